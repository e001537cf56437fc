import Flow
import Yams

extension FamiliesReader {
  mutating func word(_ node: YAMLNode, of key: String) -> String? {
    if case .text(let text)? = node.setting, !text.isEmpty { return text }
    note(
      "\(key) is \(node.words), where a text was expected.", at: node, hint: node.quotingHint)
    return nil
  }

  mutating func patterns(_ node: YAMLNode) -> [NamePattern] {
    placedPatterns(node).map(\.pattern)
  }

  mutating func preferences(_ node: YAMLNode, of family: String) -> [NamePattern] {
    let found = placedPatterns(node)
    families.preferences += found.map { pattern, node in
      ModelFamilies.Preference(
        family: family, pattern: pattern, file: text.name, line: node.mark?.line,
        column: node.mark?.column)
    }
    return found.map(\.pattern)
  }

  private mutating func placedPatterns(
    _ node: YAMLNode
  ) -> [(pattern: NamePattern, node: YAMLNode)] {
    let nodes = node.sequence.map { Array($0) } ?? [node]
    return nodes.compactMap { node in
      guard case .text(let words)? = node.setting else {
        note(
          "\(node.words) stands where a pattern for names was expected.", at: node,
          hint: node.quotingHint
            ?? "Write letters of the name, with * for anything, as in sdxl*.")
        return nil
      }
      if let pattern = NamePattern(words) { return (pattern, node) }
      note(
        "\"\(words)\" is no pattern for names.", at: node,
        hint: "Write letters of the name, with * for anything, as in sdxl*.")
      return nil
    }
  }

  mutating func settings(_ node: YAMLNode, of family: String?) -> [String: Setting] {
    guard let mapping = node.mapping else {
      if !node.isNothing {
        note("settings is \(node.words), where names with values were expected.", at: node)
      }
      return [:]
    }
    var result: [String: Setting] = [:]
    for (key, value) in mapping {
      guard let name = key.text, FamiliesReader.isSettingName(name) else {
        note(
          "\(key.text ?? key.kind) is no name for a setting.", at: key,
          hint: "Use small letters, digits and _, and neither file nor files.")
        continue
      }
      guard let settingRules else {
        result[name] = value.setting
        continue
      }
      guard settingRules.knows(name) else {
        note(
          "There is no setting \(name).", at: key, hint: settingRules.hint(for: name, of: family))
        continue
      }
      let isSound =
        family.map { self.isSound($0) || mapping["seconds_most"] != nil } ?? true
      if let setting = value.setting, settingRules.allow(setting, for: name, isSound: isSound) {
        result[name] = setting
      } else {
        let expected = settingRules.expectation(of: name, isSound: isSound)
        note(
          "The setting \(name) is \(value.words), where \(expected) was expected.", at: value,
          hint: settingRules.hint(forValue: value, of: name) ?? kept(name, of: family))
      }
    }
    return result
  }

  /// Whether a family's rate is that of a sound.
  private func isSound(_ family: String) -> Bool {
    families[family]?.settingKeys.contains("seconds_most") == true
  }

  private func kept(_ setting: String, of family: String?) -> String? {
    guard let family,
      let value = families[family]?.layers.last(where: { $0.settings[setting] != nil })?
        .settings[setting]
    else { return "It is left out." }
    return "The family \(family) keeps \(setting): \(value)."
  }

  mutating func variants(_ node: YAMLNode, of family: String) -> [ModelFamily.Variant] {
    guard let sequence = node.sequence else {
      note("variants is \(node.kind), where a list was expected.", at: node)
      return []
    }
    return sequence.compactMap { element in
      guard let named = element.mapping?["named"], let own = element.mapping?["settings"] else {
        note(
          "A variant needs both named and settings.", at: element,
          hint: "Write it as - { named: [turbo], settings: { steps: 4 } }.")
        return nil
      }
      for (key, _) in element.mapping ?? YAMLNode.Mapping([]) {
        if !["named", "settings"].contains(key.text) {
          noteUnknown(key, among: ["named", "settings"], in: "a variant")
        }
      }
      return ModelFamily.Variant(named: patterns(named), settings: settings(own, of: family))
    }
  }

  private static func isSettingName(_ name: String) -> Bool {
    !["file", "files"].contains(name) && name.utf8.first.map { !(0x30...0x39).contains($0) } == true
      && name.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
      }
  }

  mutating func noteUnknown(_ key: YAMLNode, among known: [String], in place: String) {
    let name = key.text ?? key.kind
    note(
      "There is nothing named \(name) in \(place).", at: key,
      hint: NearNames.question(NearNames.of(name, in: known))
        ?? "Known are \(known.joined(separator: ", ")).")
  }

  mutating func note(_ message: String, at node: YAMLNode, hint: String? = nil) {
    families.findings.append(text.mistake(message, at: node.mark, hint: hint))
  }
}
