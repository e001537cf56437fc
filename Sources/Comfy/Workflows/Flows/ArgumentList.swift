import Flow

/// The arguments of a node while they are gathered, each port once.
struct ArgumentList {
  private var arguments: [Argument] = []
  private var places: [String: Int] = [:]

  mutating func set(_ port: String, _ source: Source) {
    if let place = places[port] {
      arguments[place].source = source
    } else {
      places[port] = arguments.count
      arguments.append(Argument(port, source))
    }
  }

  /// The arguments in the order of the node class's inputs, those that it does not have at the end.
  func ordered(for node: BoundNode) -> [Argument] {
    guard case .primitive(let nodeClass) = node.kind else { return arguments }
    var result: [Argument] = []
    var rest = places
    for input in nodeClass.inputs {
      if let place = rest.removeValue(forKey: input.name) { result.append(arguments[place]) }
      guard input.dynamic != nil else { continue }
      // What an input brings along stands behind it.
      for (place, argument) in arguments.enumerated() {
        guard case .named(let name) = argument.port, name.hasPrefix(input.name + "."),
          rest.removeValue(forKey: name) != nil
        else { continue }
        result.append(arguments[place])
      }
    }
    return result + rest.values.sorted().map { arguments[$0] }
  }
}
