import Flow

/// A node with the function it uses, where that is known.
struct NodeUse {
  let node: Node
  let shape: FunctionShape?

  init(_ node: Node, _ shape: FunctionShape?) {
    self.node = node
    self.shape = shape
  }

  var name: String { node.name }

  var signature: Signature? { shape?.signature }

  /// The place of an argument among the written ones; one that is missing comes after all of them.
  func position(of port: PortName) -> Int {
    node.arguments.firstIndex { $0.port == port } ?? node.arguments.count
  }

  /// Everything that one argument fills its port with, element by element for lists.
  ///
  /// - Parameters:
  ///   - isShared: Whether several arguments fill the port, each giving an element.
  ///   - isReachable: Whether it is the first argument that addresses the port so.
  func leaves(of index: Int, isShared: Bool, isReachable: Bool) -> [Leaf] {
    let argument = node.arguments[index]
    guard let shape, let number = shape.port(argument.port) else { return [] }
    let port = shape.ports[number].port
    let rate = node.frameRate(shape.signature)
    func leaf(_ source: Source, _ index: Int?) -> Leaf {
      let isElement = index != nil || isShared
      return Leaf(
        node: node, signature: shape.signature, port: port, argument: argument, index: index,
        source: source, expected: isElement ? port.type.element : port.type,
        literalType: isElement ? port.valueType.element : port.valueType, frameRate: rate,
        isReachable: isReachable)
    }
    switch argument.source {
    case .list(let sources) where port.type.isList:
      return sources.enumerated().map { leaf($0.element, $0.offset) }
    case .value(.list(let values)) where port.type.isList || port.valueType.isList:
      return values.enumerated().map { leaf(.value($0.element), $0.offset) }
    default: return [leaf(argument.source, nil)]
    }
  }
}

extension Node {
  /// Frames per second, where the node's function has a port for that and its value is known.
  func frameRate(_ signature: Signature) -> Double? {
    guard let port = signature.ports.first(where: { $0.unit == .framesPerSecond }) else {
      return nil
    }
    let given = arguments.first { signature.port($0.port)?.name == port.name }
    guard let given else { return port.defaultValue?.double(in: .framesPerSecond) }
    if case .value(let value) = given.source { return value.double(in: .framesPerSecond) }
    return nil
  }
}
