import Flow
import Library

extension NumberBinding {
  /// The places of a port's words next to a number: before it, or after it up to the next number.
  func words(near place: Int, for port: Port, _ places: [Int], _ numbers: [Int]) -> Set<Int> {
    let last = numbers.last { $0 < place }
    let next = numbers.first { $0 > place }
    // "256 px to the left and 128 px to the right": what "and" parts belongs to its own number.
    let before =
      last.map { part(after: $0, before: place) ?? $0 + 1 } ?? places.first ?? place
    let after =
      next.map { part(after: place, before: $0) ?? $0 } ?? (places.last ?? place) + 1
    var best: Set<Int> = []
    let all = vocabulary.words(for: port, of: signature.name.name)
    if isRangeStart(place), all.contains(["from"]) { return [place + 1] }
    for stems in all where !stems.isEmpty {
      let following = place + 1..<min(after, place + 12)
      let leading = max(before, place - 5)..<place
      for range in isLeading(stems) ? [leading] : [leading, following] {
        for start in range where start + stems.count <= range.upperBound {
          let stands = stems.indices.allSatisfy { request[start + $0].stem == stems[$0] }
          guard stands, stems.count > best.count, isNear(start, place, stems.count, port) else {
            continue
          }
          best = Set(start..<start + stems.count)
        }
      }
    }
    return best
  }

  /// "a 12-second slideshow" says how long the whole is.
  func isAttribute(_ place: Int, of port: Port) -> Bool {
    guard port.name == "duration", place + 1 < request.lexemes.count else { return false }
    let next = request[place + 1]
    return next.isWord && vocabulary.nouns.contains { $0.stems == [next.stem] }
  }

  /// The last "and" or comma between two numbers.
  private func part(after first: Int, before second: Int) -> Int? {
    (first + 1..<second).last { request[$0].word == "and" || request[$0].kind == .mark(",") }
  }

  /// "to", "from" and "at" belong to the number after them.
  private func isLeading(_ stems: [String]) -> Bool {
    ["to", "from", "at", "by", "until", "till", "between", "after", "and", "for", "of"]
      .contains(stems.first ?? "")
  }

  /// Whether a number is the first of two with "to" or a dash between them.
  private func isRangeStart(_ place: Int) -> Bool {
    guard place + 2 < request.lexemes.count, request[place].isNumeric,
      request[place + 2].isNumeric
    else { return false }
    if case .mark(let mark) = request[place + 1].kind { return "-–—".contains(mark) }
    return ["to", "until", "till", "through"].contains(request[place + 1].word)
  }

  /// Words that name sides may stand further off, in a list; all others stand right beside the number.
  private func isNear(_ start: Int, _ place: Int, _ count: Int, _ port: Port) -> Bool {
    let isOneOfSeveral =
      port.defaultValue != Value.none
      && signature.ports.contains {
        $0.name != port.name && $0.unit == port.unit && $0.defaultValue == port.defaultValue
          && $0.range == port.range && $0.type == port.type
      }
    if isOneOfSeveral { return start < place ? place - start <= 5 : true }
    return start < place ? place - (start + count) <= 1 : start - place <= 2
  }
}
