import Checking
import Flow
import Testing

@Suite("Names")
struct NameRuleTests {
  private func using(_ function: FunctionName, _ arguments: [Argument]) -> Flow {
    Flow(
      nodes: [
        Node("photo", "load_image", [.text("a.png")]),
        Node("film", "load_video", [.text("a.mp4")]),
        Node("x", function, arguments),
      ],
      returns: [
        Flow.Return(.from("x")), Flow.Return(.from("photo")), Flow.Return(.from("film")),
      ])
  }

  @Test(
    "an unknown function is replaced by the one that is clearly meant",
    arguments: [
      ("resize_imag", "photo", "resize_image"), ("image_resize", "photo", "resize_image"),
      ("Resize_Image", "photo", "resize_image"), ("resize", "photo", "resize_image"),
      ("resize", "film", "resize_video"), ("extract_all_frames", "film", "extract_frames"),
    ] as [(String, String, String)])
  func clearlyMeant(name: String, source: String, meant: String) throws {
    let flow = using(FunctionName(name), [Argument(.position(0), .from(source))])
    let finding = try #require(Sample.checker.check(flow).first)
    #expect(finding.code == .unknownFunction)
    #expect(finding.message == "There is no function named \(name).")
    #expect(finding.place == .function(node: "x"))
    #expect(finding.hint?.contains(meant) == true)
    let fixed = try flow.applying(try #require(finding.fixes.first))
    #expect(fixed.node("x")?.function == FunctionName(meant))
    #expect(Sample.checker.check(fixed).isEmpty)
  }

  @Test("a name near to nothing gets no fix")
  func nearNothing() {
    let findings = Sample.checker.check(
      using(FunctionName("quux"), [Argument(.position(0), .from("photo"))]))
    #expect(findings.map(\.code) == [.unknownFunction])
    #expect(findings.first?.fixes.isEmpty == true)
    #expect(findings.first?.hint == "anyflow functions lists what can be used.")
  }

  @Test("a name near to several that fit gets no fix, but all of them as a question")
  func nearSeveral() {
    let flow = using(FunctionName("resize_imageo"), [])
    let findings = Sample.checker.check(flow)
    #expect(findings.first?.fixes.isEmpty == false)
    let vague = Sample.checker.check(using(FunctionName("resize"), []))
    #expect(vague.first?.fixes.isEmpty == true)
    #expect(vague.first?.hint == "Did you mean resize_image or resize_video?")
  }

  @Test("an unknown target and an unknown primitive are told apart")
  func targets() throws {
    let target = using(FunctionName("crop", on: "nativ"), [Argument(.position(0), .from("photo"))])
    let first = try #require(Sample.checker.check(target).first)
    #expect(first.code == .unknownTarget)
    #expect(first.message == "There is no target named nativ to run crop on.")
    #expect(first.hint == "Did you mean native?")
    let primitive = using(
      FunctionName("resize_image", on: "native"), [Argument(.position(0), .from("photo"))])
    let second = try #require(Sample.checker.check(primitive).first)
    #expect(second.message == "native has no primitive named resize_image.")
    let fixed = try primitive.applying(try #require(second.fixes.first))
    #expect(fixed.node("x")?.function == FunctionName("resize_image"))
  }

  @Test(
    "an unknown parameter is renamed to the near one",
    arguments: ["durations", "druation", "long", "Duration"])
  func renamed(name: String) throws {
    let flow = Flow.clip(name, .seconds(6))
    let finding = try #require(Sample.checker.check(flow).first)
    #expect(finding.code == .unknownParameter)
    #expect(finding.message == "image_to_video has no parameter named \(name).")
    #expect(finding.hint == "Did you mean duration?")
    #expect(try flow.applying(try #require(finding.fixes.first)) == .clip("duration", .seconds(6)))
  }

  @Test("an unknown parameter near to nothing is removed, and the hint lists what there is")
  func removed() throws {
    let flow = Flow.clip("sparkle", .number(1))
    let finding = try #require(Sample.checker.check(flow).first)
    #expect(finding.hint == "It takes image, duration, fps, motion and loop.")
    #expect(try flow.applying(try #require(finding.fixes.first)).node("clip")?.arguments.count == 1)
  }

  @Test("arguments without a name beyond the last port are too many")
  func tooMany() throws {
    let flow = Flow(
      Node("film", "load_video", [.text("a.mp4"), .text("b.mp4")]), returning: "film")
    let finding = try #require(Sample.checker.check(flow).first)
    #expect(finding.code == .tooManyArguments)
    #expect(
      finding.message
        == "film is given 2 arguments without a name, but load_video takes at most 1: file.")
    #expect(Sample.checker.check(try flow.applying(try #require(finding.fixes.first))).isEmpty)
  }

  @Test("a port filled by position and by name is filled twice; the name goes")
  func filledTwice() throws {
    let flow = Flow(
      Node("film", "load_video", [.text("a.mp4")], named: ["file": .text("b.mp4")]),
      returning: "film")
    let finding = try #require(Sample.checker.check(flow).first)
    #expect(finding.code == .filledTwice)
    #expect(finding.message == "film.file is filled twice.")
    let fixed = try flow.applying(try #require(finding.fixes.first))
    #expect(fixed == Flow(Node("film", "load_video", [.text("a.mp4")]), returning: "film"))
  }

  @Test("several arguments without a name fill one list port once")
  func listPort() {
    let flow = Flow(
      Node("photo", "load_image", [.text("a.png")]),
      Node("show", "slideshow", [.from("photo"), .from("photo"), .from("photo")]),
      returning: "show")
    #expect(Sample.checker.check(flow).isEmpty)
  }

  @Test("an unknown node is replaced by the near one, in a result too")
  func unknownNode() throws {
    let flow = Flow(
      Node("photo", "load_image", [.text("a.png")]),
      Node("clip", "image_to_video", [.from("phto")]), returning: "clop")
    let findings = Sample.checker.check(flow).filter { $0.code == .unknownNode }
    #expect(
      findings.map(\.message) == ["There is no node named phto.", "There is no node named clop."])
    #expect(
      findings.map(\.place) == [.argument(node: "clip", .position(0)), .result(0)])
    var fixed = flow
    for finding in findings { fixed = try fixed.applying(try #require(finding.fixes.first)) }
    #expect(Sample.checker.check(fixed).isEmpty)
  }

  @Test("an unknown output is replaced by the near or the only one")
  func unknownOutput() throws {
    let flow = Flow(
      nodes: [Node("film", "load_video", [.text("a.mp4")])],
      returns: [Flow.Return(.from("film", "clip"))])
    let finding = try #require(Sample.checker.check(flow).first)
    #expect(finding.code == .unknownOutput)
    #expect(
      finding.message == "load_video has no output named clip, so film.clip is nothing.")
    let fixed = try flow.applying(try #require(finding.fixes.first))
    #expect(fixed.returns.map(\.source) == [.from("film", "video")])
  }

  @Test("more names than outputs are too many")
  func surplusNames() {
    var flow = Flow(Node("film", "load_video", [.text("a.mp4")]), returning: "film")
    flow.nodes[0].furtherNames = ["sound"]
    #expect(
      Sample.checker.check(flow).map(\.message) == [
        "load_video has one output, so there is none for sound."
      ])
  }

  @Test("a name assigned again means the later node from there on")
  func assignedAgain() throws {
    let flow = Flow(
      Node("x", "load_image", [.text("a.png")]), Node("y", "image_to_video", [.from("x")]),
      Node("x", "resize_image", [.from("x")]), Node("z", "image_to_video", [.from("x")]),
      returning: "x", "y", "z")
    let finding = try #require(Sample.checker.check(flow).first { $0.code == .duplicateName })
    #expect(finding.message == "There are two nodes named x.")
    let fixed = try flow.applying(try #require(finding.fixes.first))
    #expect(fixed.nodes.map(\.name) == ["x_1", "y", "x", "z"])
    #expect(
      fixed.nodes.dropFirst().map(\.arguments.first?.source) == [
        .from("x_1"), .from("x_1"), .from("x"),
      ])
    #expect(fixed.returns == flow.returns)
    #expect(Sample.checker.check(fixed).isEmpty)
  }

  @Test("a node may not have a parameter's name")
  func parameterClash() throws {
    var flow = Flow.clip("duration", .seconds(6))
    flow.parameters = [Port("photo", .file, defaultValue: .text("a.png"))]
    flow.nodes[0].arguments = [Argument("file", .parameter("photo"))]
    let finding = try #require(Sample.checker.check(flow).first)
    #expect(
      finding.message == "photo is the name of both a node and a parameter of the flow.")
    let fixed = try flow.applying(try #require(finding.fixes.first))
    #expect(fixed.nodes.map(\.name) == ["photo_2", "clip"])
    #expect(Sample.checker.check(fixed).isEmpty)
  }
}
