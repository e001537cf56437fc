/// Makes names of A-Language of what people write into titles.
enum ImportName {
  /// The words of a text in small letters, joined by `_`; empty for a text without letters.
  static func slug(_ text: String, dropping empty: Set<String> = []) -> String {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      .filter { !empty.contains(String($0)) }
    let name = words.joined(separator: "_")
    guard let first = name.first(where: { $0 != "_" }), name.contains(where: \.isLetter) else {
      return ""
    }
    if reserved.contains(name) { return name + "_value" }
    return first.isNumber ? "" : name
  }

  /// Whether a text is a name as it stands.
  static func isName(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter || first == "_" else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      && text.contains(where: \.isLetter) && !reserved.contains(text)
  }

  /// The name that a title asks for: `$name`, `input: name` or `INPUT name`.
  ///
  /// - Parameter word: `input` or `output`.
  static func marked(_ title: String?, as word: String = "input") -> String? {
    guard let title else { return nil }
    if title.hasPrefix("$") { return nonempty(slug(String(title.dropFirst()))) }
    guard title.lowercased().hasPrefix(word) else { return nil }
    let rest = title.dropFirst(word.count)
    // "Input image" is how people talk; only capitals or a colon make it a mark.
    let isMark = rest.first == ":" || rest.first == " " && title.hasPrefix(word.uppercased())
    return isMark ? nonempty(slug(String(rest.dropFirst()))) : nil
  }

  /// The name that a node's title gives to what it reads or writes; nil for a title that says no more
  /// than that.
  static func said(_ title: String?) -> String? {
    guard let title else { return nil }
    let name = slug(title, dropping: empty)
    let count = name.split(separator: "_").count
    return name.isEmpty || count > 3 || name.utf8.count > 40 ? nil : name
  }

  private static func nonempty(_ text: String) -> String? { text.isEmpty ? nil : text }

  private static let reserved: Set<String> = ["true", "false", "none", "flow"]

  private static let empty: Set<String> = [
    "load", "save", "preview", "show", "upload", "input", "output", "node", "image", "images",
    "video", "audio", "picture", "file", "your", "the", "a", "an", "from", "here", "this", "of",
    "as", "outputs",
  ]
}

/// Gives names that are each given once.
struct ImportNames {
  private var taken: Set<String>
  /// The last number behind each name that was wanted again.
  private var numbers: [String: Int] = [:]

  init(except taken: some Sequence<String>) { self.taken = Set(taken) }

  /// The name, with a number behind it where it was given before.
  mutating func unique(_ wanted: String) -> String {
    var name = wanted
    var number = numbers[wanted] ?? 1
    defer { numbers[wanted] = number }
    while !taken.insert(name).inserted {
      number += 1
      name = "\(wanted)_\(number)"
    }
    return name
  }
}
