import Flow
import Foundation
import Targets

/// Words on pictures: a subtitle script in the ASS format, which breaks lines, mixes scripts and
/// draws outlines.
struct TextScript: Sendable {
  /// One piece of text at one place and time.
  struct Piece: Sendable {
    var text: String
    /// The height of the letters, in pixels.
    var size: Double
    var color: Color
    var placement = Placement("bottom")
    /// How far the text stays from the left and right edge.
    var sides: (left: Int, right: Int)
    /// How far it stays from the top or bottom edge.
    var margin: Int
    /// A point for the text's middle instead of a placement.
    var middle: (x: Double, y: Double)?
    /// In seconds.
    var start = 0.0
    /// In seconds; by default as long as it gets.
    var end = 35_999.0
    /// Whether a dark or light edge sets the letters off.
    var hasOutline = true
  }

  var size: PixelSize
  var pieces: [Piece]

  /// The script's text.
  var content: String {
    var lines = [
      "[Script Info]", "ScriptType: v4.00+", "PlayResX: \(size.width)",
      "PlayResY: \(size.height)", "WrapStyle: 0", "ScaledBorderAndShadow: yes", "",
      "[V4+ Styles]",
      "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, "
        + "BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, "
        + "BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding",
      "Style: Plain,DejaVu Sans,20,&H00FFFFFF,&H00FFFFFF,&H00000000,&H90000000,-1,0,0,0,"
        + "100,100,0,0,1,1,1,2,0,0,0,1",
      "", "[Events]",
      "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
    ]
    for piece in pieces { lines.append(TextScript.event(piece)) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func event(_ piece: Piece) -> String {
    let edge = piece.hasOutline ? max(1, piece.size / 18) : 0
    let shadow = piece.hasOutline ? max(0.5, piece.size / 30) : 0
    let isLight = piece.color.luminance > 0.25
    let outline = Color(isLight ? "black" : "white") ?? piece.color
    var tags = "\\an\(piece.middle == nil ? piece.placement.keypad : 5)"
    if let middle = piece.middle { tags += "\\pos(\(middle.x.plain),\(middle.y.plain))" }
    // The format counts a font's whole line as its size; 1.164 of the letters' own in this font.
    tags += "\\fs\((piece.size * 1.164).plain)\\bord\(edge.plain)\\shad\(shadow.plain)"
    tags += "\\1c\(piece.color.script())&\\3c\(outline.script())&"
    return "Dialogue: 0,\(time(piece.start)),\(time(piece.end)),Plain,,\(piece.sides.left),"
      + "\(piece.sides.right),\(piece.margin),,{\(tags)}\(escaped(piece.text))"
  }

  /// Characters that the format gives a meaning come out as they are.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.replacing("\r\n", with: "\n") {
      switch character {
      case "\\": result += "\\\u{2060}"
      case "{": result += "\\{"
      case "}": result += "\\}"
      case "\t": result += "    "
      case _ where character.isNewline: result += "\\N"
      default: result.append(character)
      }
    }
    return result
  }

  private static func time(_ seconds: Double) -> String {
    let hundredths = max(0, Int((seconds * 100).rounded()))
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(hundredths / 360_000):\(two(hundredths / 6000 % 60)):"
      + "\(two(hundredths / 100 % 60)).\(two(hundredths % 100))"
  }
}

extension TextScript {
  /// How wide a character is, of the letters' height; a good guess without reading the font.
  static func breadth(of character: Character) -> Double {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x20, 0x21, 0x27, 0x28, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x49, 0x69, 0x6A, 0x6C, 0x7C:
      return 0.42
    case 0x57, 0x4D, 0x6D, 0x77, 0x40, 0x25: return 1.05
    case 0x41...0x5A: return 0.78
    case 0x1100...0x11FF, 0x2E80...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x1F000...0x3FFFF:
      return 1.1
    default: return 0.69
    }
  }

  /// How wide a text is on one line, of the letters' height.
  static func breadth(of text: some StringProtocol) -> Double {
    text.reduce(0) { $0 + breadth(of: $1) }
  }

  /// Text whose words all fit into a width; words that do not are broken.
  ///
  /// Spaces are where lines break by themselves; scripts without spaces need help.
  static func breakable(_ text: String, size: Double, width: Double) -> String {
    let limit = max(1.2, width / size)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.map { line in
      line.split(separator: " ", omittingEmptySubsequences: false).map { word in
        guard breadth(of: word) > limit else { return String(word) }
        var result = ""
        var reach = 0.0
        for character in word {
          let next = breadth(of: character)
          if reach + next > limit, reach > 0 {
            result += "\n"
            reach = 0
          }
          result.append(character)
          reach += next
        }
        return result
      }.joined(separator: " ")
    }.joined(separator: "\n")
  }

  /// How many lines a text takes.
  static func lineCount(_ text: String, size: Double, width: Double) -> Int {
    let limit = max(1, width / size)
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).reduce(0) {
      count, line in
      var lines = 1
      var reach = 0.0
      for word in line.split(separator: " ") {
        let next = breadth(of: word) + breadth(of: " ")
        if reach > 0, reach + next > limit {
          lines += 1
          reach = 0
        }
        reach += next
      }
      return count + lines
    }
  }

  /// The largest size up to `wish` at which a text stays within a box.
  static func fittingSize(_ text: String, wish: Double, box: PixelSize) -> Double {
    var size = max(4, wish)
    let longest = text.split(whereSeparator: \.isWhitespace).map { breadth(of: $0) }.max() ?? 0
    while size > 4 {
      let lines = Double(lineCount(text, size: size, width: Double(box.width)))
      // A single word may be broken, but only when it would become unreadably small.
      let isWordWhole = longest * size <= Double(box.width) || size < wish / 3
      if isWordWhole, lines * size * 1.2 <= Double(box.height) { break }
      size *= 0.94
    }
    return size
  }
}

extension PrimitiveCall {
  /// Writes a script into the step's folder and gives the filter that draws it.
  ///
  /// - Throws: A finding when the font is missing or the script cannot be written.
  func textFilter(_ script: TextScript, name: String = "text", onAlpha: Bool = false) throws
    -> String
  {
    let font = try tools.path("font")
    let folder = URL(fileURLWithPath: font).deletingLastPathComponent().path
    do {
      try Data(script.content.utf8).write(to: file("\(name).ass"))
    } catch {
      throw Diagnostic(
        .outputUnwritable, "The work folder \(request.folder.path) cannot be written to.",
        notes: ["\(error)"])
    }
    return "ass=\(name).ass:fontsdir=\(folder)" + (onAlpha ? ":alpha=1" : "")
  }
}
