import Flow

/// Puts one node's arguments into full words.
struct ArgumentResolution {
  private let node: Node
  private let signature: Signature
  private let types: TypeTable
  private let frameRate: Double?

  init(_ node: Node, _ signature: Signature, _ types: TypeTable) {
    self.node = node
    self.signature = signature
    self.types = types
    frameRate = node.frameRate(signature)
  }

  /// The arguments in written order, those on one list port at the place of its first.
  var arguments: [Argument] {
    var result: [Argument] = []
    var gathered: Set<String> = []
    for argument in node.arguments {
      guard let port = signature.port(argument.port) else {
        result.append(argument)
        continue
      }
      var source = argument.source
      if port.type.isList, case .position = argument.port {
        guard gathered.insert(port.name).inserted else { continue }
        source = all(on: port)
      }
      result.append(Argument(port.name, resolved(wrapped(source, for: port), for: port)))
    }
    return result
  }

  private func all(on port: Port) -> Source {
    let sources = node.arguments.filter { argument in
      guard case .position = argument.port else { return false }
      return signature.port(argument.port)?.name == port.name
    }.map(\.source)
    if let only = sources.first, sources.count == 1 { return only }
    return .list(sources)
  }

  /// A single source as a list of one where the port takes a list.
  private func wrapped(_ source: Source, for port: Port) -> Source {
    guard port.type.isList else { return source }
    switch source {
    case .list(let sources): return Source.gathered(sources)
    case .value(.none), .value(.list): return source
    case .value, .parameter, .output:
      let type = types.type(of: source)
      // An unknown type may be a list already.
      let isSingle = if case .value = source { true } else { type.map { !$0.isList } ?? false }
      return isSingle ? Source.gathered([source]) : source
    }
  }

  private func resolved(_ source: Source, for port: Port) -> Source {
    switch source {
    case .value(let value): .value(value.resolved(for: port, frameRate: frameRate))
    case .list(let sources): .list(sources.map { resolved($0, for: port) })
    case .output, .parameter: source
    }
  }
}
