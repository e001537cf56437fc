import Checking
import Flow

/// A small library that has one of everything that rules ask about.
enum Sample {
  static let catalogue = Catalogue([
    Signature("load_image", [Port("file", .file)], [("image", .image)]),
    Signature("load_video", [Port("file", .file)], [("video", .video)]),
    Signature(
      "save_image", [Port("image", .image), Port("file", .file)], [("image", .image)],
      isOutput: true),
    Signature(
      "text_to_image",
      [
        Port("prompt", .text), Port("negative", .text, defaultValue: .text("")),
        Port(
          "width", .number, unit: .pixels, range: ValueRange(16, 8192), defaultValue: .px(1024)),
        Port("seed", .number, range: ValueRange(0, .largest), defaultValue: Value.none),
      ], [("image", .image)]),
    Signature(
      "merge_images",
      [
        Port("first", .image), Port("second", .image),
        Port("strength", .number, range: ValueRange(0, 1), defaultValue: .number(Number(0.5))),
      ], [("image", .image)]),
    Signature(
      "image_to_video",
      [
        Port("image", .image),
        Port(
          "duration", .number, unit: .seconds, range: ValueRange(Number(0.5), 60),
          defaultValue: .seconds(4), words: ["long"]),
        Port(
          "fps", .number, unit: .framesPerSecond, range: ValueRange(1, 60),
          defaultValue: .quantity(Quantity(24, .framesPerSecond))),
        Port(
          "motion", .text,
          choices: [
            Port.Choice("zoom in", words: ["closer"]), Port.Choice("pan left"),
            Port.Choice("still"),
          ],
          defaultValue: .text("zoom in")),
        Port("loop", .boolean, defaultValue: .boolean(false)),
      ], [("video", .video)]),
    Signature(
      "slideshow",
      [
        Port("images", .list(.image)),
        Port(
          "each", .number, unit: .seconds, range: ValueRange(Number(0.1), 600),
          defaultValue: Value.none),
      ], [("video", .video)]),
    Signature(
      "extract_frames",
      [Port("video", .video), Port("count", .number, defaultValue: .number(8))],
      [("images", .list(.image))]),
    Signature("extract_audio", [Port("video", .video)], [("audio", .audio)]),
    Signature("transcribe_audio", [Port("audio", .audio)], [("text", .text)]),
    Signature(
      "trim_audio",
      [
        Port("audio", .audio),
        Port(
          "start", .number, unit: .seconds, range: ValueRange(0, 86400),
          defaultValue: .seconds(0)),
        Port(
          "fade", .number, unit: .percent, range: ValueRange(0, 100),
          defaultValue: .quantity(Quantity(0, .percent))),
        Port(
          "volume", .number, unit: .decibels, range: ValueRange(-60, 24),
          defaultValue: .quantity(Quantity(0, .decibels))),
      ], [("audio", .audio)]),
    Signature("speak", [Port("text", .text)], [("audio", .audio)]),
    Signature(
      "split_video", [Port("video", .video)], [("video", .video), ("sound", .audio)]),
    Signature("resize_image", [Port("image", .image)], [("image", .image)]),
    Signature("resize_video", [Port("video", .video)], [("video", .video)]),
    Signature("paint_mask", [Port("mask", .modality(.mask))], [("image", .image)]),
    Signature("crop", [Port("image", .image)], [("image", .image)], on: "native"),
    Signature("grade", [Port("model", .named("MODEL"))], [("image", .image)], on: "native"),
  ])

  static let checker = Checker(catalogue: catalogue)
}

extension Signature {
  /// A signature in one line.
  init(
    _ name: String, _ ports: [Port], _ outputs: [(String, PortType)], on target: String? = nil,
    isOutput: Bool = false
  ) {
    self.init(
      FunctionName(name, on: target), ports: ports,
      outputs: outputs.map { OutputPort($0.0, $0.1) }, isOutput: isOutput)
  }
}

extension PortType {
  static var image: PortType { .modality(.image) }
  static var video: PortType { .modality(.video) }
  static var audio: PortType { .modality(.audio) }
  static var text: PortType { .modality(.text) }
  static var number: PortType { .modality(.number) }
  static var boolean: PortType { .modality(.boolean) }
}

extension Number: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self.init(value) }

  /// The largest seed.
  static var largest: Number { Number(unsigned: .max) }
}

extension Value {
  static func seconds(_ number: Number) -> Value { .quantity(Quantity(number, .seconds)) }
  static func px(_ number: Number) -> Value { .quantity(Quantity(number, .pixels)) }
}

extension Source {
  /// A link from a node's first output.
  static func from(_ node: String) -> Source { .output(OutputReference(node)) }

  /// A link from a node's output of that name.
  static func from(_ node: String, _ port: String) -> Source {
    .output(OutputReference(node, .named(port)))
  }

  static func text(_ text: String) -> Source { .value(.text(text)) }
}

extension Node {
  /// A node with positional sources first and named ones after.
  init(
    _ name: String, _ function: String, _ positional: [Source] = [],
    named: KeyValuePairs<String, Source> = [:]
  ) {
    self.init(
      name, FunctionName(function),
      positional.enumerated().map { Argument(.position($0.offset), $0.element) }
        + named.map { Argument($0.key, $0.value) })
  }
}

extension Flow {
  /// A flow that returns those nodes' first outputs.
  init(_ first: Node, _ rest: Node..., returning names: String...) {
    self.init(nodes: [first] + rest, returns: names.map { Flow.Return(.from($0)) })
  }

  /// A flow of a loaded picture made into a clip with one argument.
  static func clip(_ port: String, _ value: Value) -> Flow {
    Flow(
      Node("photo", "load_image", [.text("a.png")]),
      Node("clip", "image_to_video", [.from("photo")], named: [port: .value(value)]),
      returning: "clip")
  }
}

extension Flow {
  /// The flow after one fix.
  func applying(_ fix: Diagnostic.Fix) throws -> Flow {
    var copy = self
    try copy.apply(fix.edits)
    return copy
  }
}
