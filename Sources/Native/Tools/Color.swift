import Flow
import Targets

/// A colour by its red, green and blue parts, each from 0 to 255.
struct Color: Hashable, Sendable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  /// A colour of those parts.
  init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads a name such as "dark blue", or `#rrggbb`, `#rgb` or `0xrrggbb`.
  init?(_ text: String) {
    let plain = text.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "_" }
    if let known = Color.named[plain] {
      self = known
    } else if plain.hasPrefix("#"), let color = Color(hexadecimal: plain.dropFirst()) {
      self = color
    } else if plain.hasPrefix("0x"), let color = Color(hexadecimal: plain.dropFirst(2)) {
      self = color
    } else {
      return nil
    }
  }

  /// Reads six hexadecimal digits, or three of which each stands for two.
  init?(hexadecimal digits: some StringProtocol) {
    let digits = digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : String(digits)
    guard digits.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16)
    else { return nil }
    self.init(
      red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }

  /// Six hexadecimal digits.
  var hexadecimal: String { [red, green, blue].map(Color.twoDigits).joined() }

  /// The colour as ffmpeg's filters take it.
  var filterValue: String { "0x\(hexadecimal)" }

  /// The colour as subtitle scripts take it, with its transparency from 0 to 255.
  func script(transparency: UInt8 = 0) -> String {
    "&H" + [transparency, blue, green, red].map(Color.twoDigits).joined().uppercased()
  }

  /// How light the eye sees it, from 0 to 1.
  var luminance: Double {
    (0.2126 * Double(red) + 0.7152 * Double(green) + 0.0722 * Double(blue)) / 255
  }

  private static func twoDigits(_ value: UInt8) -> String {
    (value < 16 ? "0" : "") + String(value, radix: 16)
  }
}

extension Color {
  /// Why a text in the port `color` is no colour, or nil when it is one or is left out.
  static func refusal(_ arguments: [String: Value], port: String = "color") -> Refusal? {
    guard let text = arguments[port]?.text, Color(text) == nil else { return nil }
    let near = NearNames.question(NearNames.of(text, in: named.keys.sorted()))
    return Refusal(
      "\(Value.quoted(text)) is no colour that is known here.",
      remedy: near ?? "Write a name such as gold, or red, green and blue as in \"#ff8800\".")
  }
}

extension PrimitiveCall {
  /// The colour in a port.
  ///
  /// - Throws: A finding when the text there is no colour.
  func color(_ port: String = "color", default name: String) throws -> Color {
    let text = text(port) ?? name
    if let color = Color(text) { return color }
    let refusal = Color.refusal([port: .text(text)], port: port)
    throw Diagnostic(
      .executionFailed, refusal?.message ?? "There is no colour \(text).", hint: refusal?.remedy)
  }
}
