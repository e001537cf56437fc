import Flow
import Testing

@Suite("differences of flows")
struct FlowDiffTests {
  private let film = Flow(
    nodes: [
      Node("scene", FunctionName("load_image"), [Argument("file", Value.text("a.jpg"))]),
      Node(
        "clip", FunctionName("image_to_video"),
        [
          Argument(.position(0), .output(OutputReference("scene"))),
          Argument("duration", .seconds(4)),
        ]),
      Node("water", FunctionName("text_to_audio"), [Argument("prompt", Value.text("a brook"))]),
      Node(
        "film", FunctionName("add_audio"),
        [
          Argument(.position(0), .output(OutputReference("clip"))),
          Argument(.position(1), .output(OutputReference("water"))),
        ]),
    ], returns: [Flow.Return(.output(OutputReference("film")))])

  @Test("the edits between any two flows give the second exactly", arguments: [false, true])
  func unrelated(allowsTwice: Bool) throws {
    for seed in 0..<2000 {
      var wild = WildFlow(seed: UInt64(seed), allowsTwice: allowsTwice)
      let (old, new) = (wild.flow(), wild.flow())
      let diff = FlowDiff(from: old, to: new)
      #expect(try old.applying(diff.edits) == new, "\(seed)")
      #expect(diff.isEmpty == (old == new))
      #expect(FlowDiff(from: old, to: old).isEmpty)
    }
  }

  @Test("the edits after any sequence of edits give the second flow exactly")
  func edited() throws {
    for seed in 0..<2000 {
      var wild = WildFlow(seed: UInt64(seed), allowsTwice: seed % 4 == 0)
      let old = wild.flow()
      let (_, new) = wild.edits(of: old, count: 1 + seed % 8)
      let diff = FlowDiff(from: old, to: new)
      #expect(try old.applying(diff.edits) == new, "\(seed): \(diff.edits)")
      #expect(try new.applying(diff.edits.inverted(on: old)) == old)
    }
  }

  @Test("one edit of a flow without repeated names is found as no more than two")
  func small() throws {
    var sizes: [Int: Int] = [:]
    for seed in 0..<5000 {
      var wild = WildFlow(seed: UInt64(seed))
      var old = wild.flow()
      old.nodes.removeAll { node in Set(node.arguments.map(\.port)).count < node.arguments.count }
      let edit = wild.edit(of: old)
      switch edit {
      // These set several things at once.
      case .group, .setArguments, .setAttributes, .setNodes, .setParameters: continue
      default: break
      }
      guard let new = try? old.applying([edit]) else { continue }
      let edits = FlowDiff(from: old, to: new).edits
      sizes[edits.count, default: 0] += 1
      // A renaming may connect links that led nowhere, and so change every node.
      if case .renameNode = edit { continue }
      #expect(edits.count <= 2, "\(seed): \(edit) found as \(edits)")
    }
    #expect(sizes[1, default: 0] > 1200, "\(sizes)")
  }

  @Test("nodes that only got other names are renamed, all at once too")
  func renamed() throws {
    var new = film
    try new.apply([.renameNode("scene", to: "ruins"), .renameNode("water", to: "brook")])
    #expect(
      FlowDiff(from: film, to: new).edits.map(\.description)
        == ["rename scene -> ruins", "rename water -> brook"])
    try new.apply([.renameNode("clip", to: "a"), .renameNode("film", to: "b")])
    #expect(FlowDiff(from: film, to: new).edits.count == 4)
    #expect(FlowDiff(from: film, to: new, ignoring: .names).isEmpty)
  }

  @Test("a node that got another name and another setting is renamed and set")
  func renamedAndSet() throws {
    var new = film
    try new.apply([
      .renameNode("clip", to: "shot"),
      .setArgument(node: "shot", port: .named("duration"), .value(.seconds(6))),
    ])
    #expect(
      FlowDiff(from: film, to: new).edits.lines(on: film)
        == ["rename clip -> shot", "shot.duration: 4 s -> 6 s"])
  }

  @Test("a removed node and an unlike new one are not taken for a renaming")
  func replaced() throws {
    var new = film
    try new.apply([
      .setArgument(node: "film", port: .position(1), nil), .removeNode("water"),
      .addNode(Node("grey", FunctionName("grayscale"), [Argument("image", .from("scene"))]), at: 1),
    ])
    let lines = FlowDiff(from: film, to: new).edits.lines(on: film)
    #expect(
      lines == [
        "add grey = grayscale(image: scene)", "disconnect water -> film.2", "remove water",
      ])
  }

  @Test("nodes removed together leave without a trace of links, in cycles too")
  func removedTogether() throws {
    var old = film
    try old.apply([
      .addNode(Node("x", FunctionName("f"), [Argument("p", .from("y"))]), at: 0),
      .addNode(Node("y", FunctionName("f"), [Argument("p", .from("x"))]), at: 1),
      .addNode(Node("z", FunctionName("f"), [Argument("p", .from("y"))]), at: 0),
    ])
    let diff = FlowDiff(from: old, to: film)
    #expect(diff.edits.count == 3)
    #expect(try old.applying(diff.edits) == film)
    // A link to a node that is gone may stay.
    var new = film
    new.nodes.remove(at: 2)
    #expect(FlowDiff(from: film, to: new).edits == [.cutNode("water")])
  }

  @Test("twins that were renamed and put in another order keep their own sources")
  func twins() throws {
    let old = Flow(nodes: [
      Node("a", FunctionName("load")), Node("b", FunctionName("load")),
      Node("c", FunctionName("blur"), [Argument("image", .from("a"))]),
      Node("d", FunctionName("blur"), [Argument("image", .from("b"))]),
    ])
    let new = Flow(nodes: [
      Node("p", FunctionName("load")), Node("q", FunctionName("load")),
      Node("r", FunctionName("blur"), [Argument("image", .from("q"))]),
      Node("s", FunctionName("blur"), [Argument("image", .from("p"))]),
    ])
    #expect(FlowDiff(from: old, to: new, ignoring: [.names, .order]).isEmpty)
  }
}

extension Source {
  static func from(_ node: String) -> Source { .output(OutputReference(node)) }
}

extension Value {
  static func seconds(_ number: Int) -> Value { .quantity(Quantity(Number(number), .seconds)) }
  static func number(_ number: Int) -> Value { .number(Number(number)) }
}
