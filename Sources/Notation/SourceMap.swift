import Flow

/// Tells where in a text the parts of a file's flows, functions and realizations stand.
///
/// Lines and columns are counted when they are asked for.
public struct SourceMap: Sendable {
  /// Where the parts of one declaration stand, in bytes.
  struct ItemRanges: Sendable {
    /// The name, or the first statement of an anonymous flow.
    var name: Range<Int>
    var parameters: [(name: String, range: Range<Int>)] = []
    var nodes: [NodeRanges] = []
    var results: [Range<Int>] = []
    /// What tells a node's place among the nodes by its name, where that is known.
    var scope: NameScope?

    init(name: Range<Int>) {
      self.name = name
    }
  }

  /// Where the parts of one node stand, in bytes.
  struct NodeRanges: Sendable {
    var node: String
    var name: Range<Int>
    var function: Range<Int>
    var arguments: [(port: PortName, name: Range<Int>?, value: Range<Int>)] = []
  }

  let text: SourceText
  /// One for each item of the file.
  let items: [ItemRanges]
  /// Which items are flows, in order.
  let flows: [Int]
  /// Where something stands that could not be read, and has its finding.
  private let unreadable: [Range<Int>]

  init(
    text: SourceText, items: [ItemRanges], flows: [Int], unreadable: [Range<Int>] = []
  ) {
    self.text = text
    self.items = items
    self.flows = flows
    self.unreadable = unreadable
  }

  /// Where a place of a flow stands.
  ///
  /// - Parameters:
  ///   - place: The place; one that is not written, such as an input that is missing, has the span of
  ///     the function that would take it.
  ///   - index: Which of the file's flows is meant, counted from 0.
  /// - Returns: nil when there is no such flow or node.
  public func span(of place: FlowPlace, flow index: Int = 0) -> SourceSpan? {
    guard flows.indices.contains(index) else { return nil }
    return span(of: place, item: flows[index])
  }

  /// Where a place of a declaration stands: of a flow, a realization's body, or a function.
  public func span(of place: FlowPlace, item index: Int) -> SourceSpan? {
    guard items.indices.contains(index) else { return nil }
    var ranges = PlaceRanges(items[index])
    return ranges.range(of: place).map(text.span)
  }

  /// Where the name of a declaration stands.
  public func span(ofItem index: Int) -> SourceSpan? {
    items.indices.contains(index) ? text.span(items[index].name) : nil
  }

  /// Findings about a flow with the spans of their places filled in.
  ///
  /// A finding about an argument whose value could not be read is left out: it would speak of what
  /// stands in for the value.
  public func located(_ diagnostics: [Diagnostic], flow index: Int = 0) -> [Diagnostic] {
    guard flows.indices.contains(index) else { return diagnostics }
    return located(diagnostics, item: flows[index])
  }

  /// Findings about a declaration with the spans of their places filled in.
  public func located(_ diagnostics: [Diagnostic], item index: Int) -> [Diagnostic] {
    guard items.indices.contains(index) else { return diagnostics }
    var places = PlaceRanges(items[index])
    var result: [Diagnostic] = []
    var found: [(index: Int, range: Range<Int>)] = []
    for diagnostic in diagnostics {
      if diagnostic.span == nil, let place = diagnostic.place {
        let isAboutName =
          diagnostic.code == .unknownParameter || diagnostic.code == .filledTwice
        if let range = places.range(of: place, name: isAboutName) {
          if case .argument = place, !isAboutName, isUnreadable(range) { continue }
          found.append((result.count, range))
        }
      }
      result.append(diagnostic)
    }
    for (entry, span) in zip(found, text.spans(found.map(\.range))) {
      result[entry.index].span = span
    }
    return result
  }

  /// Whether something within the range could not be read.
  private func isUnreadable(_ range: Range<Int>) -> Bool {
    unreadable.contains { $0.lowerBound >= range.lowerBound && $0.upperBound <= range.upperBound }
  }
}
