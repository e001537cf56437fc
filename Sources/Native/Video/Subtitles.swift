import Foundation

/// What is written under a film, and when.
struct Subtitles: Sendable {
  /// One line or a few, from a start to an end in seconds.
  struct Cue: Sendable, Hashable {
    var start: Double
    var end: Double
    var text: String
  }

  var cues: [Cue]

  /// Reads plain lines, which share the film by their lengths, or the content of an SRT file.
  ///
  /// - Throws: A finding when there is nothing to write or all of it comes after the film's end.
  init(_ text: String, seconds: Double, call: PrimitiveCall) throws {
    let timed = Subtitles.timed(text)
    let lines = text.split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    guard !lines.isEmpty else {
      throw call.finding("There are no words to write.", hint: "Give the lines to be shown.")
    }
    cues = timed.isEmpty ? Subtitles.spread(lines, over: seconds) : timed
    guard cues.contains(where: { $0.start < seconds }) else {
      throw call.finding(
        "The film is \(seconds.short) s long, and the first subtitle starts at "
          + "\((cues.first?.start ?? 0).short) s.")
    }
  }

  /// Shares the time among lines, longer ones standing longer.
  static func spread(_ lines: [String], over seconds: Double) -> [Cue] {
    // A reader needs a moment for each line, however short.
    let weights = lines.map { Double(max(12, $0.count)) }
    let total = weights.reduce(0, +)
    var start = 0.0
    return zip(lines, weights).map { line, weight in
      let end = start + seconds * weight / total
      defer { start = end }
      return Cue(start: start, end: end, text: line)
    }
  }

  /// The cues of an SRT or WebVTT text; none when it is neither.
  static func timed(_ text: String) -> [Cue] {
    var cues: [Cue] = []
    var current: Cue?
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let line = line.trimmingCharacters(in: .whitespaces)
      if let times = times(line) {
        if let cue = current { cues.append(cue) }
        current = Cue(start: times.start, end: times.end, text: "")
      } else if line.isEmpty {
        if let cue = current, !cue.text.isEmpty {
          cues.append(cue)
          current = nil
        }
      } else if var cue = current {
        cue.text += (cue.text.isEmpty ? "" : "\n") + plain(line)
        current = cue
      }
    }
    if let cue = current { cues.append(cue) }
    return cues.filter { !$0.text.isEmpty && $0.end > $0.start }
  }

  private static func times(_ line: String) -> (start: Double, end: Double)? {
    let sides = line.split(separator: "-->", omittingEmptySubsequences: false)
    guard sides.count == 2, let start = seconds(sides[0]),
      let word = sides[1].split(separator: " ").first, let end = seconds(word)
    else { return nil }
    return (start, end)
  }

  private static func seconds(_ text: some StringProtocol) -> Double? {
    let parts = text.trimmingCharacters(in: .whitespaces).replacing(",", with: ".")
      .split(separator: ":").map { Double($0) }
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0 != nil }) else { return nil }
    return parts.reduce(0) { $0 * 60 + ($1 ?? 0) }
  }

  /// A line without the marks for slanted and coloured letters.
  private static func plain(_ line: String) -> String {
    line.replacing(/<\/?(i|b|u|font|c|v)[^>]*>/, with: "")
  }

  /// The cues as they stand on a film.
  func pieces(on size: PixelSize, _ call: PrimitiveCall) throws -> [TextScript.Piece] {
    let side = max(2, size.width / 14)
    let margin = max(2, size.height / 18)
    let box = PixelSize(max(8, size.width - 2 * side), max(8, size.height * 2 / 5))
    let wish = max(9, min(Double(size.height) / 17, Double(size.width) / 20))
    let color = try call.color(default: "white")
    return cues.map { cue in
      let height =
        call.number("size") ?? TextScript.fittingSize(cue.text, wish: wish, box: box)
      return TextScript.Piece(
        text: TextScript.breakable(cue.text, size: height, width: Double(box.width)),
        size: height, color: color, sides: (side, side), margin: margin, start: cue.start,
        end: cue.end)
    }
  }
}
