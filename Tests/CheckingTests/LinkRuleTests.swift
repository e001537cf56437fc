import Checking
import Flow
import Testing

@Suite("Links")
struct LinkRuleTests {
  @Test("a film for a text names the shortest conversion, and the fix puts it in")
  func conversion() throws {
    let flow = Flow(
      Node("clip", "load_video", [.text("a.mp4")]),
      Node("voice", "speak", named: ["text": .from("clip")]), returning: "voice")
    let finding = try #require(Sample.checker.check(flow).first)
    #expect(finding.code == .modalityMismatch)
    #expect(
      finding.message
        == "clip.video is video but voice.text takes text: extract_audio -> transcribe_audio would "
        + "convert it.")
    #expect(finding.place == .argument(node: "voice", .named("text")))
    let fixed = try flow.applying(try #require(finding.fixes.first))
    #expect(fixed.nodes.map(\.name) == ["clip", "extract_audio", "transcribe_audio", "voice"])
    #expect(
      fixed.links.map(\.description) == [
        "clip -> extract_audio.video", "extract_audio -> transcribe_audio.audio",
        "transcribe_audio -> voice.text",
      ])
    #expect(Sample.checker.check(fixed).isEmpty)
  }

  @Test("inserted nodes take names that are free")
  func freeNames() throws {
    let flow = Flow(
      Node("extract_audio", "load_video", [.text("a.mp4")]),
      Node("part", "trim_audio", [.from("extract_audio")]), returning: "part")
    let finding = try #require(Sample.checker.check(flow).first)
    let fixed = try flow.applying(try #require(finding.fixes.first))
    #expect(fixed.nodes.map(\.name) == ["extract_audio", "extract_audio_2", "part"])
  }

  @Test("where nothing converts, the finding says so")
  func noConversion() throws {
    let flow = Flow(
      Node("photo", "load_image", [.text("a.png")]),
      Node("filled", "paint_mask", [.from("photo")]), returning: "filled")
    let finding = try #require(Sample.checker.check(flow).first)
    #expect(finding.message == "photo.image is image but filled.mask takes mask.")
    #expect(finding.hint == "No chain of functions turns image into mask.")
    #expect(finding.fixes.isEmpty)
  }

  @Test("a single thing and a list of it go into a list port, a list into a single port does not")
  func lists() {
    let nodes = [
      Node("film", "load_video", [.text("a.mp4")]),
      Node("stills", "extract_frames", [.from("film")]),
      Node("photo", "load_image", [.text("a.png")]),
    ]
    func check(_ node: Node) -> [String] {
      Sample.checker.check(
        Flow(
          nodes: nodes + [node],
          returns: ["x", "stills", "photo"].map { Flow.Return(.from($0)) })
      ).map(\.message)
    }
    #expect(check(Node("x", "slideshow", [.from("stills")])).isEmpty)
    #expect(check(Node("x", "slideshow", [.from("photo")])).isEmpty)
    #expect(
      check(Node("x", "slideshow", [.from("photo"), .from("stills")])) == [
        "stills.images is [image] but x.images takes image."
      ])
    #expect(
      check(Node("x", "resize_image", [.from("stills")])) == [
        "stills.images is [image] but x.image takes image."
      ])
  }

  @Test("a text that a node gives may fill a text port")
  func textLink() {
    let flow = Flow(
      Node("film", "load_video", [.text("a.mp4")]), Node("sound", "extract_audio", [.from("film")]),
      Node("words", "transcribe_audio", [.from("sound")]),
      Node("scene", "text_to_image", [.from("words")]), returning: "scene")
    #expect(Sample.checker.check(flow).isEmpty)
  }

  @Test("a missing input says what it takes, and the one unused fitting output is connected")
  func missingInput() throws {
    let flow = Flow(
      Node("photo", "load_image", [.text("a.png")]), Node("film", "load_video", [.text("a.mp4")]),
      Node("clip", "image_to_video"), returning: "clip", "film")
    let finding = try #require(Sample.checker.check(flow).first { $0.code == .missingInput })
    #expect(
      finding.message
        == "clip needs image: image_to_video takes image there, and nothing is given.")
    #expect(finding.place == .argument(node: "clip", .named("image")))
    let fixed = try flow.applying(try #require(finding.fixes.first))
    #expect(fixed.node("clip")?.argument("image")?.source == .from("photo"))
    #expect(Sample.checker.check(fixed).isEmpty)
  }

  @Test("with two fitting outputs, or with none, nothing is connected")
  func ambiguousInput() {
    let two = Flow(
      Node("a", "load_image", [.text("a.png")]), Node("b", "load_image", [.text("b.png")]),
      Node("clip", "image_to_video"), returning: "clip")
    let none = Flow(Node("clip", "image_to_video"), returning: "clip")
    for flow in [two, none] {
      let finding = Sample.checker.check(flow).first { $0.code == .missingInput }
      #expect(finding?.fixes.isEmpty == true)
    }
  }

  @Test("a missing parameter says what it takes; an empty list gives nothing either")
  func missingParameter() {
    let flow = Flow(
      Node("scene", "text_to_image"), Node("show", "slideshow", named: ["images": .list([])]),
      returning: "scene", "show")
    #expect(
      Sample.checker.check(flow).map { "\($0.code.rawValue): \($0.message)" } == [
        "missing-parameter: scene needs prompt: text_to_image takes text there, and nothing is given.",
        "missing-input: show needs images: slideshow takes [image] there, and nothing is given.",
      ])
  }

  @Test("a literal for a target's own type needs a node")
  func namedType() {
    let flow = Flow(
      nodes: [Node("x", FunctionName("grade", on: "native"), [Argument("model", Value.text("m"))])],
      returns: [Flow.Return(.from("x"))])
    #expect(
      Sample.checker.check(flow).map(\.message) == [
        "x.model takes MODEL, which comes from another node, but \"m\" is a text."
      ])
  }
}
