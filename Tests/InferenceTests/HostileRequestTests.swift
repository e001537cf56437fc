import Flow
import Library
import Notation
import Testing

@testable import Inference

@Suite("requests that nobody means")
struct HostileRequestTests {
  private static let files = ["a.jpg", "b.png", "c.mp4", "d.wav", "e.txt"].map(Requests.resource)

  /// Whatever is asked, there is a flow that reads back or a finding that says why not.
  private func expectAnswer(_ text: String, _ files: [Resource]) {
    let inferred = Inference(library: Requests.library).infer(
      InferenceRequest(text, resources: files))
    guard let flow = inferred.flow else {
      #expect(!inferred.diagnostics.isEmpty, "\(text.debugDescription)")
      return
    }
    let parsed = Dataflow.parse(Dataflow.print(flow))
    guard parsed.file.flows != [flow] else { return }
    Issue.record("\(text.debugDescription)\n\(Dataflow.print(flow))")
  }

  @Test("word salads", arguments: 0..<8)
  func salads(block: Int) {
    for seed in 0..<250 {
      var salad = WordSalad(seed: UInt64(block * 1000 + seed + 1))
      let text = salad.request(seed.isMultiple(of: 10) ? 60 : 16)
      expectAnswer(text, seed.isMultiple(of: 3) ? [] : Self.files)
    }
  }

  @Test("good requests with words left out, doubled, exchanged or cut off", arguments: 0..<4)
  func damaged(block: Int) {
    for (index, test) in GoldenCase.all.enumerated() where index % 4 == block {
      var salad = WordSalad(seed: UInt64(index + 1))
      for _ in 0..<8 { expectAnswer(salad.damaged(test.request.text), test.request.resources) }
    }
  }

  @Test(
    "long requests take a bounded time",
    arguments: [
      "turn photo.jpg into ", "make a video of ", "a ", "1 ", "5 seconds and ",
      "blend a.jpg and b.jpg, ",
      ",and ", "\"'", "in the with of to ", "rain and ", "((((", "word", "1:05 16:9 ", "🎬", "\n- ",
      "9999999999", "it and them and both and ",
    ])
  func long(piece: String) {
    let clock = ContinuousClock()
    for length in [3000, 20_000] {
      let text = String(repeating: piece, count: length / piece.utf8.count)
      let time = clock.measure { expectAnswer(text, Self.files) }
      #expect(time < .seconds(20))
    }
  }

  @Test("a request beyond all measure is refused with a reason")
  func tooLong() {
    let inferred = Requests.infer(String(repeating: "blur a.jpg then crop it ", count: 1000))
    #expect(inferred.flow == nil)
    #expect(inferred.codes == [.notUnderstood])
  }

  @Test("names of files that mean something else")
  func strangeFiles() {
    for name in [
      "", ".", "..", "/", "a b", "then", "and", "\"", "blur", "5", "true.jpg", "return.png",
    ] {
      let file = Resource(name, modality: .image)
      for text in ["blur it", "blur \(name)", "blend a.jpg and \(name) and animate them"] {
        expectAnswer(text, [file, Requests.resource("a.jpg")])
      }
    }
  }

  @Test("an empty library understands nothing and says so")
  func emptyLibrary() {
    let inferred = Inference(library: Library()).infer(InferenceRequest("blur a.jpg"))
    #expect(inferred.flow == nil)
    #expect(!inferred.diagnostics.isEmpty)
  }
}
