extension FlowEdit {
  /// Fill a port with a node's output.
  public static func connect(
    _ source: OutputReference, to node: String, _ port: PortName
  ) -> FlowEdit {
    .setArgument(node: node, port: port, .output(source))
  }

  /// Take away what fills a port.
  public static func disconnect(_ node: String, _ port: PortName) -> FlowEdit {
    .setArgument(node: node, port: port, nil)
  }

  /// Give a node an attribute, or take it away with nil.
  public static func set(
    _ name: Attribute.Known, of node: String?, to values: [Value]?
  ) -> FlowEdit {
    .setAttribute(node: node, name: name.rawValue, values)
  }

  /// Leave a node out, and its outputs with it.
  public static func mute(_ node: String) -> FlowEdit { .set(.muted, of: node, to: []) }

  /// Leave a node out and pass its inputs on.
  public static func bypass(_ node: String) -> FlowEdit { .set(.bypassed, of: node, to: []) }

  /// Let a node take part again; no change for one that does.
  public static func activate(_ node: String) -> FlowEdit {
    .group([.set(.muted, of: node, to: nil), .set(.bypassed, of: node, to: nil)])
  }

  /// Give a node a heading for people, or take it away with nil.
  public static func title(_ node: String, _ title: String?) -> FlowEdit {
    .set(.title, of: node, to: title.map { [.text($0)] })
  }
}
