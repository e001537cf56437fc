import Comfy
import Flow
import OrderedJSON
import Testing

@Suite("Reading descriptions of node classes")
struct ObjectInfoTests {
  /// The one class `A` whose required input `x` is specified so.
  private func input(_ specification: String) throws -> NodeInput {
    let text = #"{"A": {"input": {"required": {"x": \#(specification)}}, "output": ["IMAGE"]}}"#
    let classes = try NodeClasses(objectInfo: JSON(parsing: text))
    return try #require(classes["A"]?.inputs.first)
  }

  @Test(
    "every way of writing a type is read",
    arguments: [
      (#"["INT", {"default": 3}]"#, NodeInput("x", "INT", defaultValue: 3)),
      (#"["MODEL"]"#, NodeInput("x", "MODEL")), (#"["MODEL", null]"#, NodeInput("x", "MODEL")),
      (#""MASK""#, NodeInput("x", "MASK")),
      (#"[["a", "b"]]"#, NodeInput("x", "COMBO", choices: ["a", "b"], hasListType: true)),
      (#"[[], {}]"#, NodeInput("x", "COMBO", choices: [], hasListType: true)),
      (#"[[1, "a", true]]"#, NodeInput("x", "COMBO", choices: [1, "a", true], hasListType: true)),
      (#"["COMBO", {"options": ["a"]}]"#, NodeInput("x", "COMBO", choices: ["a"])),
      (#"["COMBO"]"#, NodeInput("x", "COMBO", choices: [])),
      (
        #"["COMBO", {"remote": {"route": "/r"}}]"#,
        NodeInput("x", "COMBO", choices: [], flags: ["remote": ["route": "/r"]])
      ),
      (#"["INT,FLOAT"]"#, NodeInput("x", "INT,FLOAT")), (#"["*", {}]"#, NodeInput("x", "*")),
      ("null", NodeInput("x", "*")), ("[]", NodeInput("x", "*")), ("[7]", NodeInput("x", "*")),
      (#"{"type": "INT"}"#, NodeInput("x", "*")),
      (
        #"["STRING", {"tooltip": "t", "placeholder": "p", "multiline": true, "default": ""}]"#,
        NodeInput("x", "STRING", defaultValue: "", flags: ["multiline": true])
      ),
      (#"["IMAGE", {"default": null}]"#, NodeInput("x", "IMAGE")),
    ] as [(String, NodeInput)])
  func types(specification: String, expected: NodeInput) throws {
    #expect(try input(specification) == expected)
  }

  @Test("numbers keep their digits over the whole range of seeds")
  func numbers() throws {
    let seed = try input(
      #"["INT", {"default": 0, "min": 0, "max": 18446744073709551615, "control_after_generate": true}]"#
    )
    #expect(seed.maximum?.literal == "18446744073709551615")
    #expect(seed.maximum?.unsigned == .max)
    let strength = try input(
      #"["FLOAT", {"default": 1.0, "min": -10.0, "max": 10.0, "step": 0.01}]"#)
    #expect(strength.minimum?.literal == "-10.0")
    #expect(strength.step?.literal == "0.01")
    #expect(strength.defaultValue == .number("1.0"))
  }

  @Test("bounds that are no numbers, and steps of zero, count as missing")
  func oddBounds() throws {
    let odd = try input(#"["FLOAT", {"min": "0", "max": NaN, "step": 0, "default": {"a": 1}}]"#)
    #expect(odd.minimum == nil && odd.maximum == nil && odd.step == nil)
    #expect(odd.defaultValue == ["a": 1])
  }

  @Test("inputs are in the server's order, required ones first, hidden ones left out")
  func order() throws {
    let text = """
      {"A": {"input": {"optional": {"e": ["INT"]}, "required": {"b": ["INT"], "a": ["INT"], "c": ["INT"]},
        "hidden": {"h": "PROMPT"}}, "input_order": {"required": ["c", "gone", "a"], "hidden": ["h"]}},
       "B": {"input": {"required": {"z": ["INT"], "y": ["INT"]}}}}
      """
    let classes = try NodeClasses(objectInfo: JSON(parsing: text))
    #expect(classes.all.map(\.name) == ["A", "B"])
    #expect(classes["A"]?.inputs.map(\.name) == ["c", "a", "b", "e"])
    #expect(classes["A"]?.inputs.map(\.isRequired) == [true, true, true, false])
    #expect(classes["B"]?.inputs.map(\.name) == ["z", "y"])
  }

  @Test("an input that is described twice counts once, as it was described last")
  func duplicates() throws {
    let text = """
      {"A": {"input": {"required": {"a": ["INT"], "b": ["INT"], "a": ["FLOAT"]},
        "optional": {"b": ["MASK"], "c": ["INT"]}}}}
      """
    let inputs = try NodeClasses(objectInfo: JSON(parsing: text))["A"]?.inputs
    #expect(
      inputs == [
        NodeInput("a", "FLOAT"), NodeInput("b", "MASK"), NodeInput("c", "INT", isRequired: false),
      ])
  }

  @Test("outputs take names, list flags and templates from their lists, however short those are")
  func outputs() throws {
    let text = """
      {"A": {"output": ["IMAGE", "MASK", ["a", "b"], 5, "COMFY_MATCHTYPE_V3"], "output_name": ["picture", null],
        "output_is_list": [false, true], "output_matchtypes": [null, null, null, null, "t"],
        "output_node": true, "is_input_list": true, "api_node": true, "deprecated": true,
        "display_name": "The A"}}
      """
    let a = try #require(try NodeClasses(objectInfo: JSON(parsing: text))["A"])
    #expect(
      a
        == NodeClass(
          "A", displayName: "The A",
          outputs: [
            NodeOutput("picture", "IMAGE"), NodeOutput("MASK", "MASK", isList: true),
            NodeOutput("COMBO", "COMBO", choices: ["a", "b"]), NodeOutput("*", "*"),
            NodeOutput("COMFY_MATCHTYPE_V3", "COMFY_MATCHTYPE_V3", template: "t"),
          ], isOutput: true, takesLists: true, isPartner: true, isDeprecated: true))
  }

  @Test("an entry that is no object is left out with a finding")
  func oddEntry() throws {
    let text =
      #"{"Broken": "import failed", "A": {"output": ["INT"]}, "Empty": {}, "Odd": {"input": 5}}"#
    let classes = try NodeClasses(objectInfo: JSON(parsing: text))
    #expect(classes.all.map(\.name) == ["A", "Empty", "Odd"])
    let finding = try #require(classes.findings.first)
    #expect(classes.findings.count == 1)
    #expect(finding.severity == .warning)
    #expect(finding.message.contains("Broken is a text, where an object was expected"))
  }

  @Test(
    "what describes no classes is refused with the reason",
    arguments: [
      ("[]", "it is a list"), ("null", "it is null"), ("3", "it is a number"),
      (#"{"nodes": [], "links": []}"#, "it looks like a saved workflow"),
      (#"{"nodes": [], "extra": {}}"#, "it looks like a saved workflow"),
      (#"{"3": {"class_type": "A", "inputs": {}}}"#, "none of its entries has inputs or outputs"),
    ])
  func refusals(text: String, reason: String) throws {
    let json = try JSON(parsing: text)
    let finding = try #require(throws: Diagnostic.self) { try NodeClasses(objectInfo: json) }
    #expect(finding.message.contains(reason), "\(finding.message)")
    #expect(finding.hint?.contains("/object_info") == true)
  }

  @Test("no classes at all are fine")
  func empty() throws {
    #expect(try NodeClasses(objectInfo: [:]).all.isEmpty)
  }

  @Test("a class that is added again is replaced in its place")
  func replacing() {
    var classes = NodeClasses([NodeClass("A"), NodeClass("B")])
    classes.add(NodeClass("A", isOutput: true))
    #expect(classes.all.map(\.name) == ["A", "B"])
    #expect(classes["A"]?.isOutput == true)
    #expect(classes["C"] == nil)
  }
}
