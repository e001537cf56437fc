import Flow
import Library

extension RuleReading {
  /// Reads all clauses in order.
  mutating func readClauses() {
    markNamedInputs()
    let clauses = ClauseSplitter(request: request, vocabulary: library.vocabulary).clauses()
    for clause in clauses {
      trace.append(InferenceStep("clauses", request.words(clause), ""))
    }
    var index = 0
    while index < clauses.count {
      var clause = clauses[index]
      // A stretch that says nothing by itself was parted by mistake: it belongs to the one before it.
      while index + 1 < clauses.count, isMerelyJoined(clauses[index], clauses[index + 1]),
        saysNothing(clauses[index + 1], after: clause)
          || isSaidTogether(clause, clauses[index + 1])
      {
        index += 1
        clause = clause.lowerBound..<clauses[index].upperBound
      }
      if !isHeading(clause) { read(clause) }
      index += 1
    }
  }

  /// "Make a video from the photos: first blend them, ..." only says what the steps come to.
  private mutating func isHeading(_ clause: Range<Int>) -> Bool {
    guard clause.upperBound < request.lexemes.count,
      request[clause.upperBound].kind == .mark(":")
        || request[clause.upperBound - 1].kind == .mark(":"),
      clause.allSatisfy({ request[$0].file == nil && request[$0].quoted == nil })
    else { return false }
    used.formUnion(clause)
    assume(
      "\"\(request.words(request.trimmed(clause)))\" is read as a title for the steps after it.")
    return true
  }

  /// Whether a clause names no function once the one before it has been read.
  private func saysNothing(_ clause: Range<Int>, after first: Range<Int>) -> Bool {
    if !selection.phrases(in: clause).isEmpty { return false }
    var ahead = self
    ahead.read(first)
    return ahead.selection.phrases(in: clause).isEmpty
  }

  /// Whether one phrase reaches over both clauses and says more than one phrase for each.
  private func isSaidTogether(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let whole = selection.matches(in: first.lowerBound..<second.upperBound)
    guard let best = whole.first, best.literals.contains(where: first.contains),
      best.literals.contains(where: { second.contains($0) }), best.literals.count > 2
    else { return false }
    let apart =
      (selection.matches(in: first).first?.score ?? 0)
      + (selection.matches(in: second).first?.score ?? 0)
    return best.score > apart * 0.8
  }

  /// Whether two clauses stand in one sentence.
  private func isMerelyJoined(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    (first.upperBound..<second.lowerBound).allSatisfy { index in
      switch request[index].kind {
      case .mark(let mark): mark == ","
      case .listMarker: false
      default: true
      }
    }
  }

  /// Files that the words name as inputs count as given.
  private mutating func markNamedInputs() {
    for (index, lexeme) in request.lexemes.enumerated() {
      guard let name = lexeme.file, !isOutputName(index) else { continue }
      if let value = draft.values.firstIndex(where: { $0.resource?.name == name }) {
        draft.mention(value)
      } else {
        _ = draft.add(
          Resource(name, modality: FileNames.modality(name)), stems: stems(ofFile: name),
          isGiven: true)
      }
    }
  }

  /// Whether a file name stands where a result is named.
  func isOutputName(_ index: Int) -> Bool {
    guard let name = request[index].file,
      !draft.values.contains(where: { $0.resource?.name == name && $0.reference == nil })
    else { return false }
    let before = request.lexemes[..<index].suffix(8).map(\.word)
    guard
      let last = before.last(where: { !EnglishGrammar.determiners.contains($0) && $0 != "file" })
    else { return false }
    if ["named", "called", "name", "call", "output", "save", "export"].contains(last) {
      return true
    }
    let isAfterPreposition = ["as", "to", "into", "in", "under"].contains(last)
    let saves = ["save", "saved", "saving", "store", "export", "write", "output", "convert", "put"]
    return isAfterPreposition && (last == "as" || before.contains(where: saves.contains))
  }

  /// Reads one clause: its functions, each with what belongs to it.
  mutating func read(_ clause: Range<Int>) {
    var pending = selection.phrases(in: clause)
    guard !pending.isEmpty else {
      readWithoutPhrase(clause)
      return
    }
    var own: [Range<Int>] = []
    for index in pending.indices {
      let start = index == 0 ? clause.lowerBound : pending[index].start
      let end = index + 1 < pending.count ? pending[index + 1].start : clause.upperBound
      own.append(start..<max(start, end))
    }
    var order = Array(pending.indices)
    if let first = order.first, order.count > 1, mustWait(pending[first], for: pending[1]) {
      order.swapAt(0, 1)
    }
    let before = draft.nodes.count
    for index in order {
      pending[index] = refreshed(pending[index], own[index])
      bind(pending[index], own: own[index])
    }
    bindLate(clause, since: before)
  }

  /// What a step could not take may be meant for another step of the same clause: "a film with birdsong
  /// and a slow pan".
  private mutating func bindLate(_ clause: Range<Int>, since first: Int) {
    for node in draft.nodes.dropFirst(first) {
      guard let signature = library.catalogue[node.function],
        !node.function.name.hasPrefix("load_"), !signature.isOutput
      else { continue }
      let taken = Set(signature.ports.map(\.name).filter { node.argument($0) != nil })
      let places = free(clause).filter { request[$0].quoted == nil }
      guard !places.isEmpty else { return }
      let numbers = NumberBinding(
        request: request, vocabulary: library.vocabulary, signature: signature
      ).read(places, taken: taken)
      let choices = ChoiceBinding(
        request: request, vocabulary: library.vocabulary, signature: signature
      ).read(places, taken: taken.union(numbers.values.keys))
      let found = numbers.values.merging(choices.values) { a, _ in a }
      for (port, value) in found.sorted(by: { $0.key < $1.key }) {
        draft.fill(node.name, port, .value(value))
      }
      used.formUnion(numbers.used.union(numbers.words).union(choices.used))
    }
  }

  /// Whether a phrase takes what a later one of the clause only makes.
  private func mustWait(_ match: PhraseMatch, for next: PhraseMatch) -> Bool {
    guard let signature = signature(match.function), let input = signature.inputs.first,
      let given = self.signature(next.function)?.outputs.first, input.type.accepts(given.type)
    else { return false }
    if match.slots[input.name] != nil { return false }
    return !draft.values.contains { $0.isGiven && input.type.accepts($0.type) }
  }

  /// The same words may mean another function once an earlier one of the clause has given something.
  private func refreshed(_ match: PhraseMatch, _ own: Range<Int>) -> PhraseMatch {
    guard let given = current.map({ draft.values[$0].type }),
      let input = signature(match.function)?.inputs.first, !input.type.element.accepts(given)
    else { return match }
    return selection.matches(in: own).first {
      $0.literals == match.literals
        && signature($0.function)?.inputs.first?.type.element.accepts(given) == true
    } ?? match
  }
}
