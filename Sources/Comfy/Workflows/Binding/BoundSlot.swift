import OrderedJSON

/// One input of a bound node.
struct BoundSlot {
  var name: String
  var type: String
  /// The link that fills it.
  var link: String?
  /// The place of its widget among the node's.
  var widget: Int?
  /// Whether the file says that it stands for a widget, which the class may lack.
  var claimsWidget = false
  /// Whether it may stay empty.
  var isOptional = false
}

/// One widget of a bound node.
struct BoundWidget {
  var name: String
  /// Its value; nil where neither the file nor the class has one.
  var value: JSON?
  /// The input that it edits.
  var input: NodeInput?
  /// What becomes of the value after each run.
  var control: String?
}

extension BoundSlot {
  init(_ slot: WorkflowNode.Slot) {
    self.init(
      name: slot.name, type: slot.type, link: slot.link, claimsWidget: slot.widget != nil,
      isOptional: true)
  }
}
