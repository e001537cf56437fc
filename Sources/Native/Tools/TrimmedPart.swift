import Flow
import Targets

/// The part of a film or a sound that is kept when it is trimmed, in seconds.
struct TrimmedPart {
  /// Where the part begins.
  let start: Double
  /// Where it ends; never behind the end of the whole.
  let end: Double

  /// How long the part is.
  var seconds: Double { end - start }

  /// The part that a call asks for.
  ///
  /// - Parameters:
  ///   - name: What findings call the film or the sound.
  ///   - total: How long it is.
  ///   - tolerance: By how much an end and a duration may differ when both are given.
  /// - Throws: A finding where the values name no part of it, or two different ones.
  init(
    _ call: PrimitiveCall, of name: String, seconds total: Double, tolerance: Double = 0.001
  ) throws {
    let duration = call.number("duration")
    let start =
      call.text("part") == "from end"
      ? max(0, total - (duration ?? total)) : call.number("start") ?? 0
    guard start < total else {
      throw call.finding(
        "\(name) is \(total.short) s long; a part of it cannot start at \(start.short) s.",
        hint: "Start earlier.")
    }
    let end = call.number("end") ?? call.number("cut_end").map { total - $0 }
    if let end, end <= start {
      throw call.finding(
        "The part would end at \(end.short) s, before its start at \(start.short) s.",
        hint: "Give a later end.")
    }
    if let end, let duration, abs(end - start - duration) > tolerance {
      throw call.finding(
        "From \(start.short) s to \(end.short) s are \((end - start).short) s, not "
          + "\(duration.short) s.", hint: "Give either the end or the duration.")
    }
    self.start = start
    // A part that reaches beyond the whole ends with it.
    self.end = min(total, duration.map { start + $0 } ?? end ?? total)
  }

  /// Why these values name no part, or nil where they name one.
  static func refusal(_ arguments: [String: Value]) -> Refusal? {
    let start = arguments["start"]?.double ?? 0
    if let end = arguments["end"]?.double, end <= start {
      return Refusal(
        "The part would end at \(end.short) s, before its start at \(start.short) s.",
        remedy: "Give a later end.")
    }
    let isNamed = ["duration", "end", "cut_end"].contains { arguments[$0]?.double != nil }
    guard !isNamed, start == 0, arguments["start"] != nil else { return nil }
    return Refusal(
      "Nothing says which part is to be kept.",
      remedy: "Give a start, an end or a duration, such as duration: 5 s.")
  }
}
