import Comfy
import Flow
import OrderedJSON

/// What users' settings must be like: what those that are there show, and ranges that make sense.
struct SettingRules: Sendable {
  /// What is known of a key.
  private struct Key {
    var kind: Kind
    var isWhole: Bool
  }

  /// What a setting's values are.
  private enum Kind: Sendable {
    case number, text, boolean

    init?(_ value: Setting) {
      switch value {
      case .number: self = .number
      case .text: self = .text
      case .boolean: self = .boolean
      default: return nil
      }
    }
  }

  private var keys: [String: Key] = [:]
  private var ofFamilies: [String: Set<String>] = [:]

  /// The rules that the settings of those families show.
  init(of families: ModelFamilies) {
    for family in families.all {
      for layer in family.layers {
        for settings in [layer.settings] + layer.variants.map(\.settings) {
          ofFamilies[family.name, default: []].formUnion(settings.keys)
          for (name, value) in settings { learn(name, value) }
        }
      }
    }
  }

  private mutating func learn(_ name: String, _ value: Setting) {
    guard let kind = Kind(value) else { return }
    var isWhole = true
    if case .number(let number) = value { isWhole = number.isInteger }
    keys[name] = Key(kind: kind, isWhole: isWhole && keys[name]?.isWhole ?? true)
  }

  /// Whether some family has a setting of that name.
  func knows(_ name: String) -> Bool { keys[name] != nil }

  /// Whether a setting of a known name may have that value.
  func allow(_ value: Setting, for name: String, isSound: Bool) -> Bool {
    guard let key = keys[name], let kind = Kind(value), kind == key.kind else { return false }
    switch value {
    case .number(let number):
      let range = range(of: name, isSound: isSound)
      guard number.double.isFinite, number.double >= range.least, number.double <= range.most
      else { return false }
      return !isWhole(name, range) || number.integer != nil
    case .text(let text): return choices(of: name).map { $0.contains(text) } ?? true
    default: return true
    }
  }

  /// What a setting of a known name must be, in words.
  func expectation(of name: String, isSound: Bool) -> String {
    switch keys[name]?.kind {
    case .boolean: return "true or false"
    case .text: return choices(of: name) == nil ? "a text" : "a \(name) that ComfyUI has"
    case .number, nil:
      let range = range(of: name, isSound: isSound)
      let number = isWhole(name, range) ? "a whole number" : "a number"
      let least = SettingRules.grouped(range.least)
      guard range.most.isFinite else { return "\(number) of at least \(least)" }
      return "\(number) from \(least) to \(SettingRules.grouped(range.most))"
    }
  }

  /// Names that may have been meant by one that no setting has, else those that there are.
  func hint(for name: String, of family: String?) -> String {
    let own = family.flatMap { ofFamilies[$0] } ?? []
    let near = NearNames.of(name, in: own)
    let others = near.isEmpty ? NearNames.of(name, in: keys.keys) : near
    let known = (own.isEmpty ? Set(keys.keys) : own).sorted().joined(separator: ", ")
    return NearNames.question(others) ?? "Known are \(known)."
  }

  /// What to write instead of a value; nil where nothing is near it.
  func hint(forValue node: YAMLNode, of name: String) -> String? {
    guard keys[name]?.kind == .text else { return nil }
    guard let choices = choices(of: name) else { return node.quotingHint }
    return NearNames.question(NearNames.of(node.text ?? "", in: choices))
      ?? "There are \(choices.joined(separator: ", "))."
  }

  private func range(of name: String, isSound: Bool) -> SettingRange {
    if name == "rate", isSound { return .soundRate }
    return SettingRange.table[name] ?? .anything
  }

  private func isWhole(_ name: String, _ range: SettingRange) -> Bool {
    range.hasFractions.map { !$0 } ?? keys[name]?.isWhole ?? false
  }

  /// The only texts that a setting can have; nil where any will do.
  private func choices(of name: String) -> [String]? {
    let input: String
    switch name {
    case "sampler": input = "sampler_name"
    case "scheduler": input = "scheduler"
    default: return nil
    }
    let choices = NodeClasses.core["KSampler"]?.input(input)?.choices?.compactMap(\.string)
    return choices?.isEmpty == false ? choices : nil
  }

  /// A number with commas between its thousands.
  private static func grouped(_ number: Double) -> String {
    let digits = Array(Number(number).literal)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
