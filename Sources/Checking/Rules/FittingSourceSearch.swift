import Flow

/// Finds what an input that is not filled was meant to draw on.
struct FittingSourceSearch {
  private let context: CheckContext
  private var unused: [PortType: [(node: Int, reference: OutputReference)]] = [:]
  private let unusedParameters: [Port]

  /// How many outputs of a type are looked at; among more none is clearly meant.
  private static let limit = 8

  init(_ context: CheckContext) {
    self.context = context
    var used: Set<OutputReference> = []
    func note(_ source: Source) {
      for reference in source.references {
        if let output = context.use(reference.node)?.signature?.output(reference.port) {
          used.insert(OutputReference(reference.node, .named(output.name)))
        }
      }
    }
    for use in context.uses {
      for argument in use.node.arguments { note(argument.source) }
    }
    for result in context.flow.returns { note(result.source) }
    for (place, use) in context.uses.enumerated() {
      for (index, output) in (use.signature?.outputs ?? []).enumerated() where output.type != .any {
        let reference = OutputReference(use.name, .named(output.name))
        if used.contains(reference) { continue }
        unused[output.type, default: []].append(
          (place, index == 0 ? OutputReference(use.name) : reference))
      }
    }
    let usedParameters = context.usedParameters
    unusedParameters = context.flow.parameters.filter { !usedParameters.contains($0.name) }
  }

  /// The one output or parameter that fits, that nothing uses, and that does not draw on the node.
  func only(for port: Port, of node: Int) -> Source? {
    var candidates: [(node: Int, reference: OutputReference)] = []
    for (type, outputs) in unused where port.type.accepts(type) {
      candidates += outputs.prefix(FittingSourceSearch.limit + 1)
    }
    guard candidates.count <= FittingSourceSearch.limit else { return nil }
    let upstream = candidates.filter { candidate in
      candidate.node != node
        && !context.survey.graph.reachable(from: CollectionOfOne(candidate.node))[node]
    }
    let parameters = unusedParameters.filter { port.type.accepts($0.type) }
    guard upstream.count + parameters.count == 1 else { return nil }
    if let only = upstream.first { return .output(only.reference) }
    return parameters.first.map { .parameter($0.name) }
  }
}
