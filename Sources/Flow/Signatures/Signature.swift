/// What can be used: a function's name, inputs, parameters and outputs (the paper's f: I × φ → O).
public struct Signature: Hashable, Sendable {
  /// The function's name.
  public var name: FunctionName
  /// Its inputs and parameters in the order in which positional arguments fill them.
  public var ports: [Port]
  /// What it gives, at least one for a function whose result can be used.
  public var outputs: [OutputPort]
  /// One sentence for people.
  public var documentation: String
  /// The phrases by which people ask for it, such as "turn into a video".
  public var phrases: [String]
  /// Whether using it is a purpose in itself, as saving a file is, even if nothing uses its result.
  public var isOutput: Bool

  /// Describes a function; see the properties for each part.
  public init(
    _ name: FunctionName, ports: [Port], outputs: [OutputPort], documentation: String = "",
    phrases: [String] = [], isOutput: Bool = false
  ) {
    self.name = name
    self.ports = ports
    self.outputs = outputs
    self.documentation = documentation
    self.phrases = phrases
    self.isOutput = isOutput
  }

  /// The ports that only links can fill.
  public var inputs: [Port] { ports.filter(\.isInput) }

  /// The ports that values can fill.
  public var parameters: [Port] { ports.filter { !$0.isInput } }

  /// The port of that name.
  public func port(_ name: String) -> Port? { ports.first { $0.name == name } }

  /// The port that an argument addresses, by name or by position.
  ///
  /// A list port takes the rest of the positional arguments, so positions at and after it all mean it.
  public func port(_ name: PortName) -> Port? {
    switch name {
    case .named(let name): return port(name)
    case .position(let index):
      if let list = ports.firstIndex(where: \.type.isList), index >= list { return ports[list] }
      return ports.indices.contains(index) ? ports[index] : nil
    }
  }

  /// The output that a link addresses; nil names the first.
  public func output(_ name: PortName?) -> OutputPort? {
    switch name {
    case nil: outputs.first
    case .named(let name): outputs.first { $0.name == name }
    case .position(let index): outputs.indices.contains(index) ? outputs[index] : nil
    }
  }
}
