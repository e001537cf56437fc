import Comfy
import OrderedJSON
import Testing

@Suite("Positions of widgets_values")
struct WidgetTests {
  /// Positions as text: the input's name, and the kind where it is no value.
  private func spelled(_ widgets: [Widget]) -> [String] {
    widgets.map { widget in
      let name = widget.input?.name ?? ""
      return widget.kind == .value ? name : "\(name):\(widget.kind)"
    }
  }

  @Test("a sampler has a control behind its seed, and no positions for sockets")
  func sampler() {
    let sampler = NodeClass(
      "KSampler",
      inputs: [
        NodeInput("model", "MODEL"),
        NodeInput("seed", "INT", flags: ["control_after_generate": true]),
        NodeInput("steps", "INT"), NodeInput("cfg", "FLOAT"),
        NodeInput("sampler_name", "COMBO", choices: ["euler"], hasListType: true),
        NodeInput("positive", "CONDITIONING"), NodeInput("denoise", "FLOAT"),
      ])
    #expect(
      spelled(sampler.widgets)
        == ["seed", "seed:control", "steps", "cfg", "sampler_name", "denoise"])
  }

  @Test(
    "extra positions follow the value",
    arguments: [
      (NodeInput("x", "INT"), ["x"]),
      (NodeInput("x", "INT", flags: ["control_after_generate": true]), ["x", "x:control"]),
      (NodeInput("x", "INT", flags: ["control_after_generate": "fixed"]), ["x", "x:control"]),
      (NodeInput("seed", "INT"), ["seed", "seed:control"]),
      (NodeInput("noise_seed", "INT"), ["noise_seed", "noise_seed:control"]),
      (NodeInput("seed", "INT", flags: ["control_after_generate": false]), ["seed"]),
      (NodeInput("seed", "FLOAT"), ["seed"]),
      (NodeInput("x", "FLOAT", flags: ["control_after_generate": true]), ["x", "x:control"]),
      (NodeInput("x", "COMBO", choices: []), ["x"]),
      (
        NodeInput("x", "COMBO", choices: [], flags: ["control_after_generate": true]),
        ["x", "x:control", "x:filter"]
      ),
      (
        NodeInput(
          "x", "COMBO", choices: [], hasListType: true, flags: ["control_after_generate": true]),
        ["x", "x:control", "x:filter"]
      ),
      (NodeInput("x", "STRING", flags: ["control_after_generate": true]), ["x"]),
      (NodeInput("x", "INT", flags: ["forceInput": true]), []),
      (NodeInput("x", "INT", flags: ["forceInput": false]), ["x"]),
      (NodeInput("x", "INT", flags: ["defaultInput": true]), ["x"]),
      (NodeInput("x", "INT", flags: ["socketless": true]), ["x"]),
      (NodeInput("x", "MASK,FLOAT", flags: ["widgetType": "FLOAT"]), ["x"]),
      (NodeInput("x", "INT,FLOAT"), []), (NodeInput("x", "*"), []), (NodeInput("x", "PACK"), []),
      (NodeInput("x", "CURVE"), ["x"]), (NodeInput("x", "BOOLEAN"), ["x"]),
      (NodeInput("x", "LOAD_3D"), []),
      (NodeInput("x", "COMFY_AUTOGROW_V3", dynamic: .autogrow(.init([NodeInput("y", "INT")]))), []),
    ] as [(NodeInput, [String])])
  func extras(input: NodeInput, expected: [String]) {
    #expect(spelled(NodeClass("A", inputs: [input]).widgets) == expected)
  }

  @Test("an upload button stands behind the required inputs, once")
  func uploads() {
    let image = NodeInput("image", "COMBO", choices: [], flags: ["image_upload": true])
    var second = image
    second.name = "second"
    let optional = NodeInput("optional", "INT", isRequired: false)
    let nodeClass = NodeClass(
      "LoadImage", inputs: [image, second, NodeInput("c", "INT"), optional])
    #expect(
      spelled(nodeClass.widgets) == ["image", "second", "c", "image:upload", "optional"])
    let audio = NodeInput("audio", "COMBO", choices: [], flags: ["audio_upload": true])
    #expect(
      spelled(NodeClass("LoadAudio", inputs: [audio]).widgets)
        == ["audio", ":preview", "audio:upload"])
  }

  @Test("inputs that are forced to be sockets can be counted as in older files")
  func forced() {
    let nodeClass = NodeClass(
      "A",
      inputs: [
        NodeInput("a", "INT"), NodeInput("seed", "INT", flags: ["forceInput": true]),
        NodeInput("b", "INT"),
      ])
    #expect(spelled(nodeClass.widgets) == ["a", "b"])
    #expect(
      spelled(nodeClass.widgets(for: [], countingForced: true)) == [
        "a", "seed", "seed:control", "b",
      ])
  }

  private let dynamic = NodeClass(
    "D",
    inputs: [
      NodeInput(
        "mode", "COMFY_DYNAMICCOMBO_V3", choices: ["on", "off"],
        dynamic: .combo([
          .init(
            "on",
            [
              NodeInput("seed", "INT", flags: ["control_after_generate": true]),
              NodeInput("mask", "MASK"),
              NodeInput(
                "sub", "COMFY_DYNAMICCOMBO_V3",
                dynamic: .combo([.init("p", []), .init("q", [NodeInput("z", "STRING")])])),
            ]), .init("off", []),
        ])),
      NodeInput(
        "rows", "COMFY_DYNAMICGROUP_V3",
        dynamic: .group(
          inputs: [NodeInput("name", "COMBO", choices: []), NodeInput("w", "FLOAT")], minimum: 0,
          maximum: 3)), NodeInput("tail", "STRING"),
    ])

  @Test(
    "values decide which positions there are",
    arguments: [
      ([], ["mode", "mode.seed", "mode.seed:control", "mode.sub", "rows:rows", "tail"]),
      (["off", 0, "t"], ["mode", "rows:rows", "tail"]),
      (["other", 0, "t"], ["mode", "rows:rows", "tail"]),
      (
        ["on", 5, "fixed", "q", "z", 0, "t"],
        ["mode", "mode.seed", "mode.seed:control", "mode.sub", "mode.sub.z", "rows:rows", "tail"]
      ),
      (
        ["off", 2, "A", 1, "B", .number("0.5"), "t"],
        ["mode", "rows:rows", "rows.0.name", "rows.0.w", "rows.1.name", "rows.1.w", "tail"]
      ),
      (
        ["off", .number("1.9"), "A", 1, "t"],
        ["mode", "rows:rows", "rows.0.name", "rows.0.w", "tail"]
      ),
      (["off", -3, "t"], ["mode", "rows:rows", "tail"]),
      (["off", "x", "t"], ["mode", "rows:rows", "tail"]),
    ] as [([JSON], [String])])
  func values(values: [JSON], expected: [String]) {
    #expect(spelled(dynamic.widgets(for: values)) == expected)
  }

  @Test("a number of rows that no file holds does no harm")
  func manyRows() {
    #expect(dynamic.widgets(for: ["off", .number("1e18")]).count < 20)
    #expect(dynamic.widgets(for: ["off", .number("1e300")]).count < 20)
  }
}
