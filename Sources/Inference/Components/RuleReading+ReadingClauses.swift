import Checking
import Flow
import Library

extension RuleReading {
  /// Reads all clauses in order.
  mutating func readClauses() {
    readModels()
    readGeneratorTerms()
    readNegations()
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
        !isTitle(clauses[index + 1]),
        saysNothing(clauses[index + 1], after: clause)
          || isSaidTogether(clause, clauses[index + 1])
      {
        index += 1
        clause = clause.lowerBound..<clauses[index].upperBound
      }
      let isAside =
        clauses.count > 1 && (isSettings(clause) && !namesGoal(clause) || isNegative(clause))
      if isAside {
        asides.append(clause)
      } else if !isHeading(clause) {
        read(clause)
      }
      index += 1
    }
    // "A 5-second clip: ..." says of the steps how long they are.
    for heading in headings { bindLate(heading, since: 0) }
  }

  /// "Make a video from the photos: first blend them, ..." only says what the steps come to.
  private mutating func isHeading(_ clause: Range<Int>) -> Bool {
    guard clause.upperBound < request.lexemes.count,
      request[clause.upperBound].kind == .mark(":")
        || request[clause.upperBound - 1].kind == .mark(":"),
      clause.allSatisfy({ request[$0].file == nil && request[$0].quoted == nil })
    else { return false }
    used.formUnion(clause.filter { !request[$0].isNumeric })
    headings.append(clause)
    assume(
      "\"\(request.words(request.trimmed(clause)))\" is read as a title for the steps after it.")
    return true
  }

  /// Whether a clause names no function once the one before it has been read.
  private func saysNothing(_ clause: Range<Int>, after first: Range<Int>) -> Bool {
    if !selection.phrases(in: clause).isEmpty { return false }
    var ahead = self
    ahead.read(first)
    return ahead.selection.phrases(in: clause).isEmpty && !ahead.namesGoal(clause)
  }

  /// "make an 8 s video" after a picture: another kind of thing is wanted of what is there.
  private func namesGoal(_ clause: Range<Int>) -> Bool {
    let splitter = ClauseSplitter(request: request, vocabulary: library.vocabulary)
    guard let current, let first = clause.first,
      library.vocabulary.openingWords.contains(request[first].word)
        || splitter.filmOfIt(first) == first,
      let goal = mentions.mention(clause, without: used).noun, goal != .text
    else { return false }
    let type = PortType.modality(goal)
    return !type.accepts(draft.values[current].type)
      && conversions.chain(from: draft.values[current].type, to: type)?.count == 1
  }

  /// Whether one phrase reaches over both clauses and says more than one phrase for each.
  private func isSaidTogether(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let whole = selection.matches(in: first.lowerBound..<second.upperBound)
    guard let best = whole.first, best.literals.contains(where: first.contains),
      best.literals.contains(where: { second.contains($0) }),
      best.literals.count > 2 || onlyNamesFile(first)
    else { return false }
    let apart =
      (selection.matches(in: first).first?.score ?? 0)
      + (selection.matches(in: second).first?.score ?? 0)
    return best.score > apart * 0.8
  }

  /// "In photo.jpg, ..." only says where.
  private func onlyNamesFile(_ clause: Range<Int>) -> Bool {
    clause.contains { request[$0].file != nil }
      && mentions.mention(clause, without: used).content.isEmpty
      && !clause.contains {
        library.vocabulary.openingWords.contains(request[$0].word)
          && !EnglishGrammar.prepositions.contains(request[$0].word)
      }
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

  /// Reads one clause: its functions, each with what belongs to it.
  mutating func read(_ clause: Range<Int>) {
    if readAsMention(clause) || readAsTitle(clause) { return }
    var pending = selection.phrases(in: clause)
    if let sound = heardBeside(clause, pending) {
      read(clause.lowerBound..<sound.lowerBound)
      _ = resolveOne(
        .modality(.audio), sound.lowerBound + 1..<sound.upperBound,
        excluding: Array(draft.values.indices))
      return
    }
    if let first = pending.first, let rest = readLeadingDescription(clause, before: first) {
      return read(rest)
    }
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
    let opposites = opposites(of: pending, in: clause)
    for index in order {
      pending[index] = refreshed(pending[index], own[index])
      bind(pending[index], own: own[index])
    }
    bindLate(clause, since: before)
    reportOpposites(opposites)
  }

  /// What a step could not take may be meant for another step of the same clause: "a film with birdsong
  /// and a slow pan".
  mutating func bindLate(_ clause: Range<Int>, since first: Int) {
    for node in nodes(since: first, for: clause) {
      guard let signature = library.catalogue[node.function],
        !roles.isReader(signature), !signature.isOutput
      else { continue }
      let taken = Set(signature.ports.map(\.name).filter { node.argument($0) != nil })
      let places = free(clause).filter { request[$0].quoted == nil }
      guard !places.isEmpty else { return }
      let numbers = NumberBinding(
        request: request, vocabulary: library.vocabulary, signature: signature
      ).read(places, taken: taken)
      var related = Arguments()
      related.sources = numbers.values.mapValues { .value($0) }
      related.numbers = numbers.places
      relateNumbers(signature, nil, clause, &related)
      let choices = ChoiceBinding(
        request: request, vocabulary: library.vocabulary, signature: signature
      ).read(places, taken: taken.union(numbers.values.keys))
      let found = related.sources.merging(choices.values.mapValues { .value($0) }) { a, _ in a }
      for port in signature.ports {
        if let source = found[port.name] { draft.fill(node.name, port.name, source) }
      }
      used.formUnion(numbers.used.union(numbers.words).union(choices.used))
    }
  }

  /// The nodes since a place; those that give what a clause names, such as a film, come first.
  private func nodes(since first: Int, for clause: Range<Int>) -> [Node] {
    let nodes = draft.nodes.dropFirst(first)
    guard let noun = mentions.mention(clause, without: used).noun else { return Array(nodes) }
    let isNamed = { (node: Node) in
      library.catalogue[node.function]?.outputs.first?.type == .modality(noun)
    }
    return nodes.filter(isNamed) + nodes.filter { !isNamed($0) }
  }

  /// Whether a phrase takes what a later one of the clause only makes.
  private func mustWait(_ match: PhraseMatch, for next: PhraseMatch) -> Bool {
    guard let signature = signature(match.function), let input = signature.inputs.first,
      let given = self.signature(next.function)?.outputs.first, input.type.accepts(given.type)
    else { return false }
    if match.slots[input.name] != nil { return false }
    // "make a gif of the first 3 seconds of clip.mp4" writes what the rest of it makes.
    if signature.isOutput, !match.slots.keys.contains(where: { signature.port($0) == nil }) {
      return match.span.upperBound <= next.start
    }
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
