import OrderedJSON

/// The nodes and links of a graph as an editor's file has them.
struct EditorGraph {
  var nodes: [EditorNode] = []
  var links: [EditorLink] = []
  /// The boxes round nodes, with their headings.
  var groups: [(title: String, box: LayoutBox)] = []
}

/// One node of an editor's file.
struct EditorNode {
  /// A number where the id is one, a text otherwise.
  var id: JSON
  var type: String
  var title: String?
  var mode = 0
  var inputs: [EditorInput] = []
  var outputs: [EditorOutput] = []
  var values: [JSON] = []
  /// The inputs of a sub-graph's use that the flow leaves to their defaults.
  var unset: [String] = []
  /// Whether its class is one that a server has, rather than a sub-graph or something of the editor's.
  var isClass = true
  /// The colours of its title and its body.
  var colors: [String] = []
  var group: String?
  var size = LayoutSize(210, 60)
  /// The upper left corner of its body, the title standing above.
  var position = LayoutPoint(0, 0)
  /// Whether the position was given and is not to be chosen.
  var isFixed = false
  var order = 0

  /// How high an editor draws the title above a node.
  static let titleHeight = 30.0

  /// The body with the title.
  var box: LayoutBox {
    LayoutBox(
      LayoutPoint(position.x, position.y - EditorNode.titleHeight),
      LayoutSize(size.width, size.height + EditorNode.titleHeight))
  }
}

/// One input slot of a node.
struct EditorInput {
  var name: String
  var type: String
  var link: Int?
  /// Whether the slot belongs to a widget.
  var isWidget = false
  var isOptional = false
}

/// One output slot of a node.
struct EditorOutput {
  var name: String
  var type: String
  var links: [Int] = []
  var isList = false
}

/// One link, its ends being places in the graph's nodes.
struct EditorLink {
  var id: Int
  var origin: End
  var originSlot: Int
  var target: End
  var targetSlot: Int
  var type: String

  /// What a link starts or ends at.
  enum End: Equatable {
    case node(Int)
    /// The inputs of the sub-graph that the link is in.
    case inputs
    /// The outputs of that sub-graph.
    case outputs
  }
}
