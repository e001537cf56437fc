import Comfy
import Flow
import OrderedJSON
import Testing

@Suite("Dynamic inputs")
struct DynamicInputTests {
  private static let description = """
    {"Resize": {"input": {"required": {
        "mode": ["COMFY_DYNAMICCOMBO_V3", {"options": [
          {"key": "size", "inputs": {"required": {
            "width": ["INT", {"default": 512, "min": 0, "max": 100}], "crop": [["no", "middle"]]}}},
          {"key": "factor", "inputs": {"required": {"by": ["FLOAT", {"default": 2.0}],
            "width": ["INT", {"default": 1, "min": -5, "max": 50}]}, "optional": {"mask": ["MASK"]}}},
          {"key": "none"}]}],
        "images": ["COMFY_AUTOGROW_V3", {"template": {
          "input": {"required": {"image": ["IMAGE", {}]}}, "prefix": "image", "min": 2, "max": 4}}],
        "tail": ["STRING", {"default": "end"}]},
      "optional": {
        "values": ["COMFY_AUTOGROW_V3", {"template": {
          "input": {"required": {"value": ["FLOAT", {}]}}, "names": ["a", "b"], "min": 1}}],
        "rows": ["COMFY_DYNAMICGROUP_V3", {"min": 1, "max": 3, "group_name": "Row", "template": {
          "required": {"name": ["COMBO", {"options": ["x", "y"]}]},
          "optional": {"weight": ["FLOAT", {"default": 1}]}}}],
        "guide": ["COMFY_DYNAMICSLOT_V3", {"slotType": "IMAGE", "inputs": {
          "required": {"mask": ["MASK"]}}}]}},
      "output": ["IMAGE"]}}
    """

  private let resize: NodeClass

  init() throws {
    resize = try #require(NodeClasses(objectInfo: JSON(parsing: Self.description))["Resize"])
  }

  @Test("the description is read")
  func reading() throws {
    #expect(
      resize.inputs.map(\.name) == ["mode", "images", "tail", "values", "rows", "guide"])
    #expect(resize.inputs[0].choices == ["size", "factor", "none"])
    guard case .combo(let options) = resize.inputs[0].dynamic else {
      Issue.record("mode is no dynamic combo")
      return
    }
    #expect(
      options.map { $0.inputs.map(\.name) } == [["width", "crop"], ["by", "width", "mask"], []])
    #expect(
      resize.inputs[1].dynamic
        == .autogrow(.init([NodeInput("image", "IMAGE")], prefix: "image", minimum: 2, maximum: 4)))
    #expect(resize.inputs[5].type == "IMAGE")
    #expect(resize.inputs[5].dynamic == .slot([NodeInput("mask", "MASK")]))
  }

  @Test("the signature has all that could be there, under dotted names")
  func signature() {
    let ports = resize.signature.ports
    #expect(
      ports.map(\.name) == [
        "mode", "mode.width", "mode.crop", "mode.by", "mode.mask", "images.image0", "images.image1",
        "images.image2", "images.image3", "tail", "values.a", "values.b", "rows.0.name",
        "rows.0.weight", "rows.1.name", "rows.1.weight", "rows.2.name", "rows.2.weight", "guide",
        "guide.mask",
      ])
    #expect(
      ports.filter(\.isRequired).map(\.name) == ["mode", "images.image0", "images.image1"])
    #expect(ports[0].choices.map(\.value) == ["size", "factor", "none"])
    #expect(ports[0].literalType == .modality(.text))
  }

  @Test("what depends on a choice is optional, and one name under two choices takes both")
  func merging() throws {
    let width = try #require(resize.signature.port("mode.width"))
    #expect(width.defaultValue == Value.none)
    #expect(width.range?.description == "-5...100")
    #expect(width.type == .named("INT") && width.isWhole)
  }

  @Test("one name with two types under two choices takes both types")
  func differentTypes() throws {
    let option: (String, NodeInput) -> DynamicInput.Option = { .init($0, [$1]) }
    let nodeClass = NodeClass(
      "A",
      inputs: [
        NodeInput(
          "m", "COMFY_DYNAMICCOMBO_V3",
          dynamic: .combo([
            option("1", NodeInput("v", "INT", minimum: Number(0), maximum: Number(9))),
            option("2", NodeInput("v", "COMBO", choices: ["a"])),
          ]))
      ])
    let port = try #require(nodeClass.signature.port("m.v"))
    #expect(port.type == .named("INT,COMBO"))
    #expect(port.literalType == .any)
    #expect(port.range == nil && port.choices.isEmpty && !port.isWhole)
  }

  @Test(
    "a choice decides which inputs are there",
    arguments: [
      (nil, ["mode", "mode.width", "mode.crop"]), ("size", ["mode", "mode.width", "mode.crop"]),
      ("factor", ["mode", "mode.by", "mode.width", "mode.mask"]), ("none", ["mode"]),
      ("unheard", ["mode"]),
    ] as [(String?, [String])])
  func choosing(choice: String?, expected: [String]) {
    let inputs = resize.inputs(filled: ["mode"]) { name in
      name == "mode" ? choice.map { .string($0) } : nil
    }
    #expect(inputs.prefix { $0.name != "images.image0" }.map(\.name) == expected)
    // Under a choice, what it requires is required.
    for input in inputs where input.name.hasPrefix("mode.") {
      #expect(input.isRequired == (input.name != "mode.mask"))
    }
  }

  @Test("what is filled decides how many sockets and rows there are")
  func growing() {
    let names: Set = [
      "images.image3", "values.b", "rows.1.name", "guide", "rows.999999999999.name",
    ]
    let inputs = resize.inputs(filled: names) { _ in nil }
    #expect(
      inputs.drop { $0.name != "images.image0" }.map(\.name) == [
        "images.image0", "images.image1", "images.image3", "tail", "values.b", "rows.0.name",
        "rows.0.weight", "rows.1.name", "rows.1.weight", "guide", "guide.mask",
      ])
  }

  @Test("a class without dynamic inputs is laid out as it is")
  func plain() {
    let nodeClass = NodeClass("A", inputs: [NodeInput("x", "INT")])
    #expect(nodeClass.allInputs == nodeClass.inputs)
    #expect(nodeClass.inputs(filled: []) { _ in nil } == nodeClass.inputs)
  }

  @Test("groups that multiply by nesting stay bounded")
  func nesting() {
    var input = NodeInput("x", "INT")
    for _ in 0..<6 {
      input = NodeInput(
        "x", "COMFY_AUTOGROW_V3",
        dynamic: .autogrow(.init([input], prefix: "x", minimum: 1000, maximum: 1000)))
    }
    let nodeClass = NodeClass("A", inputs: [input])
    #expect(nodeClass.signature.ports.count <= 4096)
    #expect(nodeClass.inputs(filled: []) { _ in nil }.count <= 4096)
    #expect(nodeClass.widgets.isEmpty)
  }

  @Test(
    "odd descriptions of dynamic inputs bring nothing along",
    arguments: [
      #"["COMFY_DYNAMICCOMBO_V3"]"#,
      #"["COMFY_DYNAMICCOMBO_V3", {"options": [3, {"inputs": {}}]}]"#,
      #"["COMFY_AUTOGROW_V3", {"template": 5}]"#,
      #"["COMFY_AUTOGROW_V3", {"template": {"min": -4}}]"#,
      #"["COMFY_DYNAMICGROUP_V3", {"min": 5e30}]"#, #"["COMFY_DYNAMICSLOT_V3", {}]"#,
    ])
  func oddDescriptions(specification: String) throws {
    let text = #"{"A": {"input": {"required": {"x": \#(specification)}}}}"#
    let nodeClass = try #require(try NodeClasses(objectInfo: JSON(parsing: text))["A"])
    #expect(nodeClass.signature.ports.count <= 1)
    #expect(nodeClass.widgets.count <= 1)
  }
}
