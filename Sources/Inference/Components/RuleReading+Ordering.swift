import Flow
import Library

extension RuleReading {
  private static let ranks: [String: Int] = [
    "left": 0, "first": 0, "top": 0, "above": 0, "right": 1, "second": 1, "bottom": 1, "below": 1,
    "third": 2, "last": 9,
  ]

  /// "b.jpg on the right and a.jpg on the left": the members in the order that the words say.
  mutating func ordered(_ values: [Int], _ stretch: Range<Int>, _ signature: Signature) -> [Int] {
    let files = stretch.filter { request[$0].file != nil }
    let end = request.lexemes[stretch.upperBound...].indices.first { index in
      if case .mark = request[index].kind { true } else { request[index].file != nil }
    }
    let ends = files.dropFirst() + [end ?? request.lexemes.count]
    let ranks = zip(files, ends).map { file, end in
      (file + 1..<end).compactMap { RuleReading.ranks[request[$0].word] }.first
    }
    guard values.count == files.count, ranks.count > 1, Set(ranks).count == ranks.count,
      ranks.allSatisfy({ $0 != nil })
    else {
      reportOrder(stretch, signature)
      return values
    }
    for (file, end) in zip(files, ends) {
      used.formUnion((file + 1..<end).filter { RuleReading.ranks[request[$0].word] != nil })
    }
    return zip(ranks, values).sorted { ($0.0 ?? 0) < ($1.0 ?? 0) }.map(\.1)
  }

  /// "the second one first": an order that cannot be read is told.
  private mutating func reportOrder(_ stretch: Range<Int>, _ signature: Signature) {
    let end =
      request.lexemes[stretch.upperBound...].indices.first { index in
        if case .mark(let mark) = request[index].kind { ".;!?\n".contains(mark) } else { false }
      } ?? request.lexemes.count
    let ordinals = (stretch.lowerBound..<end).filter {
      ["first", "second", "third", "last"].contains(request[$0].word)
    }
    guard ordinals.count > 1, let first = ordinals.first, let last = ordinals.last,
      last - first <= 4, request.lexemes[first...last].allSatisfy(\.isWord)
    else { return }
    diagnostics.append(
      Diagnostic(
        .partNotUnderstood,
        "The order \"\(request.words(first..<last + 1))\" is not read: \(signature.name) takes the "
          + "files as they were named.",
        hint: "Name the files in the order that is wanted."))
  }
}
