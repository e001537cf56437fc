/// A graph with its nodes bound.
struct BoundGraph {
  var nodes: [BoundNode]
  var links: [String: WorkflowLink]
  var index: [String: Int]
  /// The setters by the names that they set.
  var setters: [String: Int] = [:]
  var inputNode: String
  var outputNode: String
  /// What uses of the graph take; empty for the top.
  var inputs: [Input] = []
  /// What uses of the graph give; empty for the top.
  var outputs: [Output] = []

  /// An input of a sub-graph.
  struct Input {
    var name: String
    var type: String
    /// The widget inside that it shows, if it shows one.
    var promoted: BoundWidget?
    /// Whether a slot inside says that it stands for a widget.
    var claimsWidget = false
    /// Whether everything inside that takes it may stay empty.
    var isOptional = false
  }

  /// An output of a sub-graph.
  struct Output {
    var name: String
    var type: String
    /// The link that ends at it.
    var link: String?
  }
}
