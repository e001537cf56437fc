import Flow
import Testing

@Suite("what edits leave and undo")
struct FlowEditExactnessTests {
  private let film = Flow(
    parameters: [Port("seconds", .modality(.number))],
    nodes: [
      Node(
        "a", FunctionName("load"),
        [
          Argument("x", .number(1)), Argument("y", .parameter("seconds")),
          Argument("z", .number(3)),
        ],
        furtherNames: ["mask"]),
      Node("b", FunctionName("blend"), [Argument(.position(0), .from("a"))]),
      Node("c", FunctionName("save"), [Argument(.position(0), .from("b"))]),
    ])

  @Test("an argument that was taken away comes back at its old place")
  func argumentPlace() throws {
    var flow = film
    let undo = try flow.apply(.disconnect("a", .named("x")))
    #expect(undo == .insertArgument(node: "a", Argument("x", .number(1)), at: 0))
    try flow.apply(undo)
    #expect(flow == film)
    // The last one simply is set again.
    #expect(
      try flow.apply(.disconnect("a", .named("z")))
        == .setArgument(node: "a", port: .named("z"), .value(.number(3))))
  }

  @Test("arguments change places")
  func moveArgument() throws {
    var flow = film
    let undo = try flow.apply(.moveArgument(node: "a", port: .named("x"), to: 2))
    #expect(flow.node("a")?.arguments.map(\.port.description) == ["y", "z", "x"])
    #expect(undo == .moveArgument(node: "a", port: .named("x"), to: 0))
  }

  @Test("no node or further output gets a name that is given already")
  func furtherNames() {
    let edits: [FlowEdit] = [
      .renameNode("b", to: "mask"), .renameNode("a", to: "mask"), .renameNode("b", to: "c"),
      .addNode(Node("mask", FunctionName("f")), at: 0),
      .addNode(Node("d", FunctionName("f"), furtherNames: ["mask"]), at: 0),
      .addNode(Node("d", FunctionName("f"), furtherNames: ["b"]), at: 0),
      .addNode(Node("d", FunctionName("f"), furtherNames: ["d"]), at: 0),
      .setFurtherNames(node: "b", ["mask"]), .setFurtherNames(node: "b", ["c"]),
      .setFurtherNames(node: "b", ["b"]), .setFurtherNames(node: "b", ["x", "x"]),
    ]
    for edit in edits {
      var flow = film
      #expect { try flow.apply(edit) } throws: { error in
        if case .nameTaken = error as? FlowEditError { true } else { false }
      }
      #expect(flow == film)
    }
  }

  @Test("a node that is cut out leaves its links behind and comes back to them")
  func cut() throws {
    var flow = film
    let undo = try flow.apply(.cutNode("b"))
    #expect(flow.nodes.map(\.name) == ["a", "c"])
    #expect(flow.links.map(\.description) == ["b -> c.1"])
    // Adding the node is undone by cutting it out again, for it is used.
    #expect(try flow.apply(undo) == .cutNode("b"))
    #expect(flow == film)
  }

  @Test(
    "renaming a node to what a link without a source means connects the link, and undoing parts them"
  )
  func capture() throws {
    var flow = film
    try flow.apply([.cutNode("a"), .addNode(Node("d", FunctionName("load")), at: 0)])
    let before = flow
    let undo = try flow.apply(.renameNode("d", to: "a"))
    #expect(flow.links.map(\.source.node) == ["a", "b"])
    try flow.apply(undo)
    #expect(flow == before)
    #expect(flow.links.map(\.source.node) == ["a", "b"])
  }

  @Test("a parameter is renamed in every use, and taken out when nothing uses it")
  func parameters() throws {
    var flow = film
    #expect(throws: FlowEditError.stillUsed("seconds", by: ["a"])) {
      try flow.apply(.removeParameter("seconds"))
    }
    try flow.apply(.renameParameter("seconds", to: "length"))
    #expect(flow.node("a")?.argument("y")?.source == .parameter("length"))
    try flow.apply(.disconnect("a", .named("y")))
    let undo = try flow.apply(.removeParameter("length"))
    #expect(flow.parameters.isEmpty)
    #expect(undo == .addParameter(Port("length", .modality(.number)), at: 0))
    #expect(throws: FlowEditError.noSuchParameter("lenght", near: [])) {
      try flow.apply(.setParameter(Port("lenght", .any)))
    }
    try flow.apply(undo)
    let error = FlowEditError.noSuchParameter("lenght", near: ["length"])
    #expect(throws: error) { try flow.apply(.removeParameter("lenght")) }
    #expect(error.description.hasSuffix("Did you mean length?"))
    #expect(throws: FlowEditError.parameterNameTaken("length")) {
      try flow.apply(.addParameter(Port("length", .any), at: 0))
    }
  }

  @Test("nodes are muted, bypassed, set active again and given titles")
  func attributes() throws {
    var flow = film
    try flow.apply([.mute("a"), .bypass("b"), .title("c", "Keep")])
    #expect(flow.nodes.map(\.mode) == [.muted, .bypassed, .active])
    #expect(flow.node("c")?.title == "Keep")
    try flow.apply([.activate("a"), .activate("b"), .title("c", nil)])
    #expect(flow == film)
  }

  @Test("a group is made as a whole or not at all")
  func group() throws {
    var flow = film
    let edits: [FlowEdit] = [.renameNode("a", to: "z"), .removeNode("z")]
    #expect(throws: FlowEditError.stillUsed("z", by: ["b"])) { try flow.apply(.group(edits)) }
    #expect(flow == film)
  }

  @Test("places that are not there are refused", arguments: [-1, 3, Int.max, Int.min])
  func noSuchPlace(place: Int) {
    var flow = film
    let edits: [FlowEdit] = [
      .moveNode("a", to: place), .moveArgument(node: "a", port: .named("x"), to: place),
      .addParameter(Port("p", .any), at: place),
    ]
    for edit in edits {
      #expect(throws: FlowEditError.noSuchPosition(place)) { try flow.apply(edit) }
    }
    #expect(!FlowEditError.noSuchPosition(place).description.isEmpty)
  }
}
