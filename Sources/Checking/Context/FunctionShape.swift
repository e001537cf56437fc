import Flow

/// A function with what checking asks of it at each use, worked out once.
final class FunctionShape: Sendable {
  let signature: Signature
  let ports: [PortShape]
  /// Whether using it is a purpose in itself.
  let isOutput: Bool
  private let outputs: [(name: String, type: PortType)]
  /// The ports that a node must fill.
  let required: [Int]
  private let numbers: [String: Int]
  private let names: [String]
  private let list: Int?
  private let hasOneOfEachName: Bool

  init(_ signature: Signature) {
    self.signature = signature
    isOutput = signature.isOutput
    outputs = signature.outputs.map { ($0.name, $0.type) }
    names = signature.ports.map(\.name)
    ports = signature.ports.map { PortShape($0) }
    required = signature.ports.indices.filter { signature.ports[$0].isRequired }
    numbers = Dictionary(
      signature.ports.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { a, _ in a })
    hasOneOfEachName = numbers.count == ports.count
    list = signature.ports.firstIndex(where: \.type.isList)
  }

  /// The port that an argument addresses; arguments mostly come in the order of the ports, so that
  /// `guess` is often right.
  func port(_ name: PortName, guess: Int = 0) -> Int? {
    switch name {
    case .named(let name):
      if hasOneOfEachName, guess < names.count, names[guess] == name { return guess }
      return numbers[name]
    case .position(let index):
      if let list, index >= list { return list }
      return ports.indices.contains(index) ? index : nil
    }
  }

  /// What the output that a link addresses gives; nil names the first.
  func output(_ name: PortName?) -> PortType? {
    switch name {
    case nil: outputs.first?.type
    case .named(let name): outputs.first { $0.name == name }?.type
    case .position(let index): outputs.indices.contains(index) ? outputs[index].type : nil
    }
  }
}
