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

  init(text: SourceText, items: [ItemRanges], flows: [Int]) {
    self.text = text
    self.items = items
    self.flows = flows
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
    range(of: place, item: index).map(text.span)
  }

  /// Where the name of a declaration stands.
  public func span(ofItem index: Int) -> SourceSpan? {
    items.indices.contains(index) ? text.span(items[index].name) : nil
  }

  /// Findings about a flow with the spans of their places filled in.
  public func located(_ diagnostics: [Diagnostic], flow index: Int = 0) -> [Diagnostic] {
    guard flows.indices.contains(index) else { return diagnostics }
    return located(diagnostics, item: flows[index])
  }

  /// Findings about a declaration with the spans of their places filled in.
  public func located(_ diagnostics: [Diagnostic], item index: Int) -> [Diagnostic] {
    diagnostics.map { diagnostic in
      guard diagnostic.span == nil, let place = diagnostic.place else { return diagnostic }
      var located = diagnostic
      let isAboutName =
        diagnostic.code == .unknownParameter || diagnostic.code == .filledTwice
      located.span = range(of: place, item: index, name: isAboutName).map(text.span)
      return located
    }
  }

  private func range(of place: FlowPlace, item index: Int, name: Bool = false) -> Range<Int>? {
    guard items.indices.contains(index) else { return nil }
    let item = items[index]
    switch place {
    case .flow: return item.name
    case .parameter(let parameter):
      return item.parameters.first { $0.name == parameter }?.range ?? item.name
    case .result(let position):
      return item.results.indices.contains(position) ? item.results[position] : item.name
    case .node(let node):
      return item.nodes.first { $0.node == node }?.name
    case .function(let node):
      return item.nodes.first { $0.node == node }?.function
    case .argument(let nodeName, let port):
      guard let node = item.nodes.first(where: { $0.node == nodeName }) else { return nil }
      guard let argument = node.arguments.last(where: { $0.port == port }) else {
        return node.function
      }
      return name ? argument.name ?? argument.value : argument.value
    }
  }
}
