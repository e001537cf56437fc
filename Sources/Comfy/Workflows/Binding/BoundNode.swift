import Flow
import OrderedJSON

/// A node as the editor has it once a file is loaded: its slots and widgets follow its class.
struct BoundNode {
  /// What a node is to the flow.
  enum Kind {
    /// A node of a known class.
    case primitive(NodeClass)
    /// A node of a class that is not known.
    case unknown
    /// A use of a sub-graph, by the place of its graph.
    case instance(Int)
    /// Passes its input on.
    case reroute
    /// A value for the widgets that it is linked to.
    case value
    /// Passes its input on to all that ask for it by a name.
    case set
    /// Stands for the input of the setter of that name.
    case get(String)
    /// A text for people.
    case note
    /// Nothing that matters to the flow.
    case decoration
  }

  /// The node in the file.
  let node: WorkflowNode
  /// What it is.
  var kind: Kind
  /// Its inputs: sockets first, then those of widgets, then what the class does not have.
  var slots: [BoundSlot] = []
  /// The types of its outputs.
  var outputs: [String] = []
  /// Its widgets in their order.
  var widgets: [BoundWidget] = []
  /// The values that a use of a sub-graph has of its own, by the place of the input.
  var own: [Int: JSON] = [:]

  init(_ node: WorkflowNode, _ kind: Kind) {
    self.node = node
    self.kind = kind
  }

  /// Whether the node exists in the editor only.
  var isVirtual: Bool {
    switch kind {
    case .primitive, .unknown, .instance: false
    case .reroute, .value, .set, .get, .note, .decoration: true
    }
  }

  /// How findings name the node.
  var called: String { "the node \(node.id) (\(node.title ?? node.type))" }
}
