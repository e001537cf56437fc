import Flow
import Targets

/// What can be said of a part of a film or a sound before it is cut.
enum TrimmedPart {
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
