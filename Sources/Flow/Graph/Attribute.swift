/// A mark on a node or a flow that says something about it beside what it computes, such as a title.
///
/// Written `@title("First pass")`; without values the parentheses are left out, as in `@muted`.
public struct Attribute: Hashable, Sendable {
  /// What it says, such as `title`.
  public var name: String
  /// With what.
  public var values: [Value]

  /// An attribute of that name.
  public init(_ name: String, _ values: [Value] = []) {
    self.name = name
    self.values = values
  }

  /// An attribute with one text.
  public init(_ name: String, _ text: String) {
    self.init(name, [.text(text)])
  }
}

extension Attribute {
  /// The names that attributes can have, on nodes and on flows.
  public enum Known: String, CaseIterable, Sendable {
    /// A heading for people; one text.
    case title
    /// The node's id in a ComfyUI prompt or workflow, where its name does not end in it; one text.
    case id
    /// The node is left out, and its outputs with it; no values.
    case muted
    /// The node is left out, and its outputs pass on inputs of the same type; no values.
    case bypassed
    /// The group that the node stands in; one text.
    case group
    /// A note that stands beside the flow; its text, and a title where it has one.
    case note
    /// What becomes of a value after each run in an editor; the port's name, then `randomize`,
    /// `increment` or `decrement`.
    case control
    /// Where an editor draws the node; two numbers, right and down.
    case at
    /// How large an editor draws the node; two numbers, width and height.
    case size
    /// The colours an editor draws the node in; one or two texts.
    case color
    /// Values whose ports are unknown, in an editor's order.
    case values
  }
}

extension [Attribute] {
  /// The first value of the attribute of that name, if it is there and has one.
  public func text(_ name: Attribute.Known) -> String? {
    first { $0.name == name.rawValue }?.values.first?.text
  }

  /// Whether an attribute of that name is there.
  public func has(_ name: Attribute.Known) -> Bool {
    contains { $0.name == name.rawValue }
  }

  /// The attributes without those of that name.
  public func without(_ names: Attribute.Known...) -> [Attribute] {
    filter { attribute in !names.contains { $0.rawValue == attribute.name } }
  }
}

extension Node {
  /// Whether a node takes part in the flow.
  public enum Mode: Hashable, Sendable {
    case active
    /// Left out, and its outputs with it.
    case muted
    /// Left out, and its outputs pass on inputs of the same type.
    case bypassed
  }

  /// Whether the node takes part, as its attributes `@muted` and `@bypassed` say.
  public var mode: Mode {
    if attributes.isEmpty { return .active }
    return attributes.has(.muted) ? .muted : attributes.has(.bypassed) ? .bypassed : .active
  }

  /// The heading for people, where the node has one.
  public var title: String? { attributes.text(.title) }
}
