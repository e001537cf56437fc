import Flow
import OrderedJSON

/// One input of a node class: a socket, or a widget that is also a socket.
public struct NodeInput: Hashable, Sendable {
  /// The key in a prompt's `inputs`.
  ///
  /// One that a dynamic input brings along has its short name in ``dynamic`` and its full one, such
  /// as `mode.width`, in what ``NodeClass/allInputs`` and ``NodeClass/widgets`` give.
  public var name: String
  /// The type in the server's spelling, such as `INT`, `MODEL` or `COMBO` (a list of options too).
  public var type: String
  /// Whether a prompt must fill it.
  public var isRequired: Bool
  /// The options of a combo in order, as JSON values; nil for what is no combo.
  ///
  /// Empty where only the server knows them, as for the files of models.
  public var choices: [JSON]?
  /// Whether the options were written as a list in place of the type, the older form.
  public var hasListType: Bool
  /// What stands in when nothing is given.
  public var defaultValue: JSON?
  /// The smallest number.
  public var minimum: Number?
  /// The largest number.
  public var maximum: Number?
  /// The distance between numbers in the editor.
  public var step: Number?
  /// What the options map says beyond that, in the server's words: `control_after_generate`,
  /// `forceInput`, `socketless`, `widgetType`, `multiline`, `dynamicPrompts`, `image_upload`,
  /// `multi_select`, `lazy`, `rawLink` ...; prose (`tooltip`, `placeholder`) is left out.
  public var flags: JSONObject
  /// For a dynamic input (`COMFY_DYNAMICCOMBO_V3`, `COMFY_AUTOGROW_V3`, ...): what it brings along.
  public var dynamic: DynamicInput?

  /// An input of that name and type.
  public init(
    _ name: String, _ type: String, isRequired: Bool = true, choices: [JSON]? = nil,
    hasListType: Bool = false, defaultValue: JSON? = nil, minimum: Number? = nil,
    maximum: Number? = nil, step: Number? = nil, flags: JSONObject = JSONObject(),
    dynamic: DynamicInput? = nil
  ) {
    self.name = name
    self.type = type
    self.isRequired = isRequired
    self.choices = choices
    self.hasListType = hasListType
    self.defaultValue = defaultValue
    self.minimum = minimum
    self.maximum = maximum
    self.step = step
    self.flags = flags
    self.dynamic = dynamic
  }

  /// Whether a flag is set: to true, or to anything but false, null, zero and the empty text.
  public func has(_ flag: String) -> Bool {
    switch flags[flag] {
    case nil, .null, .boolean(false), .string(""): false
    case .some(let value): value.double != 0
    }
  }
}
