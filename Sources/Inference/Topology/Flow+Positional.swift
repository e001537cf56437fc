import Flow

extension Flow {
  /// The flow with media as positional arguments where they fill the first ports, as people write it.
  func positional(_ catalogue: Catalogue) -> Flow {
    var flow = self
    for index in flow.nodes.indices {
      guard let signature = catalogue[flow.nodes[index].function] else { continue }
      flow.nodes[index].arguments = positional(flow.nodes[index].arguments, signature)
    }
    return flow
  }

  private func positional(_ arguments: [Argument], _ signature: Signature) -> [Argument] {
    var result: [Argument] = []
    var rest = arguments[...]
    for (place, port) in signature.ports.enumerated() {
      guard port.isInput, let next = rest.first, next.port == .named(port.name) else { break }
      rest.removeFirst()
      if case .list(let sources) = next.source {
        for (offset, source) in sources.enumerated() {
          result.append(Argument(.position(place + offset), source))
        }
        break
      }
      result.append(Argument(.position(place), next.source))
    }
    return result + rest
  }
}
