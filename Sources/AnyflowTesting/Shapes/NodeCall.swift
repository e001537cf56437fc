import Comfy
import Foundation
import OrderedJSON

/// One call of a node: what it gets and where it writes.
struct NodeCall: Sendable {
  let nodeID: String
  let nodeClass: NodeClass
  /// What fills its inputs, by name.
  let inputs: [String: FlowingValue]
  /// The hash of the class and all it gets.
  let hash: UInt64
  let output: OutputFolder
  let files: FileStore
  let usesFFmpeg: Bool

  /// What fills an input, or its default.
  func literal(_ name: String) -> JSON? {
    if case .literal(let value) = inputs[name]?.content { return value }
    return inputs[name] == nil ? nodeClass.input(name)?.defaultValue : nil
  }

  func integer(_ name: String, _ otherwise: Int = 0) -> Int {
    literal(name)?.double.flatMap { Int(exactly: $0.rounded(.towardZero)) } ?? otherwise
  }

  func number(_ name: String, _ otherwise: Double = 0) -> Double {
    literal(name)?.double ?? otherwise
  }

  func text(_ name: String) -> String { literal(name).map(PythonText.of) ?? "" }

  /// The pictures or masks at an input.
  func pictures(_ name: String) throws(NodeFailure) -> Pictures {
    switch inputs[name]?.content {
    case .pictures(let pictures), .masks(let pictures): return pictures
    case .film(let film): return film.pictures
    default: throw missing(name)
    }
  }

  func optionalPictures(_ name: String) -> Pictures? { try? pictures(name) }

  func latents(_ name: String) throws(NodeFailure) -> Latents {
    guard case .latents(let latents) = inputs[name]?.content else { throw missing(name) }
    return latents
  }

  func sound(_ name: String) throws(NodeFailure) -> Sound {
    guard case .sound(let sound) = inputs[name]?.content else { throw missing(name) }
    return sound
  }

  func film(_ name: String) throws(NodeFailure) -> Film {
    guard case .film(let film) = inputs[name]?.content else { throw missing(name) }
    return film
  }

  /// How many noise levels an input gives.
  func steps(_ name: String) -> Int {
    if case .steps(let count) = inputs[name]?.content { return count }
    return 1
  }

  /// A value that came about here, at that output slot.
  func value(_ content: FlowingValue.Content, slot: Int = 0) -> FlowingValue {
    var digest = Digest()
    digest.add(hash)
    digest.add(UInt64(slot))
    return FlowingValue(content: content, hash: digest.value)
  }

  private func missing(_ name: String) -> NodeFailure {
    NodeFailure("TypeError", "\(nodeClass.name): the input \(name) holds nothing that fits")
  }
}

/// What a node gives.
struct NodeResult: Sendable {
  /// A value for each output slot.
  var outputs: [FlowingValue.Content] = []
  /// What it shows, such as the files it wrote.
  var shown: JSONObject?
  /// A text that all clients see at the node while it works.
  var note: String?

  init(
    _ outputs: FlowingValue.Content..., shown: JSONObject? = nil, note: String? = nil
  ) {
    self.outputs = outputs
    self.shown = shown
    self.note = note
  }
}

/// How a class makes what it gives out of what it gets.
typealias ShapeRule = @Sendable (NodeCall) async throws -> NodeResult
