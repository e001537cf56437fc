import Flow

/// Finds the functions that turn one type of thing into another.
public struct ConversionSearch: Sendable {
  /// One function of a chain, with the port it is entered by and the output it is left by.
  public struct Step: Hashable, Sendable {
    /// The function.
    public var function: Signature
    /// Its one required port.
    public var input: Port
    /// The output that the chain goes on with.
    public var output: OutputPort
  }

  private let steps: [Step]

  /// A search among the abstract functions of a catalogue.
  ///
  /// Only functions with exactly one required port count, since nothing is known for further ones,
  /// and only such as give something; saving is a purpose, not a conversion. A port for a file takes
  /// a path, which a text that flows through a link is not.
  public init(catalogue: Catalogue) {
    steps = catalogue.signatures.flatMap { function -> [Step] in
      let required = function.ports.filter(\.isRequired)
      guard function.name.target == nil, !function.isOutput, required.count == 1,
        let input = required.first, input.type != .file, input.type != .any,
        input.choices.isEmpty
      else { return [] }
      return function.outputs.filter { $0.type != .any }.map {
        Step(function: function, input: input, output: $0)
      }
    }
  }

  /// The shortest chain from one type to another; among equally short ones the first in the
  /// catalogue's order.
  ///
  /// - Returns: An empty chain when no conversion is needed, nil when there is none.
  public func chain(from source: PortType, to goal: PortType) -> [Step]? {
    if goal.accepts(source) { return [] }
    // From many to one of the same kind is a choice to make; a way through other kinds would lose it.
    if source.element == goal.element { return nil }
    var seen: Set<PortType> = [source]
    var frontier: [(type: PortType, chain: [Step])] = [(source, [])]
    while !frontier.isEmpty {
      var next: [(type: PortType, chain: [Step])] = []
      for (type, chain) in frontier {
        for step in steps where step.input.type.accepts(type) {
          if goal.accepts(step.output.type) { return chain + [step] }
          if seen.insert(step.output.type).inserted {
            next.append((step.output.type, chain + [step]))
          }
        }
      }
      frontier = next
    }
    return nil
  }
}

extension Sequence<ConversionSearch.Step> {
  /// The chain as findings show it, such as `extract_audio -> transcribe_audio`.
  public var names: String { map(\.function.name.description).joined(separator: " -> ") }
}
