import Flow

/// A node with the function it uses, where that is known.
struct NodeUse {
  let node: Node
  let signature: Signature?

  init(_ node: Node, _ signature: Signature?) {
    self.node = node
    self.signature = signature
  }

  var name: String { node.name }

  /// The place of an argument among the written ones; one that is missing comes after all of them.
  func position(of port: PortName) -> Int {
    node.arguments.firstIndex { $0.port == port } ?? node.arguments.count
  }

  /// Frames per second, where the function has a port for that and its value is known.
  var frameRate: Double? {
    guard let port = signature?.ports.first(where: { $0.unit == .framesPerSecond }) else {
      return nil
    }
    let given = node.arguments.first { signature?.port($0.port)?.name == port.name }
    guard let given else { return port.defaultValue?.double(in: .framesPerSecond) }
    if case .value(let value) = given.source { return value.double(in: .framesPerSecond) }
    return nil
  }

  /// Everything that fills a port of the function, element by element for lists.
  var leaves: [Leaf] {
    guard let signature else { return [] }
    let rate = frameRate
    return node.arguments.flatMap { argument -> [Leaf] in
      guard let port = signature.port(argument.port) else { return [] }
      let shared = node.arguments.count { signature.port($0.port)?.name == port.name } > 1
      func leaf(_ source: Source, _ index: Int?) -> Leaf {
        Leaf(
          node: node, signature: signature, port: port, argument: argument, index: index,
          source: source, expected: index == nil && !shared ? port.type : port.type.element,
          frameRate: rate)
      }
      switch argument.source {
      case .list(let sources) where port.type.isList:
        return sources.enumerated().map { leaf($0.element, $0.offset) }
      case .value(.list(let values)) where port.type.isList:
        return values.enumerated().map { leaf(.value($0.element), $0.offset) }
      default: return [leaf(argument.source, nil)]
      }
    }
  }
}
