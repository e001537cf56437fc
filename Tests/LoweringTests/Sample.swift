import Flow
import Library
import Lowering
import Targets

/// A small library and a target for it.
enum Sample {
  static let library = Library(
    catalogue: Catalogue([
      signature("load_image", [Port("file", .file)], .image),
      signature("load_video", [Port("file", .file)], .video),
      Signature(
        FunctionName("save_image"), ports: [Port("image", .image), Port("file", .file)],
        outputs: [OutputPort("image", .image)], isOutput: true),
      signature("text_to_image", [Port("prompt", .text)], .image),
      signature("speak", [Port("text", .text)], .audio),
      signature("transcribe", [Port("audio", .audio)], .text),
      signature("paint", [Port("image", .image)], .image),
      signature(
        "image_to_video",
        [
          Port("image", .image),
          Port(
            "duration", .number, unit: .seconds, range: range(0.5, 60), defaultValue: seconds(4)),
          Port(
            "fps", .number, unit: .framesPerSecond, range: range(1, 60),
            defaultValue: .quantity(Quantity(Number(24), .framesPerSecond))),
          Port(
            "motion", .text, choices: [Port.Choice("zoom", words: ["closer"]), Port.Choice("pan")],
            defaultValue: .text("zoom")),
          Port("width", .number, unit: .pixels, range: range(16, 9000), defaultValue: Value.none),
        ], .video),
      signature(
        "slideshow",
        [Port("images", .list(.image)), Port("titles", .list(.text), defaultValue: Value.none)],
        .video),
      signature("frames", [Port("video", .video)], .list(.image)),
    ]),
    realizations: [
      Realization(of: "load_image", on: "native"),
      Realization(of: "load_video", on: "native"),
      Realization(of: "save_image", on: "native"),
      Realization(of: "speak", on: "native", needs: [Need("tool", "espeak-ng")]),
      Realization(of: "transcribe", on: "native"),
      Realization(of: "slideshow", on: "native"),
      Realization(of: "frames", on: "native"),
      Realization(of: "text_to_image", on: "comfy", needs: [Need("checkpoint", "sdxl")]),
      Realization(of: "image_to_video", on: "native", body: movingBody),
    ])

  /// Scales the picture, then moves it: the second step takes milliseconds and has a default of its own.
  static let movingBody = Flow(
    nodes: [
      Node(
        "sized", FunctionName("scale", on: "native"),
        [
          Argument("image", .parameter("image")), Argument("width", .parameter("width")),
          Argument("mode", Value.text("fit")),
        ]),
      Node(
        "move", FunctionName("move", on: "native"),
        [
          Argument(.position(0), .output(OutputReference("sized"))),
          Argument("length", .parameter("duration")), Argument("rate", .parameter("fps")),
          Argument("count", .parameter("duration")), Argument("style", .parameter("motion")),
        ]),
      Node("spare", FunctionName("scale", on: "native"), [Argument("image", .parameter("image"))]),
    ],
    returns: [Flow.Return(.output(OutputReference("move", .named("film"))))])

  static let primitives = Catalogue([
    primitive("load_image", [Port("file", .file)], .image),
    primitive("load_video", [Port("file", .file)], .video),
    primitive("save_image", [Port("image", .image), Port("file", .file)], .image),
    primitive(
      "speak", [Port("text", .text), Port("speed", .number, defaultValue: .number(Number(1)))],
      .audio),
    primitive("transcribe", [Port("audio", .audio)], .text),
    primitive(
      "slideshow",
      [Port("images", .list(.image)), Port("titles", .list(.text), defaultValue: Value.none)],
      .video),
    primitive("frames", [Port("video", .video)], .list(.image)),
    primitive(
      "scale",
      [
        Port("image", .image),
        Port("width", .number, unit: .pixels, range: range(16, 4096), defaultValue: Value.none),
        Port(
          "mode", .text, choices: [Port.Choice("fit"), Port.Choice("crop")],
          defaultValue: .text("crop")),
        Port("amount", .number, defaultValue: .quantity(Quantity(Number(50), .percent))),
      ], .image),
    Signature(
      FunctionName("move", on: "native"),
      ports: [
        Port("image", .image), Port("length", .number, unit: .milliseconds),
        Port("rate", .number, unit: .framesPerSecond), Port("count", .number, unit: .frames),
        Port("style", .text),
      ], outputs: [OutputPort("film", .video)]),
    primitive("embed", [Port("model", .named("MODEL"), defaultValue: Value.none)], .named("MODEL")),
  ])

  static let native = FakeTarget(
    name: "native", primitives: primitives,
    items: [
      Inventory.Item(Need("tool", "espeak-ng"), detail: "1.51", remedy: "apt-get install espeak-ng")
    ])

  static let lowering = Lowering(library: library, targets: [native])

  static func signature(_ name: String, _ ports: [Port], _ output: PortType) -> Signature {
    Signature(FunctionName(name), ports: ports, outputs: [OutputPort(output.outputName, output)])
  }

  static func primitive(
    _ name: String, _ ports: [Port], _ output: PortType, on target: String = "native"
  ) -> Signature {
    Signature(
      FunctionName(name, on: target), ports: ports,
      outputs: [OutputPort(output.outputName, output)])
  }

  static func range(_ low: Double, _ high: Double) -> ValueRange {
    ValueRange(Number(low), Number(high))
  }

  static func seconds(_ number: Double) -> Value { .quantity(Quantity(Number(number), .seconds)) }
}

extension Library {
  /// This library with a further way to do a function, after those that it has.
  func appending(_ realization: Realization, _ functions: Signature...) -> Library {
    Library(
      catalogue: catalogue.merging(Catalogue(functions)), realizations: realizations + [realization]
    )
  }
}

extension PortType {
  static var image: PortType { .modality(.image) }
  static var video: PortType { .modality(.video) }
  static var audio: PortType { .modality(.audio) }
  static var text: PortType { .modality(.text) }
  static var number: PortType { .modality(.number) }

  fileprivate var outputName: String { isList ? "items" : element.description }
}

extension Source {
  static func from(_ node: String) -> Source { .output(OutputReference(node)) }
}

extension Node {
  /// A node of an abstract function with named arguments.
  init(_ name: String, _ function: String, _ arguments: KeyValuePairs<String, Source>) {
    self.init(name, FunctionName(function), arguments.map { Argument($0.key, $0.value) })
  }
}

extension Flow {
  /// A flow that returns those nodes' first outputs.
  init(_ first: Node, _ rest: Node..., returning names: String...) {
    self.init(nodes: [first] + rest, returns: names.map { Flow.Return(.from($0)) })
  }
}

extension PlanArgument {
  static func number(_ value: Double) -> PlanArgument { .value(.number(Number(value))) }
  static func text(_ value: String) -> PlanArgument { .value(.text(value)) }
  static func from(_ step: String, _ port: String) -> PlanArgument {
    .step(StepReference(step, port))
  }
}
