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
