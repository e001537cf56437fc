import Comfy
import Flow
import OrderedJSON
import Testing

private let text: PortType = .modality(.text)
private let number: PortType = .modality(.number)

@Suite("Signatures of node classes")
struct SignatureTests {
  private func port(_ input: NodeInput) throws -> Port {
    try #require(NodeClass("A", inputs: [input]).signature.ports.first)
  }

  private func digits(_ literal: String) throws -> Number { try #require(Number(literal)) }

  @Test(
    "a port has the server's type for links and its own for literals",
    arguments: [
      (NodeInput("x", "INT"), .named("INT"), number),
      (NodeInput("x", "FLOAT"), .named("FLOAT"), number),
      (NodeInput("x", "BOOLEAN"), .named("BOOLEAN"), .modality(.boolean)),
      (NodeInput("x", "STRING"), .named("STRING"), text),
      (NodeInput("x", "MODEL"), .named("MODEL"), nil), (NodeInput("x", "*"), .any, nil),
      (NodeInput("x", "INT,FLOAT"), .named("INT,FLOAT"), number),
      (NodeInput("x", "INT, FLOAT"), .named("INT, FLOAT"), number),
      (NodeInput("x", "IMAGE,STRING"), .named("IMAGE,STRING"), text),
      (NodeInput("x", "INT,STRING"), .named("INT,STRING"), .any),
      (NodeInput("x", "IMAGE,MASK"), .named("IMAGE,MASK"), nil),
      (NodeInput("x", "MASK,FLOAT", flags: ["widgetType": "FLOAT"]), .named("MASK,FLOAT"), number),
      (NodeInput("x", "COMBO", choices: ["a"]), .named("COMBO"), text),
      (NodeInput("x", "COMBO", choices: []), .named("COMBO"), text),
      (NodeInput("x", "COMBO", choices: [1, 2]), .named("COMBO"), number),
      (NodeInput("x", "COMBO", choices: [true]), .named("COMBO"), .modality(.boolean)),
      (NodeInput("x", "COMBO", choices: [1, "a"]), .named("COMBO"), .any),
      (NodeInput("x", "COMBO", choices: [["label": "a"]]), .named("COMBO"), .any),
      (
        NodeInput("x", "COMBO", choices: ["a"], flags: ["multi_select": ["chip": true]]),
        .named("COMBO"), .list(text)
      ),
      (
        NodeInput("x", "COMBO", choices: ["a"], flags: ["multiselect": false]), .named("COMBO"),
        text
      ),
      (NodeInput("x", "CURVE"), .named("CURVE"), .any),
      (NodeInput("x", "LOAD_3D"), .named("LOAD_3D"), .any),
      (NodeInput("x", "PACK_TYPE", defaultValue: 5), .named("PACK_TYPE"), .any),
      (NodeInput("x", "PACK_TYPE"), .named("PACK_TYPE"), nil),
      (
        NodeInput("x", "COMFY_MATCHTYPE_V3", flags: ["template": ["allowed_types": "IMAGE,MASK"]]),
        .named("IMAGE,MASK"), nil
      ),
      (NodeInput("x", "COMFY_MATCHTYPE_V3"), .any, nil),
    ] as [(NodeInput, PortType, PortType?)])
  func types(input: NodeInput, type: PortType, literal: PortType?) throws {
    let port = try port(input)
    #expect(port.type == type)
    #expect(port.literalType == literal)
  }

  @Test("old combos match each other when their lists are equal, and never the text COMBO")
  func listTypes() throws {
    func type(_ choices: [JSON]) throws -> PortType {
      try port(NodeInput("x", "COMBO", choices: choices, hasListType: true)).type
    }
    let source = NodeClass(
      "S", outputs: [NodeOutput("o", "COMBO", choices: ["a", "b"]), NodeOutput("p", "COMBO")])
    let outputs = source.signature.outputs.map(\.type)
    #expect(try type(["a", "b"]) == outputs[0])
    #expect(try type(["a", "b"]).accepts(outputs[0]))
    for other in [["b", "a"], ["a"], ["a,b"], [], ["a", "b", 1]] as [[JSON]] {
      #expect(try !type(other).accepts(outputs[0]))
    }
    #expect(try !type(["a", "b"]).accepts(outputs[1]))
    #expect(try !port(NodeInput("x", "COMBO", choices: ["a", "b"])).type.accepts(outputs[0]))
    let name = try type(["a", "b"]).description
    #expect(name.count == 22 && name.hasPrefix("COMBO_"))
    #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
  }

  @Test("ranges, steps and defaults come over with their digits")
  func ranges() throws {
    let seed = try port(
      NodeInput(
        "seed", "INT", defaultValue: 0, minimum: Number(0), maximum: Number(unsigned: .max)))
    #expect(seed.range?.description == "0...18446744073709551615")
    #expect(seed.isWhole && seed.step == nil)
    #expect(seed.defaultValue == .number(Number(0)))
    let strength = try port(
      NodeInput(
        "s", "FLOAT", defaultValue: .number("1.0"), minimum: digits("-10.0"),
        maximum: digits("10.0"), step: digits("0.01")))
    #expect(strength.range?.description == "-10.0...10.0")
    #expect(strength.step?.literal == "0.01")
    #expect(strength.defaultValue == .number(try digits("1.0")))
    #expect(!strength.isWhole)
  }

  @Test("a range that the server leaves open at one end reaches as far as flows do")
  func openRanges() throws {
    let low = try port(NodeInput("x", "INT", minimum: Number(1)))
    #expect(low.range?.description == "1...18446744073709551615")
    let high = try port(NodeInput("x", "INT", maximum: Number(1)))
    #expect(high.range?.description == "-9223372036854775808...1")
    let float = try port(NodeInput("x", "FLOAT", minimum: Number(0)))
    #expect(float.range?.contains(1e308) == true && float.range?.contains(-0.1) == false)
    #expect(try port(NodeInput("x", "FLOAT")).range == nil)
    #expect(try port(NodeInput("x", "STRING", minimum: Number(1))).range == nil)
  }

  @Test("only required inputs without a default must be filled")
  func required() {
    let signature = NodeClass(
      "A",
      inputs: [
        NodeInput("a", "MODEL"), NodeInput("b", "INT", defaultValue: 1),
        NodeInput("c", "MASK", isRequired: false),
        NodeInput("d", "FLOAT", isRequired: false, defaultValue: 2),
        NodeInput("e", "INT", defaultValue: .number("1e999")),
      ]
    ).signature
    #expect(signature.ports.map(\.isRequired) == [true, false, false, false, true])
    #expect(signature.port("c")?.defaultValue == Value.none)
    #expect(signature.port("d")?.defaultValue == .number(Number(2)))
  }

  @Test("texts among the options are choices")
  func choices() throws {
    let port = try port(NodeInput("x", "COMBO", choices: ["euler", 3, "ddim"]))
    #expect(port.choices.map(\.value) == ["euler", "ddim"])
  }

  @Test(
    "outputs get names that are theirs alone",
    arguments: [
      (["IMAGE", "IMAGE", "IMAGE"], ["IMAGE", "IMAGE_2", "IMAGE_3"]),
      (["", "MASK", ""], ["T", "MASK", "T_2"]),
      (["a", "a", "a_2", "a"], ["a", "a_3", "a_2", "a_4"]), ([], []),
    ] as [([String], [String])])
  func outputNames(names: [String], expected: [String]) {
    let nodeClass = NodeClass("A", outputs: names.map { NodeOutput($0, "T") })
    #expect(nodeClass.signature.outputs.map(\.name) == expected)
    #expect(Set(expected).count == expected.count)
  }

  @Test("an output that matches its inputs' type gives what their template allows")
  func matchingOutputs() {
    let template: JSON = ["template_id": "t", "allowed_types": "IMAGE,MASK"]
    let nodeClass = NodeClass(
      "A", inputs: [NodeInput("x", "COMFY_MATCHTYPE_V3", flags: ["template": template])],
      outputs: [
        NodeOutput("o", "COMFY_MATCHTYPE_V3", template: "t"),
        NodeOutput("p", "COMFY_MATCHTYPE_V3", template: "other"), NodeOutput("q", "*"),
      ])
    #expect(nodeClass.signature.outputs.map(\.type) == [.named("IMAGE,MASK"), .any, .any])
  }

  @Test("the catalogue has every class under the target's name")
  func catalogue() throws {
    let classes = NodeClasses([
      NodeClass("SaveImage", displayName: "Save Image", isOutput: true),
      NodeClass("A", displayName: "A"),
    ])
    let catalogue = classes.catalogue
    #expect(catalogue.signatures.map(\.name.description) == ["comfy.SaveImage", "comfy.A"])
    let save = try #require(catalogue[FunctionName("SaveImage", on: "comfy")])
    #expect(save.isOutput && save.documentation == "Save Image")
    #expect(catalogue[FunctionName("A", on: "comfy")]?.documentation.isEmpty == true)
  }
}
