/// A line of text as a terminal shows it: what stands in each place, and how wide that is.
struct DisplayLine {
  /// One character as it is shown.
  struct Cell {
    var shown: String
    var width: Int
  }

  /// How far apart tab stops are shown.
  private static let tab = 4

  private(set) var cells: [Cell] = []

  init(_ line: String) {
    var column = 0
    for character in line {
      let cell =
        character == "\t"
        ? Cell(
          shown: String(repeating: " ", count: DisplayLine.tab - column % DisplayLine.tab),
          width: DisplayLine.tab - column % DisplayLine.tab)
        : DisplayLine.cell(character)
      cells.append(cell)
      column += cell.width
    }
  }

  /// How wide the cells of a range are together.
  func width(_ range: Range<Int>) -> Int {
    cells[range.clamped(to: 0..<cells.count)].reduce(0) { $0 + $1.width }
  }

  /// The cells of a range as one text.
  func shown(_ range: Range<Int>) -> String {
    cells[range.clamped(to: 0..<cells.count)].map(\.shown).joined()
  }

  /// A text that can be shown on one line: what would move or hide other text is escaped.
  static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    return text.map { $0 == "\t" ? " " : cell($0).shown }.joined()
  }

  private static func cell(_ character: Character) -> Cell {
    if let ascii = character.asciiValue, (0x20..<0x7F).contains(ascii) {
      return Cell(shown: String(character), width: 1)
    }
    guard character.unicodeScalars.contains(where: isHidden) else {
      return Cell(shown: String(character), width: width(character))
    }
    let shown = character.unicodeScalars.map { scalar in
      isHidden(scalar) ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }
    let text = shown.joined()
    return Cell(shown: text, width: text.count)
  }

  /// Whether a scalar would move the cursor, turn the direction of writing, or not be seen at all.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF:
      true
    default: false
    }
  }

  private static func width(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}") {
      return 2
    }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
