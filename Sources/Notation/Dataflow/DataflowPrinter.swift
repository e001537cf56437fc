import Flow

/// Writes files in the canonical form of the dataflow notation.
struct DataflowPrinter {
  /// How wide a statement may be before each of its arguments gets a line of its own.
  static let width = 100

  private(set) var text = ""

  /// Writes a line, indented by a number of levels.
  mutating func line(_ content: String, _ level: Int = 0) {
    text += String(repeating: "  ", count: level)
    text += content
    text += "\n"
  }

  /// Writes an empty line.
  mutating func blankLine() { text += "\n" }

  /// Writes comment lines; one with line ends in it becomes several.
  mutating func comments(_ comments: [String], _ level: Int = 0, mark: String = "//") {
    for comment in comments {
      for part in DataflowPrinter.lines(comment) {
        line(part.isEmpty ? mark : "\(mark) \(part)", level)
      }
    }
  }

  /// Writes documentation lines, if there is any.
  mutating func documentation(_ documentation: String, _ level: Int = 0) {
    if !documentation.isEmpty { comments([documentation], level, mark: "///") }
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
