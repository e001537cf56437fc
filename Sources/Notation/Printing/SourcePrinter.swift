import Flow

/// Writes files in the canonical form of a notation.
///
/// What a file declares beside flows is written alike in all notations; the steps of a flow are each
/// notation's own.
struct SourcePrinter {
  /// How wide a statement may be before each of its arguments gets a line of its own.
  static let width = 100

  let notation: FlowNotation
  var buffer = TextBuffer()

  init(_ notation: FlowNotation) {
    self.notation = notation
  }

  /// What has been written.
  var text: String { buffer.string }

  /// Begins a line, indented by a number of levels.
  mutating func indent(_ level: Int) { buffer.append(byte: UInt8(ascii: " "), count: level * 2) }

  /// Writes a line, indented by a number of levels.
  mutating func line(_ content: String, _ level: Int = 0) {
    indent(level)
    buffer.append(content)
    blankLine()
  }

  /// Writes an empty line, or ends one.
  mutating func blankLine() { buffer.append(byte: UInt8(ascii: "\n")) }

  /// Writes the comment behind a statement, if there is one, and ends the line.
  mutating func endLine(_ comments: Comments) {
    if comments.trailing != nil { buffer.append(SourcePrinter.trailing(comments)) }
    blankLine()
  }

  /// Writes comment lines; one with line ends in it becomes several.
  mutating func comments(_ comments: [String], _ level: Int = 0, mark: String = "//") {
    for comment in comments {
      for part in SourcePrinter.lines(comment) {
        line(part.isEmpty ? mark : "\(mark) \(part)", level)
      }
    }
  }

  /// Writes documentation lines, if there is any.
  mutating func documentation(_ documentation: String, _ level: Int = 0) {
    if !documentation.isEmpty { comments([documentation], level, mark: "///") }
  }

  /// Writes what stands above a node: an empty line where one is wanted, comments and attributes.
  mutating func prelude(_ node: Node, isFirst: Bool, _ level: Int) {
    if !isFirst, node.comments.blankLineBefore { blankLine() }
    if !node.comments.leading.isEmpty { comments(node.comments.leading, level) }
    if !node.attributes.isEmpty { attributes(node.attributes, level) }
  }

  /// The comment at the end of a line, with the space before it.
  static func trailing(_ comments: Comments) -> String {
    guard let trailing = comments.trailing else { return "" }
    let flat = lines(trailing).joined(separator: " ")
    return flat.isEmpty ? " //" : " // \(flat)"
  }

  /// The lines of a text, however they are ended, without the spaces at their ends and without
  /// characters that no text file holds.
  private static func lines(_ text: String) -> [String] {
    var lines: [[UInt8]] = [[]]
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n") where last == UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): lines.append([])
      case 0: lines[lines.count - 1].append(contentsOf: "\u{FFFD}".utf8)
      default: lines[lines.count - 1].append(byte)
      }
      last = byte
    }
    return lines.map { line in
      let end = line.lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
      return String(decoding: line[..<(end.map { $0 + 1 } ?? 0)], as: UTF8.self)
    }
  }
}
