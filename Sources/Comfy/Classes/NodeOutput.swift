import OrderedJSON

/// One output slot of a node class.
public struct NodeOutput: Hashable, Sendable {
  /// The slot's name; may be empty or shared with another slot.
  public var name: String
  /// The type in the server's spelling, such as `LATENT`; a list of options is `COMBO`.
  public var type: String
  /// The options where the type was written as a list of them, the older form of a combo.
  public var choices: [JSON]?
  /// Whether each run gives any number of values.
  public var isList: Bool
  /// Which inputs decide the type of a `COMFY_MATCHTYPE_V3` output: those with this template.
  public var template: String?

  /// An output slot.
  public init(
    _ name: String, _ type: String, choices: [JSON]? = nil, isList: Bool = false,
    template: String? = nil
  ) {
    self.name = name
    self.type = type
    self.choices = choices
    self.isList = isList
    self.template = template
  }
}
