import Flow
import OrderedJSON

extension NodeInput {
  /// What the editor gives a widget that a file has no value for.
  var standIn: JSON? {
    if let defaultValue, !defaultValue.isNull { return defaultValue }
    if has("multi_select") { return .array([]) }
    if let choices { return choices.first }
    switch widgetType {
    case "INT", "FLOAT":
      guard let minimum, minimum.double > 0 else { return .integer(0) }
      return .number(minimum.literal)
    case "BOOLEAN": return .boolean(false)
    case "STRING": return .string("")
    default: return nil
    }
  }

  /// What the editor shows, and gives a prompt, for a stored value.
  ///
  /// A list of options and a text of several lines have no empty state, and such a text writes numbers out.
  func shown(_ value: JSON?) -> JSON? {
    if choices != nil { return value ?? .null == .null ? standIn ?? .null : value }
    guard widgetType == "STRING", has("multiline") else { return value }
    switch value {
    case .null?: return .string("")
    case .number(let literal)?: return .string(literal)
    case .boolean(let isTrue)?: return .string(isTrue ? "true" : "false")
    default: return value
    }
  }

  /// Whether a value is of the kind that the widget edits.
  func fits(_ value: JSON) -> Bool {
    switch literalType {
    case .modality(.number)?:
      guard let number = value.double else { return false }
      return !isWhole || number == number.rounded()
    case .modality(.boolean)?: return value.boolean != nil
    case .modality(.text)?: return value.string != nil
    case .list?: return value.array != nil
    default: return true
    }
  }
}
