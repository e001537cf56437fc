/// One position of a saved node's `widgets_values`.
public struct Widget: Hashable, Sendable {
  /// What stands at the position.
  public var kind: Kind
  /// The input that the position belongs to, under its full name; nil for what belongs to none.
  public var input: NodeInput?

  /// What can stand at a position.
  public enum Kind: Hashable, Sendable {
    /// The input's value.
    case value
    /// The number of rows of a `COMFY_DYNAMICGROUP_V3` input, which no prompt has.
    case rows
    /// How the input changes after each run: `fixed`, `increment`, `decrement`, `randomize`, ...
    case control
    /// The text that narrows what the control chooses from.
    case filter
    /// A button for uploading, saved as `"image"` or `null`.
    case upload
    /// Something that the editor shows, such as a player.
    case preview
  }

  /// A position of that kind.
  public init(_ kind: Kind, _ input: NodeInput? = nil) {
    self.kind = kind
    self.input = input
  }

  /// The types that the editor has widgets for.
  public static let types: Set<String> = [
    "INT", "FLOAT", "BOOLEAN", "STRING", "COMBO", "MARKDOWN", "TEXTAREA", "COLOR", "IMAGEUPLOAD",
    "IMAGECOMPARE", "BOUNDING_BOX", "CHART", "GALLERIA", "CURVE", "RANGE", "PAINTER", "COMPOSITOR",
    "VIDEO_EDIT", "COMFY_DYNAMICCOMBO_V3", "COMFY_DYNAMICGROUP_V3",
  ]

  /// The types of inputs that some classes' own scripts fill, at positions that only those know.
  ///
  /// Their values are to be taken by name.
  public static let ownTypes: Set<String> = [
    "LOAD_3D", "LOAD_3D_ANIMATION", "WEBCAM", "AUDIO_RECORD",
  ]
}
