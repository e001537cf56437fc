import Flow
import Testing

@Suite("near names and findings")
struct FindingsTests {
  private let functions = [
    "load_image", "resize_image", "trim_video", "text_to_audio", "mix_audio", "f", "g",
  ]

  @Test(
    "names that may have been meant are found",
    arguments: [
      ("resize_imge", ["resize_image"]), ("resiez_image", ["resize_image"]),
      ("LOAD_IMAGE", ["load_image"]), ("video_trim", ["trim_video"]),
      ("audio to text", ["text_to_audio"]), ("mix audio", ["mix_audio"]), ("blur", []), ("", []),
      ("generate_everything", []),
    ])
  func near(name: String, expected: [String]) {
    #expect(NearNames.of(name, in: functions) == expected)
  }

  @Test("the nearest comes first, and no more than the limit are given")
  func order() {
    let names = ["abcdex", "abcdef", "abcxyf", "abcdeg", "abcdeh"]
    #expect(NearNames.of("abcdef", in: names) == ["abcdef", "abcdeg", "abcdeh"])
    #expect(NearNames.of("abcdef", in: names, limit: 1) == ["abcdef"])
  }

  @Test("what is passed over quickly is never nearer than what is found")
  func quickly() {
    var dice = Dice(seed: 7)
    let letters = Array("abmp0_-éÄ")
    func name() -> String {
      String(
        (0..<Int.random(in: 1...9, using: &dice)).map { _ in
          letters.randomElement(using: &dice) ?? "a"
        })
    }
    let names = (0..<300).map { _ in name() }
    for _ in 0..<200 {
      let wanted = name()
      let found = NearNames.of(wanted, in: names, limit: 300)
      for other in names {
        let longest = max(wanted.unicodeScalars.count, other.unicodeScalars.count)
        let isNear = NearNames.distance(wanted, other) * 3 <= longest
        #expect(!isNear || found.contains(other), "\(wanted) \(other)")
      }
    }
  }

  @Test("near names are asked for in a question")
  func question() {
    #expect(NearNames.question([]) == nil)
    #expect(NearNames.question(["a"]) == "Did you mean a?")
    #expect(NearNames.question(["a", "b"]) == "Did you mean a or b?")
    #expect(NearNames.question(["a", "b", "c"]) == "Did you mean a, b or c?")
  }

  @Test("codes are spelled in lower case with hyphens, and no two alike")
  func codes() {
    let codes = DiagnosticCode.allCases.map(\.rawValue)
    #expect(Set(codes).count == codes.count)
    for code in codes {
      #expect(code.allSatisfy { $0 == "-" || ("a"..."z").contains($0) })
    }
  }

  @Test("a finding is as serious as its code unless it says otherwise")
  func severity() {
    #expect(Diagnostic(.syntax, "").severity == .error)
    #expect(Diagnostic(.unusedNode, "").severity == .warning)
    #expect(Diagnostic(.assumption, "").severity == .note)
    #expect(Diagnostic(.unusedNode, "", severity: .error).severity == .error)
    #expect(Diagnostic.Severity.note < .warning && Diagnostic.Severity.warning < .error)
    #expect(![Diagnostic(.unusedNode, "")].hasErrors)
    #expect([Diagnostic(.assumption, ""), Diagnostic(.cycle, "")].hasErrors)
  }

  @Test("places lie in their node")
  func places() {
    #expect(FlowPlace.argument(node: "a", .position(0)).node == "a")
    #expect(FlowPlace.function(node: "a").node == "a")
    #expect(FlowPlace.result(0).node == nil)
    #expect(PortName.position(0).description == "1")
  }
}
