/// Which input a bypassed node passes on in place of one of its outputs.
public struct BypassRule: Hashable, Sendable {
  /// The type of the output.
  public var output: PortType
  /// The output's place, counted from 0.
  public var index: Int
  /// The type of the port that draws on it.
  public var wanted: PortType

  /// The rule for an output that a port of the type `wanted` draws on.
  public init(output: PortType, index: Int, wanted: PortType) {
    self.output = output
    self.index = index
    self.wanted = wanted
  }

  /// The place of the input that is passed on, or nil if none fits.
  ///
  /// A port that takes anything gets the input at the output's place, or else the first. Any other gets
  /// the one at that place if it fits the output and the port, else the first of exactly the port's type,
  /// else the first that fits both.
  public func choice(among inputs: [PortType]) -> Int? {
    if wanted.takesAnything {
      return inputs.indices.contains(index) ? index : inputs.indices.first
    }
    func fits(_ input: PortType) -> Bool { input.fits(output) && input.fits(wanted) }
    if inputs.indices.contains(index), fits(inputs[index]) { return index }
    return inputs.firstIndex(of: wanted) ?? inputs.firstIndex(where: fits)
  }
}

extension PortType {
  /// Whether anything can go into a port of this type.
  fileprivate var takesAnything: Bool {
    switch self {
    case .any: true
    case .named(let name): name.isEmpty || name == "*" || name == "0"
    case .modality, .list, .file: false
    }
  }

  /// Whether editors let ports of the two types stand for one another: upper and lower case are the
  /// same, and of lists divided by commas one member in common is enough.
  fileprivate func fits(_ other: PortType) -> Bool {
    if takesAnything || other.takesAnything { return true }
    guard case .named(let own) = self, case .named(let given) = other else {
      return accepts(other) || other.accepts(self)
    }
    let (a, b) = (own.lowercased(), given.lowercased())
    return a == b || PortType.named(a).accepts(.named(b))
  }
}
