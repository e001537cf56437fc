import Flow

/// Files that are read are there, and files that are written stay within the output folder.
struct FilePathRule: LiteralRule {
  private static let tilde = UInt8(ascii: "~")

  func findings(for literal: Literal, in context: CheckContext) -> [Diagnostic] {
    guard literal.expected.element == .file, case .text(let path) = literal.value,
      case .argument = literal.place
    else { return [] }
    if literal.isOutput { return unsafe(path, literal) }
    if path.utf8.contains(0) {
      return [
        Diagnostic(
          .unsafePath, "\(literal.label) is \(literal.value), which no file can be named.",
          at: literal.place)
      ]
    }
    if path.isEmpty {
      return [
        Diagnostic(
          .fileNotFound, "\(literal.label) names no file: it is empty.", at: literal.place,
          hint: "Write a file's name in quotes.")
      ]
    }
    switch context.files?(path) {
    case .notFound(let near):
      return [
        Diagnostic(
          .fileNotFound, "There is no file \(literal.value).", at: literal.place,
          hint: NearNames.question(near.map(Value.quoted)),
          fixes: near.flatMap { literal.writing(.text($0)) })
      ]
    case .unreadable:
      return [
        Diagnostic(
          .fileUnreadable, "The file \(literal.value) cannot be read.", at: literal.place,
          hint: "Check its permissions.")
      ]
    case .found, nil: return []
    }
  }

  private func unsafe(_ path: String, _ literal: Literal) -> [Diagnostic] {
    let slash = UInt8(ascii: "/")
    let backslash = UInt8(ascii: "\\")
    let parts = path.utf8.split(omittingEmptySubsequences: false) {
      $0 == slash || $0 == backslash
    }
    let first = path.utf8.first
    let reason: String? =
      if path.isEmpty {
        "names no file"
      } else if path.utf8.contains(0) {
        "holds a character that no file name can have"
      } else if parts.contains(where: { $0.elementsEqual("..".utf8) }) {
        "leads out of the output folder"
      } else if first == slash || first == backslash || first == FilePathRule.tilde
        || hasDrive(path)
      {
        "is a place outside the output folder"
      } else {
        nil
      }
    guard let reason else { return [] }
    let name = String(decoding: (parts.last ?? path.utf8[...]).filter { $0 != 0 }, as: UTF8.self)
    let isName =
      !name.isEmpty && ![".", ".."].contains(name) && name.utf8.first != FilePathRule.tilde
      && !hasDrive(name)
    return [
      Diagnostic(
        .unsafePath, "\(literal.label) is \(literal.value), which \(reason).", at: literal.place,
        hint: "Files are written into the output folder; give a name within it.",
        fixes: isName ? literal.writing(.text(name)) : [])
    ]
  }

  private func hasDrive(_ path: String) -> Bool {
    guard let first = path.utf8.first,
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20)
    else { return false }
    return path.utf8.dropFirst().first == UInt8(ascii: ":")
  }
}
