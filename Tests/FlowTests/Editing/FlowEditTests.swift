import Flow
import Testing

@Suite("edits of a flow")
struct FlowEditTests {
  private let film = Flow(
    nodes: [
      Node("a", FunctionName("load"), [Argument("file", Value.text("a.jpg"))]),
      Node(
        "b", FunctionName("blend"),
        [
          Argument(.position(0), .output(OutputReference("a"))),
          Argument(
            "with", .list([.output(OutputReference("a", .named("mask"))), .parameter("a")])),
        ]),
    ], returns: [Flow.Return(.output(OutputReference("b")))])

  @Test("an argument is set, added and taken away")
  func setArgument() throws {
    var flow = film
    let undo = try flow.apply(
      .setArgument(node: "a", port: .named("file"), .value(.text("b.jpg"))))
    #expect(flow.node("a")?.argument("file")?.source == .value(.text("b.jpg")))
    #expect(undo == .setArgument(node: "a", port: .named("file"), .value(.text("a.jpg"))))
    #expect(
      try flow.apply(.setArgument(node: "a", port: .named("size"), .parameter("s")))
        == .setArgument(node: "a", port: .named("size"), nil))
    #expect(flow.node("a")?.arguments.map(\.port) == [.named("file"), .named("size")])
    try flow.apply(.setArgument(node: "a", port: .named("file"), nil))
    #expect(flow.node("a")?.arguments.map(\.port) == [.named("size")])
  }

  @Test("taking away an argument that is not there changes nothing")
  func noArgument() throws {
    var flow = film
    try flow.apply(.setArgument(node: "a", port: .named("size"), nil))
    #expect(flow == film)
  }

  @Test("renaming a node renames it in every link and result, and nothing else")
  func rename() throws {
    var flow = film
    #expect(try flow.apply(.renameNode("a", to: "c")) == .renameNode("c", to: "a"))
    #expect(
      flow.node("b")?.arguments.map(\.source) == [
        .output(OutputReference("c")),
        .list([.output(OutputReference("c", .named("mask"))), .parameter("a")]),
      ])
    try flow.apply(.renameNode("b", to: "d"))
    #expect(flow.returns.map(\.source) == [.output(OutputReference("d"))])
    try flow.apply(.renameNode("d", to: "d"))
    #expect(flow.nodes.map(\.name) == ["c", "d"])
  }

  @Test("nodes are put in and taken out at their place")
  func addAndRemove() throws {
    var flow = film
    let node = Node("c", FunctionName("load"))
    #expect(try flow.apply(.addNode(node, at: 1)) == .removeNode("c"))
    #expect(flow.nodes.map(\.name) == ["a", "c", "b"])
    #expect(try flow.apply(.removeNode("c")) == .addNode(node, at: 1))
    #expect(flow == film)
  }

  @Test(
    "an edit that does not fit is refused and says why",
    arguments: [
      (
        .setFunction(node: "A", FunctionName("f")), .noSuchNode("A", near: ["a"]),
        "There is no node named A. Did you mean a?"
      ),
      (
        .removeNode("xyz"), .noSuchNode("xyz", near: []), "There is no node named xyz."
      ),
      (
        .addNode(Node("a", FunctionName("f")), at: 0), .nameTaken("a"),
        "There is a node named a already."
      ),
      (.renameNode("a", to: "b"), .nameTaken("b"), "There is a node named b already."),
      (
        .addNode(Node("c", FunctionName("f")), at: 3), .noSuchPosition(3),
        "There is no place number 4."
      ),
      (
        .addNode(Node("c", FunctionName("f")), at: -1), .noSuchPosition(-1),
        "There is no place number 0."
      ),
      (
        .removeNode("a"), .stillUsed("a", by: ["b"]), "a is still used by b."
      ),
      (.removeNode("b"), .stillUsed("b", by: ["return"]), "b is still used by return."),
    ] as [(FlowEdit, FlowEditError, String)])
  func refusals(edit: FlowEdit, error: FlowEditError, sentence: String) {
    var flow = film
    #expect(throws: error) { try flow.apply(edit) }
    #expect(flow == film)
    #expect(error.description == sentence)
  }

  @Test("of several edits all are made or none")
  func allOrNone() throws {
    var flow = film
    let edits: [FlowEdit] = [.renameNode("a", to: "c"), .removeNode("nothing")]
    #expect(throws: FlowEditError.self) { try flow.apply(edits) }
    #expect(flow == film)
    try flow.apply([.renameNode("a", to: "c"), .renameNode("b", to: "a")])
    #expect(flow.nodes.map(\.name) == ["c", "a"])
  }
}
