import Flow

/// A flow without what is left out of it, with the ids that its nodes have at every use.
struct PromptFunction {
  let flow: Flow
  /// What stands in for results that a bypassed node gives; nil where no node is left out.
  let part: ActivePart?
  let ids: [String]
  let places: [String: Int]

  /// A function of the active part of a flow.
  ///
  /// - Parameter all: The nodes with those that are left out, which have their ids too.
  init(_ flow: Flow, _ part: ActivePart? = nil, of all: [Node]) {
    self.flow = flow
    self.part = part
    ids = zip(all, NodeNaming.ids(of: all)).filter { $0.0.mode == .active }.map(\.1)
    places = Dictionary(
      flow.nodes.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }
}

/// One use of a flow while a prompt is made: the main one, or a function where a node uses it.
struct PromptFrame {
  let function: PromptFunction
  /// What stands before the ids of its nodes, such as `57:`.
  let prefix: String
  let parent: Parent?
  /// The frames of functions that it uses, by the node's place.
  var children: [Int: Int] = [:]

  /// The use of a function.
  struct Parent {
    var frame: Int
    var node: Int
  }

  init(_ function: PromptFunction, prefix: String, parent: Parent?) {
    self.function = function
    self.prefix = prefix
    self.parent = parent
  }

  var flow: Flow { function.flow }
  var part: ActivePart? { function.part }
  var ids: [String] { function.ids }
  var places: [String: Int] { function.places }
}
