import Flow
import OrderedJSON
import Testing

@testable import Comfy

@Suite("Reading workflows")
struct WorkflowReadingTests {
  private func read(_ text: String) throws -> Workflow {
    try Workflow(json: JSON(parsing: text))
  }

  @Test(
    "what is no workflow is refused with a sentence",
    arguments: ["[]", "null", "1", #""nodes""#, "{}", #"{"nodes": {}}"#, #"{"nodes": null}"#])
  func refused(_ text: String) throws {
    let json = try JSON(parsing: text)
    #expect(!Workflow.isWorkflow(json))
    let error = #expect(throws: Diagnostic.self) { try Workflow(json: json) }
    #expect(error?.code == .notAWorkflow)
    #expect(error?.message.hasSuffix(".") == true)
    #expect(error?.hint != nil)
  }

  @Test("a prompt is no workflow")
  func prompt() throws {
    #expect(!Workflow.isWorkflow(try JSON(parsing: #"{"1": {"class_type": "A", "inputs": {}}}"#)))
  }

  @Test("missing and empty parts count as none")
  func missingParts() throws {
    let workflow = try read(
      #"""
      {"nodes": [{"id": 1, "type": "A"},
        {"id": 2, "type": "B", "inputs": null, "outputs": null, "properties": null,
         "widgets_values": null, "pos": null, "size": {}, "mode": null, "title": null}]}
      """#)
    #expect(workflow.root.nodes.map(\.id) == ["1", "2"])
    #expect(workflow.root.nodes[1] == WorkflowNode("2", "B"))
    #expect(workflow.findings.isEmpty)
  }

  @Test(
    "ids are numbers or texts",
    arguments: [
      ("3", "3"), ("-4", "-4"), (#""a b""#, "a b"), ("7.0", "7"), (#""57:3""#, "57:3"),
      ("1e2", "100"),
    ])
  func ids(_ written: String, _ id: String) throws {
    #expect(try read(#"{"nodes": [{"id": \#(written), "type": "A"}]}"#).root.nodes[0].id == id)
  }

  @Test(
    "modes other than muted and bypassed take part",
    arguments: [
      ("0", Node.Mode.active), ("1", .active), ("2", .muted), ("3", .active), ("4", .bypassed),
      ("99", .active), (#""2""#, .active), ("null", .active),
    ])
  func modes(_ written: String, _ mode: Node.Mode) throws {
    let workflow = try read(#"{"nodes": [{"id": 1, "type": "A", "mode": \#(written)}]}"#)
    #expect(workflow.root.nodes[0].mode == mode)
  }

  @Test(
    "links are arrays or objects, and slots numbers or texts",
    arguments: [
      #"[[5, 1, 0, 2, 3, "X"]]"#, #"[[5, "1", "0", 2, "3"]]"#, #"[null, [5, 1, 0, 2, 3, "X"]]"#,
      #"[{"id": 5, "origin_id": 1, "origin_slot": 0, "target_id": 2, "target_slot": 3}]"#,
      #"{"5": {"id": "5", "origin_id": 1, "origin_slot": "0", "target_id": 2, "target_slot": 3}}"#,
    ])
  func links(_ written: String) throws {
    let inputs = (0...3).map { #"{"name": "\#($0)", "link": \#($0 == 3 ? "5" : "null")}"# }
    let workflow = try read(
      #"""
      {"nodes": [{"id": 1, "type": "A"},
        {"id": 2, "type": "B", "inputs": [\#(inputs.joined(separator: ", "))]}],
       "links": \#(written)}
      """#)
    #expect(workflow.root.links == ["5": WorkflowLink(from: "1", 0, to: "2", 3)])
    #expect(workflow.findings.isEmpty)
  }

  @Test(
    "links that are garbage are left out with a finding",
    arguments: [
      "[1]", "[[]]", "[[1, 2]]", #"["x"]"#, "[[1, 2, -1, 3, 0]]", "[[null, 1, 0, 2, 0]]", "7",
      #""links""#, "[[1, {}, 0, 2, 0]]", "[[1, 1, 0.5, 2, 0]]", "[true]",
    ])
  func garbageLinks(_ written: String) throws {
    let workflow = try read(#"{"nodes": [{"id": 1, "type": "A"}], "links": \#(written)}"#)
    #expect(workflow.root.links.isEmpty)
    #expect(workflow.findings.map(\.code) == [.syntax])
    #expect(workflow.findings.map(\.severity) == [.warning])
  }

  @Test("nodes that are garbage are left out with one finding")
  func garbageNodes() throws {
    let workflow = try read(
      #"{"nodes": [null, 1, "x", [], {}, {"id": 4}, {"id": 5, "type": 6}, {"id": 6, "type": "A"}]}"#
    )
    #expect(workflow.root.nodes.map(\.id) == ["6"])
    #expect(workflow.findings.count == 1)
    #expect(workflow.findings[0].message.hasPrefix("7 of the nodes"))
  }

  @Test("a node without an id gets the next free one")
  func noID() throws {
    let workflow = try read(
      #"{"nodes": [{"id": 4, "type": "A"}, {"type": "B"}, {"id": {}, "type": "C"}]}"#)
    #expect(workflow.root.nodes.map(\.id) == ["4", "5", "6"])
    #expect(workflow.findings.map(\.code) == [.duplicateID, .duplicateID])
  }

  @Test("a largest id at the end of integers is no trap")
  func largestID() throws {
    let workflow = try read(
      #"""
      {"last_node_id": 9223372036854775807,
       "nodes": [{"id": 9223372036854775807, "type": "A"}, {"type": "B"}]}
      """#)
    #expect(Set(workflow.root.nodes.map(\.id)).count == 2)
    let made = workflow.prompt(classes: NodeClasses([NodeClass("A"), NodeClass("B")]))
    #expect(made.prompt.nodes.count == 2)
  }

  @Test("places and sizes are arrays or objects")
  func points() throws {
    let workflow = try read(
      #"""
      {"nodes": [{"id": 1, "type": "A", "pos": [1, 2.5], "size": {"0": 3, "1": 4}},
        {"id": 2, "type": "A", "pos": ["a", 1], "size": [1]}]}
      """#)
    #expect(workflow.root.nodes[0].position == WorkflowPoint(1, 2.5))
    #expect(workflow.root.nodes[0].size == WorkflowPoint(3, 4))
    #expect(workflow.root.nodes[1].position == nil)
    #expect(workflow.root.nodes[1].size == nil)
  }

  @Test("definitions inside others are found, and a second one of an id is not")
  func definitions() throws {
    let workflow = try read(
      #"""
      {"nodes": [], "definitions": {"subgraphs": [
        {"id": "a", "name": "A", "nodes": [], "definitions": {"subgraphs": [
          {"id": "b", "name": "B", "nodes": []}]}},
        {"id": "b", "name": "C", "nodes": []}, {"name": "D"}, 7]}}
      """#)
    #expect(workflow.subgraphs.map(\.name) == ["A", "B"])
    #expect(workflow.findings.map(\.code) == [.duplicateID, .syntax, .syntax])
  }

  @Test("types are texts, numbers or lists of options")
  func types() throws {
    let workflow = try read(
      #"""
      {"nodes": [{"id": 1, "type": "A", "inputs": [{"name": "a", "type": ["x", "y"]},
        {"name": "b", "type": 0}, {"name": "c"}, "d", {"name": "e", "type": "E", "widget": {}}]}]}
      """#)
    #expect(workflow.root.nodes[0].inputs.map(\.type) == ["COMBO", "0", "", "", "E"])
    #expect(workflow.root.nodes[0].inputs.map(\.widget) == [nil, nil, nil, nil, "e"])
  }
}
