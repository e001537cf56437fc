import Checking
import Flow
import Testing

/// One literal for one port of a clip, and what is said of it.
struct LiteralCase: Sendable, CustomTestStringConvertible {
  let port: String
  let value: Value
  let code: DiagnosticCode
  let message: String
  /// The literals that the fixes write, in order; nil where a fix leaves the port to its default.
  let fixed: [Value?]

  init(
    _ port: String, _ value: Value, _ code: DiagnosticCode, _ message: String,
    _ fixed: [Value?] = []
  ) {
    self.port = port
    self.value = value
    self.code = code
    self.message = message
    self.fixed = fixed
  }

  var testDescription: String { "\(port): \(value)" }
}

@Suite("Literals")
struct LiteralRuleTests {
  static let clipCases: [LiteralCase] = [
    LiteralCase(
      "duration", .text("30"), .typeMismatch,
      "clip.duration takes number, but \"30\" is a text.", [.number(30)]),
    LiteralCase(
      "duration", .text("1.5 s"), .typeMismatch,
      "clip.duration takes number, but \"1.5 s\" is a text.", [.seconds(Number(1.5))]),
    LiteralCase(
      "duration", .text("long"), .typeMismatch,
      "clip.duration takes number, but \"long\" is a text."),
    LiteralCase(
      "duration", .boolean(true), .typeMismatch,
      "clip.duration takes number, but true is true or false."),
    LiteralCase(
      "duration", .none, .typeMismatch,
      "clip.duration takes number in 0.5...60 s and cannot be none.", [nil]),
    LiteralCase(
      "duration", .list([.number(3)]), .typeMismatch,
      "clip.duration takes one number, but [3] is a list.", [.number(3)]),
    LiteralCase(
      "loop", .text("Yes"), .typeMismatch,
      "clip.loop takes boolean, but \"Yes\" is a text.", [.boolean(true)]),
    LiteralCase(
      "loop", .number(0), .typeMismatch,
      "clip.loop takes boolean, but 0 is a whole number.", [.boolean(false)]),
    LiteralCase(
      "motion", .number(3), .typeMismatch,
      "clip.motion takes text, but 3 is a whole number.", [.text("3")]),
    LiteralCase(
      "duration", .seconds(90), .outOfRange,
      "clip.duration is 90 s, but must be within 0.5...60 s.", [.seconds(60)]),
    LiteralCase(
      "duration", .seconds(30000), .outOfRange,
      "clip.duration is 30000 s, but must be within 0.5...60 s.",
      [.quantity(Quantity(30000, .milliseconds)), .seconds(60)]),
    LiteralCase(
      "duration", .number(120), .outOfRange,
      "clip.duration is 120 s, but must be within 0.5...60 s.",
      [.seconds(60), .quantity(Quantity(120, .frames))]),
    LiteralCase(
      "duration", .quantity(Quantity(100, .milliseconds)), .outOfRange,
      "clip.duration is 100 ms, which is 0.1 s, but must be within 0.5...60 s.",
      [.quantity(Quantity(500, .milliseconds))]),
    LiteralCase(
      "duration", .quantity(Quantity(Number(1.5), .minutes)), .outOfRange,
      "clip.duration is 1.5 min, which is 90 s, but must be within 0.5...60 s.",
      [.quantity(Quantity(1, .minutes))]),
    LiteralCase(
      "duration", .quantity(Quantity(2, .hours)), .outOfRange,
      "clip.duration is 2 h, which is 7200 s, but must be within 0.5...60 s.",
      [.seconds(60)]),
    LiteralCase(
      "duration", .quantity(Quantity(2400, .frames)), .outOfRange,
      "clip.duration is 2400 frames, which is 100 s, but must be within 0.5...60 s.",
      [.quantity(Quantity(1440, .frames))]),
    LiteralCase(
      "duration", .quantity(Quantity(24, .framesPerSecond)), .wrongUnit,
      "clip.duration measures time in s, but 24 fps is a frame rate."),
    LiteralCase(
      "fps", .seconds(3), .wrongUnit,
      "clip.fps measures frame rate in fps, but 3 s is a time."),
    LiteralCase(
      "motion", .text("Zoom In"), .notAChoice,
      "clip.motion is one of \"zoom in\", \"pan left\" or \"still\", but \"Zoom In\" is none of "
        + "them.", [.text("zoom in")]),
    LiteralCase(
      "motion", .text("closer"), .notAChoice,
      "clip.motion is one of \"zoom in\", \"pan left\" or \"still\", but \"closer\" is none of them.",
      [.text("zoom in")]),
    LiteralCase(
      "motion", .text("pan lef"), .notAChoice,
      "clip.motion is one of \"zoom in\", \"pan left\" or \"still\", but \"pan lef\" is none of them.",
      [.text("pan left")]),
    LiteralCase(
      "motion", .text("spin"), .notAChoice,
      "clip.motion is one of \"zoom in\", \"pan left\" or \"still\", but \"spin\" is none of them."),
  ]

  @Test("a wrong literal is found, and each fix puts it right", arguments: clipCases)
  func wrongLiteral(_ sample: LiteralCase) throws {
    let flow = Flow.clip(sample.port, sample.value)
    let findings = Sample.checker.check(flow)
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.code == sample.code)
    #expect(finding.message == sample.message)
    #expect(finding.place == .argument(node: "clip", .named(sample.port)))
    #expect(finding.span == nil)
    let written = try finding.fixes.map { fix -> Source? in
      try flow.applying(fix).node("clip")?.argument(sample.port)?.source
    }
    #expect(written == sample.fixed.map { $0.map(Source.value) })
    for fix in finding.fixes where sample.fixed.first != .some(.text("3")) {
      #expect(!Sample.checker.check(try flow.applying(fix)).hasErrors)
    }
  }

  @Test(
    "a right literal is not objected to",
    arguments: [
      ("duration", Value.number(6)), ("duration", .seconds(60)),
      ("duration", .quantity(Quantity(500, .milliseconds))),
      ("duration", .quantity(Quantity(1, .minutes))),
      ("duration", .quantity(Quantity(48, .frames))), ("fps", .number(30)),
      ("motion", .text("still")), ("loop", .boolean(true)),
    ] as [(String, Value)])
  func rightLiteral(port: String, value: Value) {
    #expect(Sample.checker.check(.clip(port, value)).isEmpty)
  }

  @Test("frames are seconds by the node's own frame rate")
  func framesByOwnRate() throws {
    var flow = Flow.clip("duration", .quantity(Quantity(90, .frames)))
    try flow.apply(.setArgument(node: "clip", port: .named("fps"), .value(.number(1))))
    #expect(
      Sample.checker.check(flow).map(\.message) == [
        "clip.duration is 90 frames, which is 90 s, but must be within 0.5...60 s."
      ])
  }

  @Test("frames without a frame rate are no seconds")
  func framesWithoutRate() {
    let flow = Flow(
      Node("voice", "speak", [.text("hello")]),
      Node(
        "part", "trim_audio", [.from("voice")],
        named: ["start": .value(.quantity(Quantity(48, .frames)))]),
      returning: "part")
    let findings = Sample.checker.check(flow)
    #expect(findings.map(\.code) == [.wrongUnit])
    #expect(
      findings.first?.message
        == "part.start is given 48 frames, but without a known frame rate that is no number of s.")
  }

  @Test("a ratio for a plain number is fixed to that number")
  func ratioForPlainNumber() throws {
    let flow = Flow(
      Node("a", "load_image", [.text("a.png")]), Node("b", "load_image", [.text("b.png")]),
      Node(
        "both", "merge_images", [.from("a"), .from("b")],
        named: ["strength": .value(.quantity(Quantity(60, .percent)))]),
      returning: "both")
    let finding = try #require(Sample.checker.check(flow).first)
    #expect(finding.message == "both.strength is a plain number, but 60 % is a ratio.")
    let fix = try #require(finding.fixes.first)
    let source = try flow.applying(fix).node("both")?.argument("strength")?.source
    #expect(source == .value(.number(Number(0.6))))
  }

  @Test("pixels are whole, and the fix rounds them")
  func wholePixels() throws {
    let flow = Flow(
      Node(
        "scene", "text_to_image", [.text("a lake")], named: ["width": .value(.px(Number(512.5)))]),
      returning: "scene")
    let finding = try #require(Sample.checker.check(flow).first)
    #expect(
      finding.message == "scene.width counts px and takes a whole number, but 512.5 px is none.")
    let fix = try #require(finding.fixes.first)
    #expect(try flow.applying(fix).node("scene")?.argument("width")?.source == .value(.px(513)))
  }

  @Test("the largest seed is in range, and so is none for an optional port")
  func seeds() {
    for value in [Value.number(.largest), .number(0), .none] {
      let flow = Flow(
        Node("scene", "text_to_image", [.text("a lake")], named: ["seed": .value(value)]),
        returning: "scene")
      #expect(Sample.checker.check(flow).isEmpty)
    }
  }

  @Test("each element of a list is checked, and a fix changes only that one")
  func listElements() throws {
    let flow = Flow(
      Node("a", "load_image", [.text("a.png")]),
      Node(
        "show", "slideshow", named: ["images": .list([.from("a"), .text("b.png"), .from("a")])]),
      returning: "show")
    let finding = try #require(Sample.checker.check(flow).first)
    #expect(finding.code == .typeMismatch)
    #expect(
      finding.message
        == "show.images takes image, which comes from another node, but \"b.png\" is a text.")
    let fixed = try flow.applying(try #require(finding.fixes.first))
    #expect(fixed.node("load_image")?.arguments == [Argument("file", Value.text("b.png"))])
    #expect(
      fixed.node("show")?.argument("images")?.source
        == .list([.from("a"), .from("load_image"), .from("a")]))
    #expect(Sample.checker.check(fixed).isEmpty)
  }

  @Test("a node's name in quotes is connected")
  func quotedNode() throws {
    let flow = Flow(
      Node("photo", "load_image", [.text("a.png")]),
      Node("clip", "image_to_video", [.text("photo")]), returning: "clip")
    let finding = try #require(Sample.checker.check(flow).first { $0.severity == .error })
    let fixed = try flow.applying(try #require(finding.fixes.first))
    #expect(fixed.node("clip")?.arguments.first?.source == .from("photo"))
    #expect(Sample.checker.check(fixed).isEmpty)
  }

  @Test("a value can be checked for a port by itself")
  func valueAlone() throws {
    let port = try #require(Sample.catalogue["image_to_video"]?.port("duration"))
    let findings = Sample.checker.check(
      .seconds(61), for: port, named: "--set clip.duration", at: .parameter("seconds"))
    #expect(
      findings.map(\.message) == ["--set clip.duration is 61 s, but must be within 0.5...60 s."])
    #expect(findings.first?.place == .parameter("seconds"))
    #expect(findings.first?.fixes.isEmpty == true)
  }
}
