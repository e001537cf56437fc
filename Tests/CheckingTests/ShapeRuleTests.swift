import Checking
import Flow
import Testing

@Suite("Shape")
struct ShapeRuleTests {
  @Test("an empty flow is one finding")
  func empty() {
    #expect(Sample.checker.check(Flow()).map(\.code) == [.emptyFlow])
  }

  @Test("a circle is printed as its path")
  func cycle() throws {
    let flow = Flow(
      Node("a", "resize_image", [.from("b")]), Node("b", "resize_image", [.from("c")]),
      Node("c", "resize_image", [.from("a")]), returning: "a")
    let findings = Sample.checker.check(flow)
    #expect(findings.map(\.code) == [.cycle])
    let path = try #require(findings.first?.message.split(separator: ": ").last)
    let names = path.dropLast().split(separator: " -> ").map(String.init)
    #expect(names.count == 4)
    #expect(names.first == names.last)
    // Each name feeds the next one.
    for (from, to) in zip(names, names.dropFirst()) {
      #expect(flow.links.contains { $0.source.node == from && $0.node == to })
    }
  }

  @Test("a link from a node to itself is told at that argument")
  func selfLink() {
    let flow = Flow(Node("a", "resize_image", [.from("a")]), returning: "a")
    let findings = Sample.checker.check(flow)
    #expect(findings.map(\.message) == ["a draws on itself: a -> a."])
    #expect(findings.first?.place == .argument(node: "a", .position(0)))
  }

  @Test("a flow that uses itself is a circle; a library's function of its name is not")
  func recursion() throws {
    var flow = Flow.clip("duration", .seconds(6))
    flow.name = "image_to_video"
    #expect(Sample.checker.check(flow).isEmpty)
    flow.nodes.append(Node("again", "mine", [.from("photo")]))
    flow.name = "mine"
    flow.parameters = [Port("x", .image)]
    flow.outputs = [OutputPort("video", .video)]
    var catalogue = Sample.catalogue
    catalogue.add(try #require(flow.signature))
    let findings = Checker(catalogue: catalogue).check(flow).filter { $0.code == .cycle }
    #expect(findings.map(\.message) == ["The flow mine uses itself."])
  }

  @Test("where nothing is returned, the last open end is offered")
  func nothingReturned() throws {
    let flow = Flow(
      Node("photo", "load_image", [.text("a.png")]),
      Node("clip", "image_to_video", [.from("photo")]))
    let findings = Sample.checker.check(flow)
    #expect(findings.map(\.message) == ["The flow returns nothing."])
    let fixed = try flow.applying(try #require(findings.first?.fixes.first))
    #expect(fixed.returns.map(\.source) == [.from("clip")])
    #expect(Sample.checker.check(fixed).isEmpty)
  }

  @Test("a flow that saves returns nothing by right, unless it declares a result")
  func savingFlow() {
    var flow = Flow(
      Node("photo", "load_image", [.text("a.png")]),
      Node("saved", "save_image", [.from("photo"), .text("b.png")]))
    #expect(Sample.checker.check(flow).isEmpty)
    flow.outputs = [OutputPort("image", .image)]
    #expect(Sample.checker.check(flow).map(\.code) == [.nothingReturned])
  }

  @Test("unused nodes are warned of, and removed with those that draw on them")
  func unusedNodes() throws {
    let flow = Flow(
      Node("photo", "load_image", [.text("a.png")]),
      Node("other", "load_image", [.text("b.png")]),
      Node("clip", "image_to_video", [.from("other")]), returning: "photo")
    let findings = Sample.checker.check(flow)
    #expect(findings.map(\.code) == [.unusedNode, .unusedNode])
    #expect(findings.map(\.severity) == [.warning, .warning])
    #expect(findings.map(\.message) == ["Nothing uses other.", "Nothing uses clip."])
    let fixed = try flow.applying(try #require(findings.first?.fixes.first))
    #expect(fixed.nodes.map(\.name) == ["photo"])
    let less = try flow.applying(try #require(findings.last?.fixes.first))
    #expect(less.nodes.map(\.name) == ["photo", "other"])
  }

  @Test("an unused parameter is warned of")
  func unusedParameter() {
    var flow = Flow.clip("duration", .seconds(6))
    flow.parameters = [Port("seconds", .number, unit: .seconds, defaultValue: .seconds(6))]
    let findings = Sample.checker.check(flow)
    #expect(findings.map(\.message) == ["Nothing uses the parameter seconds."])
    #expect(findings.first?.place == .parameter("seconds"))
  }

  @Test("what is returned fits what is declared, or is converted")
  func results() throws {
    var flow = Flow.clip("duration", .seconds(6))
    flow.outputs = [OutputPort("audio", .audio)]
    let finding = try #require(Sample.checker.check(flow).first)
    #expect(
      finding.message
        == "The flow declares audio but returns clip.video, which is video: extract_audio would "
        + "convert it.")
    #expect(finding.place == .result(0))
    let fixed = try flow.applying(try #require(finding.fixes.first))
    #expect(fixed.returns.map(\.source) == [.from("extract_audio")])
    #expect(Sample.checker.check(fixed).isEmpty)
  }

  @Test("as many results are returned as are declared")
  func resultCount() {
    var flow = Flow.clip("duration", .seconds(6))
    flow.outputs = [OutputPort("video", .video), OutputPort("image", .image)]
    #expect(
      Sample.checker.check(flow).map(\.message) == [
        "The flow declares 2 results, video and image, but returns 1."
      ])
    flow.outputs = [OutputPort("video", .list(.video))]
    #expect(Sample.checker.check(flow).isEmpty)
  }

  @Test("findings come in the order of nodes and of their arguments")
  func order() {
    let flow = Flow(
      nodes: [
        Node(
          "a", "image_to_video", [.from("zzz")],
          named: ["fps": .value(.number(900)), "duration": .value(.number(0)), "nope": .text("")]),
        Node("b", "quux"),
        Node("a", "speak"),
      ],
      returns: [Flow.Return(.from("b"))])
    let codes = Sample.checker.check(flow).map(\.code)
    #expect(
      codes == [
        .duplicateName, .unusedNode, .unusedNode, .unknownNode, .outOfRange, .outOfRange,
        .unknownParameter, .missingParameter, .unknownFunction,
      ])
    #expect(Sample.checker.check(flow) == Sample.checker.check(flow))
  }
}
