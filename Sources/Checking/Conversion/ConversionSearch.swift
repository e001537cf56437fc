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

  /// The one function, or the two, that turn one type into another; among several the first in the
  /// catalogue's order.
  ///
  /// Two go only by way of something that holds what is asked for: the sound of a film may be written
  /// down, but a film made from a picture has no sound to take out.
  ///
  /// - Returns: An empty chain when no conversion is needed, nil when there is none.
  public func chain(from source: PortType, to goal: PortType) -> [Step]? {
    if goal.accepts(source) { return [] }
    // From many to one of the same kind is a choice to make; a way through other kinds would lose it.
    if source.element == goal.element { return nil }
    let first = steps.filter { $0.input.type.accepts(source) }
    if let step = first.first(where: { goal.accepts($0.output.type) }) { return [step] }
    for step in first where ConversionSearch.leads(from: source, by: step.output.type, to: goal) {
      if let second = steps.first(where: {
        $0.input.type.accepts(step.output.type) && goal.accepts($0.output.type)
      }) {
        return [step, second]
      }
    }
    return nil
  }

  /// Whether what a medium made from `source` holds is still what someone asks of `source`.
  private static func leads(from source: PortType, by way: PortType, to goal: PortType) -> Bool {
    guard let from = source.modality, let through = way.modality else { return false }
    return switch (from, through) {
    // Words that were said or shown, and what words describe.
    case (.audio, .text), (.image, .text), (.video, .text), (.text, .image), (.text, .audio): true
    // Parts that a film or a body has.
    case (.video, .audio), (.video, .image), (.mesh, .image), (.image, .mask): true
    default: false
    }
  }
}

extension Sequence<ConversionSearch.Step> {
  /// The chain as findings show it, such as `extract_audio -> transcribe_audio`.
  public var names: String { map(\.function.name.description).joined(separator: " -> ") }
}
