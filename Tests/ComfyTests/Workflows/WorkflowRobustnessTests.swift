import Flow
import Notation
import OrderedJSON
import Testing

@testable import Comfy

@Suite("Workflows that are large or damaged")
struct WorkflowRobustnessTests {
  private static let classes = NodeClasses([
    NodeClass("Make", outputs: [NodeOutput("X", "X")]),
    NodeClass(
      "Turn", inputs: [NodeInput("x", "X"), NodeInput("n", "INT", defaultValue: .integer(1))],
      outputs: [NodeOutput("X", "X")]),
  ])

  /// A chain of nodes of a type, each linked to the one before.
  private func chain(_ count: Int, of type: (Int) -> String, from: (Int) -> Int) -> Workflow {
    var graph = WorkflowGraph()
    for index in 0..<count {
      var node = WorkflowNode(String(index), type(index))
      if index > 0 {
        node.inputs = [.init("x", "X", link: String(index))]
        graph.links[String(index)] = WorkflowLink(
          from: String(from(index)), 0, to: String(index), 0)
      }
      node.outputs = [.init("X", "X")]
      graph.nodes.append(node)
    }
    return Workflow(root: graph)
  }

  @Test("a long chain of nodes is converted", .timeLimit(.minutes(1)))
  func longChain() {
    let workflow = chain(20_000, of: { $0 == 0 ? "Make" : "Turn" }, from: { $0 - 1 })
    let made = workflow.prompt(classes: Self.classes)
    #expect(made.prompt.nodes.count == 20_000)
    #expect(made.prompt.nodes[19_999].inputs.last?.value == .link(node: "19998", slot: 0))
    #expect(made.findings.isEmpty)
    #expect(workflow.file(classes: Self.classes).file.flows[0].nodes.count == 20_000)
  }

  @Test("reroutes that many nodes draw on are followed once", .timeLimit(.minutes(1)))
  func longReroutes() {
    // Every second node draws on the reroute before it, which draws on the one before that.
    let workflow = chain(
      20_000, of: { $0 == 0 ? "Make" : $0 % 2 == 1 ? "Reroute" : "Turn" },
      from: { $0 % 2 == 1 ? max($0 - 2, 0) : $0 - 1 })
    let made = workflow.prompt(classes: Self.classes)
    #expect(made.prompt.nodes.count == 10_000)
    #expect(
      made.prompt.nodes.dropFirst().allSatisfy {
        $0.inputs.last?.value == .link(node: "0", slot: 0)
      })
  }

  @Test("bypassed nodes in a long row are passed", .timeLimit(.minutes(1)))
  func longBypass() {
    var workflow = chain(20_000, of: { $0 == 0 ? "Make" : "Turn" }, from: { $0 - 1 })
    for index in 1..<19_999 { workflow.root.nodes[index].mode = .bypassed }
    let made = workflow.prompt(classes: Self.classes)
    #expect(made.prompt.nodes.map(\.id) == ["0", "19999"])
    #expect(made.prompt.nodes[1].inputs.last?.value == .link(node: "0", slot: 0))
  }

  @Test("sub-graphs that multiply stop at a limit")
  func multiplying() {
    var workflow = Workflow(root: WorkflowGraph(nodes: [WorkflowNode("1", "s0")]))
    for level in 0..<40 {
      let inside = ["a", "b"].map { WorkflowNode("\($0)\(level)", "s\(level + 1)") }
      workflow.subgraphs.append(
        Subgraph(id: "s\(level)", name: "Level", graph: WorkflowGraph(nodes: inside)))
    }
    workflow.subgraphs.append(
      Subgraph(
        id: "s40", name: "Last", graph: WorkflowGraph(nodes: [WorkflowNode("z", "Make")])))
    let binding = WorkflowBinding(workflow, Self.classes)
    let expansion = WorkflowExpansion(binding.graphs, most: 1000)
    #expect(expansion.nodes.count <= 1000)
    #expect(expansion.findings.map(\.code) == [.notRealizable])
  }

  @Test("a chain of 5,000 definitions inside one another is no deep recursion")
  func deepDefinitions() {
    var workflow = Workflow(root: WorkflowGraph(nodes: [WorkflowNode("1", "s0")]))
    for level in 0..<5_000 {
      let inside = WorkflowNode("n\(level)", level == 4_999 ? "Make" : "s\(level + 1)")
      workflow.subgraphs.append(
        Subgraph(id: "s\(level)", name: "L", graph: WorkflowGraph(nodes: [inside])))
    }
    #expect(workflow.prompt(classes: Self.classes).prompt.nodes.count == 1)
  }

  @Test("a node that is linked to itself keeps its link, and a reroute loses it")
  func selfLinks() throws {
    let workflow = try Workflow(
      json: JSON(
        parsing: #"""
          {"nodes": [
            {"id": 1, "type": "Turn", "inputs": [{"name": "x", "type": "X", "link": 1}],
             "outputs": [{"name": "X", "type": "X", "links": [1]}]},
            {"id": 2, "type": "Reroute", "inputs": [{"name": "", "type": "*", "link": 2}],
             "outputs": [{"name": "", "type": "*", "links": [2, 3]}]},
            {"id": 3, "type": "Turn", "inputs": [{"name": "x", "type": "X", "link": 3}]}],
           "links": [[1, 1, 0, 1, 0, "X"], [2, 2, 0, 2, 0, "*"], [3, 2, 0, 3, 0, "*"]]}
          """#))
    let made = workflow.prompt(classes: Self.classes)
    #expect(made.prompt.lines.contains("1.x -> 1 0"))
    #expect(!made.prompt.lines.contains { $0.hasPrefix("3.x") })
    #expect(made.findings.map(\.code) == [.cycle])
  }

  @Test("zero bytes and odd characters in names and ids are kept apart")
  func oddCharacters() throws {
    let workflow = try Workflow(
      json: JSON(
        parsing: #"""
          {"nodes": [{"id": "a\u0000b", "type": "Make", "title": "\u0000\u202e"},
            {"id": "a b", "type": "Turn\u0000", "inputs": [{"name": "\u0000", "type": "", "link": 1}],
             "widgets_values": ["\u0000"]}],
           "links": [[1, "a\u0000b", 0, "a b", 0, "X"]]}
          """#))
    #expect(workflow.prompt(classes: Self.classes).prompt.nodes.count == 2)
    let file = workflow.file(classes: Self.classes, layout: true).file
    #expect(Set(file.flows[0].nodes.map(\.name)).count == 2)
  }

  @Test("damage anywhere in a workflow is no crash", arguments: WorkflowGolden.all)
  func damage(_ golden: WorkflowGolden) throws {
    let classes = try WorkflowGolden.classes()
    let json = try golden.json("workflow.json")
    var generator = Damage(seed: UInt64(golden.name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }))
    for _ in 0..<40 {
      let damaged = generator.damaged(json)
      guard let workflow = try? Workflow(json: damaged) else { continue }
      let made = workflow.prompt(classes: classes)
      #expect(Set(made.prompt.nodes.map(\.id)).count == made.prompt.nodes.count)
      let flows = workflow.file(classes: classes, layout: true).file.flows
      #expect(Set(flows.map(\.name)).count == flows.count)
      for flow in flows { #expect(Set(flow.nodes.map(\.name)).count == flow.nodes.count) }
    }
  }
}

/// Puts odd values into random places of a JSON value.
private struct Damage: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  private static let odd: [JSON] = [
    .null, .boolean(true), .integer(-1), .integer(0), .integer(1), .integer(2), .integer(-10),
    .integer(-20), .number("1e400"), .number("0.5"), .string(""), .string("s-in"),
    .string("Reroute"), .array([]), .array([.null]), .object(JSONObject()), .integer(Int.max),
    .string("PrimitiveNode"), .string("GetNode"), .number("18446744073709552000"),
  ]

  mutating func damaged(_ json: JSON) -> JSON {
    if UInt64.random(in: 0..<24, using: &self) == 0 {
      return Damage.odd.randomElement(using: &self) ?? .null
    }
    switch json {
    case .array(let elements):
      var result = elements.map { damaged($0) }
      if let extra = result.first, UInt64.random(in: 0..<12, using: &self) == 0 {
        result.append(extra)
      }
      return .array(result)
    case .object(let object):
      return .object(JSONObject(object.members.map { .init($0.name, damaged($0.value)) }))
    default: return json
    }
  }
}
