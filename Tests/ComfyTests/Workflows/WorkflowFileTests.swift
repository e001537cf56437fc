import Flow
import Notation
import OrderedJSON
import Testing

@testable import Comfy

@Suite("Workflows as flows")
struct WorkflowFileTests {
  private func golden(_ name: String) throws -> WorkflowGolden {
    try #require(WorkflowGolden.all.first { $0.name == name })
  }

  private func flows(_ text: String) throws -> [Flow] {
    try Workflow(json: JSON(parsing: text)).file(classes: WorkflowGolden.classes()).file.flows
  }

  @Test("where nodes are drawn is kept when it is asked for, and only then")
  func layout() throws {
    let workflow = try golden("40-what-is-said-of-nodes").workflow()
    let classes = try WorkflowGolden.classes()
    let drawn = workflow.file(classes: classes, layout: true).file.flows[0]
    #expect(
      drawn.node("invert_2")?.attributes == [
        Attribute("bypassed"), Attribute("group", "Inner"),
        Attribute("at", [.number(Number(300)), .number(Number(40))]),
        Attribute("size", [.number(Number(140)), .number(Number(26))]),
        Attribute("color", [.text("#322"), .text("#533")]),
      ])
    let plain = workflow.file(classes: classes).file.flows[0]
    let layout: Set<String> = ["at", "size", "color"]
    #expect(!plain.nodes.contains { $0.attributes.contains { layout.contains($0.name) } })
  }

  @Test(
    "a title that says no more than the class is left out", arguments: ["Load a picture", "Load"])
  func plainTitle(_ title: String) throws {
    let made = try flows(
      #"{"nodes": [{"id": 1, "type": "Load", "title": "\#(title)", "widgets_values": ["a.png"]}]}"#)
    #expect(made[0].nodes[0].attributes.isEmpty)
  }

  @Test("what becomes of a value is that of the node that it comes from")
  func controlOfPrimitive() throws {
    let made = try flows(
      #"""
      {"nodes": [
        {"id": 1, "type": "PrimitiveNode", "outputs": [{"name": "INT", "type": "INT", "links": [1]}],
         "widgets_values": [31, "increment"]},
        {"id": 2, "type": "Number", "inputs": [
          {"name": "value", "type": "INT", "widget": {"name": "value"}, "link": 1}],
         "widgets_values": [1, "randomize"]}],
       "links": [[1, 1, 0, 2, 0, "INT"]]}
      """#)
    let node = made[0].nodes[0]
    #expect(node.argument("value")?.source == .value(.number(Number(31))))
    #expect(node.attributes == [Attribute("control", [.text("value"), .text("increment")])])
  }

  @Test("the largest seed is kept although JavaScript rounds it up")
  func largestSeed() throws {
    let made = try flows(
      #"{"nodes": [{"id": 1, "type": "Named", "widgets_values": [18446744073709552000, "fixed"]}]}"#
    )
    #expect(
      made[0].nodes[0].argument("seed")?.source
        == .value(.number(Number(unsigned: UInt64.max))))
  }

  @Test("a number out of reach is told and left out")
  func outOfReach() throws {
    let workflow = try Workflow(
      json: JSON(
        parsing: #"{"nodes": [{"id": 1, "type": "Named", "widgets_values": [1e999, "fixed"]}]}"#))
    let made = try workflow.file(classes: WorkflowGolden.classes())
    #expect(made.file.flows[0].nodes[0].argument("seed") == nil)
    #expect(made.findings.contains { $0.code == .invalidNumber })
  }

  @Test("sub-graphs and their slots get names of their own")
  func names() throws {
    let slot = #"{"name": "", "type": "IMAGE", "linkIds": []}"#
    let subgraph =
      #""nodes": [], "links": [], "inputs": [\#(slot), \#(slot)], "outputs": [\#(slot), \#(slot)]"#
    let made = try flows(
      #"""
      {"nodes": [{"id": 1, "type": "a"}, {"id": 2, "type": "b"}], "definitions": {"subgraphs": [
        {"id": "a", "name": "Same", \#(subgraph)}, {"id": "b", "name": "Same", \#(subgraph)},
        {"id": "c", "name": "", \#(subgraph)}]}}
      """#)
    #expect(made.map(\.name) == ["Same", "Same_2", "subgraph", nil])
    #expect(made[0].parameters.map(\.name) == ["image", "image_2"])
    #expect(made[0].outputs.map(\.name) == ["image", "image_2"])
    #expect(made[0].returns.map(\.source) == [.value(.none), .value(.none)])
    #expect(made[3].nodes.map(\.function) == [FunctionName("Same"), FunctionName("Same_2")])
  }

  @Test("the values of a node whose class is not known are kept in their order")
  func unknownValues() throws {
    let made = try flows(
      #"{"nodes": [{"id": 1, "type": "Mystery", "widgets_values": [1, "fixed", [2], null]}]}"#)
    #expect(
      made[0].nodes[0].attributes == [
        Attribute(
          "values",
          [.number(Number(1)), .text("fixed"), .list([.number(Number(2))]), .none])
      ])
  }
}
