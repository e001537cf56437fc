import Flow
import Yams

/// A value in a YAML text, which shares its name with the nodes of flows.
typealias YAMLNode = Yams.Node

extension YAMLNode {
  /// The characters of a scalar, whatever they mean.
  var text: String? { scalar?.string }

  /// Whether it is left empty or says null.
  var isNothing: Bool {
    guard let scalar, scalar.style == .plain || scalar.style == .any else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// The value that flows hold for it; nil where they hold none.
  ///
  /// Only what is written without quotes can be a number or a truth value.
  var setting: Setting? {
    if isNothing { return Setting.none }
    if let sequence {
      let values = sequence.compactMap(\.scalarSetting)
      return values.count == sequence.count ? .list(values) : nil
    }
    return scalarSetting
  }

  private var scalarSetting: Setting? {
    guard let scalar else { return nil }
    guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
    switch scalar.string {
    case "true", "True", "TRUE": return .boolean(true)
    case "false", "False", "FALSE": return .boolean(false)
    default:
      if let number = Number(scalar.string) { return .number(number) }
      return .text(scalar.string)
    }
  }

  /// A single value as it is written, shortened where it is long, and the kind of anything else.
  var words: String {
    guard let scalar, !isNothing else { return kind }
    let isPlain = scalar.style == .plain || scalar.style == .any
    let all = isPlain ? scalar.string : Setting.text(scalar.string).description
    return all.count > 60 ? all.prefix(60) + "..." : all
  }

  /// What makes a text of a single value that reads as something else.
  var quotingHint: String? {
    guard let scalar, !isNothing, let setting, setting.text == nil else { return nil }
    return "Put it in quotes if it is meant as a text: \"\(scalar.string)\"."
  }

  /// What a person calls this kind of node.
  var kind: String {
    switch self {
    case .scalar: isNothing ? "nothing" : "a single value"
    case .mapping: "names with values"
    case .sequence: "a list"
    case .alias: "a reference"
    }
  }
}
