import Flow
import Yams

extension FamiliesReader {
  mutating func word(_ node: YAMLNode, of key: YAMLNode) -> String? {
    if let text = node.text, !text.isEmpty { return text }
    note("\(key.text ?? "") is \(node.kind), where a text was expected.", at: node)
    return nil
  }

  mutating func patterns(_ node: YAMLNode) -> [NamePattern] {
    let nodes = node.sequence.map { Array($0) } ?? [node]
    return nodes.compactMap { node in
      if let pattern = node.text.flatMap({ NamePattern($0) }) { return pattern }
      note(
        "\(node.text.map { "\"\($0)\"" } ?? node.kind) is no pattern for names.", at: node,
        hint: "Write letters of the name, with * for anything, as in sdxl*.")
      return nil
    }
  }

  mutating func settings(_ node: YAMLNode) -> [String: Setting] {
    guard let mapping = node.mapping else {
      if !node.isNothing {
        note("settings is \(node.kind), where names with values were expected.", at: node)
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
      guard let value = value.setting else {
        note("The setting \(name) is \(value.kind), where a value was expected.", at: value)
        continue
      }
      result[name] = value
    }
    return result
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
