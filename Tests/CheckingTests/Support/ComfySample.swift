import Checking
import Flow

/// A few node classes as a server describes them.
enum ComfySample {
  static let catalogue = Catalogue([
    nodeClass(
      "CheckpointLoaderSimple",
      [
        combo("ckpt_name", ["sdxl/base_1.0.safetensors", "v1-5-pruned.ckpt"] + many("model", 20))
      ], [("MODEL", "MODEL"), ("CLIP", "CLIP"), ("VAE", "VAE")]),
    nodeClass(
      "CLIPTextEncode", [text("text"), Port("clip", .named("CLIP"))],
      [("CONDITIONING", "CONDITIONING")]),
    nodeClass(
      "EmptyLatentImage",
      [
        int("width", 16...16384, step: 8, default: 512),
        int("height", 16...16384, step: 8, default: 512),
        int("batch_size", 1...4096, default: 1),
      ], [("LATENT", "LATENT")]),
    nodeClass(
      "KSampler",
      [
        Port("model", .named("MODEL")),
        Port(
          "seed", .named("INT"), literal: .number, isWhole: true, range: ValueRange(0, .largest),
          defaultValue: .number(0)),
        int("steps", 1...10000, default: 20),
        Port(
          "cfg", .named("FLOAT"), literal: .number, range: ValueRange(0, 100), step: Number(0.1),
          defaultValue: .number(8)),
        combo("sampler_name", ["euler", "euler_ancestral", "heun", "dpmpp_2m"]),
        combo("scheduler", ["normal", "karras"]),
        Port("positive", .named("CONDITIONING")), Port("negative", .named("CONDITIONING")),
        Port("latent_image", .named("LATENT")),
        Port(
          "denoise", .named("FLOAT"), literal: .number, range: ValueRange(0, 1),
          step: Number(0.01), defaultValue: .number(1)),
      ], [("LATENT", "LATENT")]),
    nodeClass(
      "VAEDecode", [Port("samples", .named("LATENT")), Port("vae", .named("VAE"))],
      [("IMAGE", "IMAGE")]),
    nodeClass(
      "LoraLoader",
      [
        Port("model", .named("MODEL")), Port("clip", .named("CLIP")),
        combo("lora_name", ["lines.safetensors"]),
      ], [("MODEL", "MODEL"), ("CLIP", "CLIP")]),
    nodeClass(
      "SaveImage", [Port("images", .named("IMAGE")), text("filename_prefix", default: "ComfyUI")],
      [], isOutput: true),
    nodeClass(
      "SaveAnimatedWEBP",
      [
        Port("images", .named("IMAGE")), text("filename_prefix", default: "ComfyUI"),
        flag("lossless", default: true), int("quality", 0...100, default: 80),
        combo("method", ["default", "fastest", "slowest"]),
      ], [], isOutput: true),
    nodeClass("PreviewAny", [Port("source", .any)], [], isOutput: true),
    nodeClass("MaskToImage", [Port("mask", .named("MASK"))], [("IMAGE", "IMAGE")]),
    nodeClass(
      "LoadImage", [combo("image", ["a.png", "b.png"])], [("IMAGE", "IMAGE"), ("MASK", "MASK")]),
    nodeClass("PrimitiveInt", [int("value", -1000...1000, default: 0)], [("INT", "INT")]),
    nodeClass("PrimitiveFloat", [float("value")], [("FLOAT", "FLOAT")]),
    nodeClass("IntToFloat", [int("value", -1000...1000, default: 0)], [("FLOAT", "FLOAT")]),
    nodeClass("AnyNumber", [Port("value", .named("INT,FLOAT"), literal: .any)], [("INT", "INT")]),
    nodeClass("Switch", [flag("on"), flag("off", default: false)], [("IMAGE", "IMAGE")]),
    nodeClass(
      "Caption", [text("text"), text("style", default: ""), Port("clip", .named("CLIP"))],
      [("STRING", "STRING")]),
    nodeClass(
      "PickMany",
      [
        Port(
          "tags", .named("COMBO"), literal: .list(.text),
          choices: ["red", "green"].map { Port.Choice($0) })
      ], [("STRING", "STRING")]),
    nodeClass(
      "Grow",
      [
        Port(
          "amount", .named("INT"), literal: .number, isWhole: true,
          range: ValueRange(Number(Int.min), 64), defaultValue: .number(0)),
        Port(
          "by", .named("INT"), literal: .number, isWhole: true, range: ValueRange(0, 100), step: 8,
          defaultValue: .number(4)),
      ], [("IMAGE", "IMAGE")]),
  ])

  static let checker = Checker(catalogue: catalogue.merging(Sample.catalogue))

  /// A picture made from a text, as everyone's first workflow does it.
  static var flow: Flow {
    Flow(nodes: [
      node(
        "loader_4", "CheckpointLoaderSimple",
        [Argument("ckpt_name", Value.text("v1-5-pruned.ckpt"))]),
      node(
        "yes_6", "CLIPTextEncode",
        [Argument("text", Value.text("a lake")), Argument("clip", .from("loader_4", "CLIP"))]),
      node(
        "no_7", "CLIPTextEncode",
        [Argument("text", Value.text("")), Argument("clip", .from("loader_4", "CLIP"))]),
      node(
        "noise_5", "EmptyLatentImage",
        [
          Argument("width", .number(512)), Argument("height", .number(768)),
          Argument("batch_size", .number(1)),
        ]),
      node(
        "sampler_3", "KSampler",
        [
          Argument("model", .from("loader_4")), Argument("seed", .number(7)),
          Argument("steps", .number(20)), Argument("cfg", .number(8)),
          Argument("sampler_name", Value.text("euler")),
          Argument("scheduler", Value.text("normal")),
          Argument("positive", .from("yes_6")), Argument("negative", .from("no_7")),
          Argument("latent_image", .from("noise_5")), Argument("denoise", .number(1)),
        ]),
      node(
        "decoder_8", "VAEDecode",
        [Argument("samples", .from("sampler_3")), Argument("vae", .from("loader_4", "VAE"))]),
      node(
        "save_9", "SaveImage",
        [Argument("images", .from("decoder_8")), Argument("filename_prefix", Value.text("lake"))]),
    ])
  }

  /// That flow with one argument filled otherwise, or not at all.
  static func flow(_ node: String, _ port: String, _ source: Source?) throws -> Flow {
    try flow.applying([.setArgument(node: node, port: .named(port), source)])
  }

  /// One node, and another that shows what it gives.
  static func single(_ function: String, _ port: String, _ value: Value) -> Flow {
    Flow(nodes: [
      node("x", function, [Argument(port, value)]),
      node("shown", "PreviewAny", [Argument("source", .from("x"))]),
    ])
  }

  static func node(_ name: String, _ function: String, _ arguments: [Argument]) -> Node {
    Node(name, FunctionName(function, on: "comfy"), arguments)
  }

  private static func nodeClass(
    _ name: String, _ ports: [Port], _ outputs: [(String, String)], isOutput: Bool = false
  ) -> Signature {
    Signature(
      name, ports, outputs.map { ($0.0, .named($0.1)) }, on: "comfy", isOutput: isOutput)
  }

  private static func int(
    _ name: String, _ range: ClosedRange<Int>, step: Number? = nil, default value: Number
  ) -> Port {
    Port(
      name, .named("INT"), literal: .number, isWhole: true,
      range: ValueRange(Number(range.lowerBound), Number(range.upperBound)), step: step,
      defaultValue: .number(value))
  }

  private static func float(_ name: String) -> Port {
    Port(name, .named("FLOAT"), literal: .number, defaultValue: .number(0))
  }

  private static func text(_ name: String, default value: String? = nil) -> Port {
    Port(name, .named("STRING"), literal: .text, defaultValue: value.map(Value.text))
  }

  private static func flag(_ name: String, default value: Bool? = nil) -> Port {
    Port(name, .named("BOOLEAN"), literal: .boolean, defaultValue: value.map(Value.boolean))
  }

  private static func combo(_ name: String, _ choices: [String]) -> Port {
    Port(name, .named("COMBO"), literal: .text, choices: choices.map { Port.Choice($0) })
  }

  private static func many(_ stem: String, _ count: Int) -> [String] {
    (1...count).map { "\(stem)_\($0).safetensors" }
  }
}

extension Source {
  /// A literal as it is written, or the link.
  var spelled: String {
    switch self {
    case .value(let value): value.description
    case .output(let reference): reference.description
    case .parameter(let name): name
    case .list(let sources): "[\(sources.map(\.spelled).joined(separator: ", "))]"
    }
  }
}
