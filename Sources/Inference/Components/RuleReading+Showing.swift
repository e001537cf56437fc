import Flow
import Library

extension RuleReading {
  /// "Make the cat in cat.png blink and turn its head": what the thing in the picture does.
  mutating func bindMovement(
    _ signature: Signature, _ match: PhraseMatch, _ own: Range<Int>, _ arguments: inout Arguments
  ) {
    guard roles.isAnimator(signature), arguments["prompt"] == nil, match.slots["prompt"] == nil,
      let verb = movement(match, signature)
    else { return }
    let stretch = request.trimmed(withoutTail(verb..<own.upperBound))
    let spoken = used.subtracting(match.literals + [verb])
    let text = request.words(stretch, without: spoken)
    guard !text.isEmpty else { return }
    let subject = subject(before: verb, own)
    let parts = [request.words(subject, without: spoken), text]
    arguments["prompt"] = .value(.text(parts.filter { !$0.isEmpty }.joined(separator: " ")))
    used.formUnion(stretch)
    used.formUnion(subject)
  }

  /// The word that says how the thing in a picture moves: right behind the picture's slot, or, in
  /// "make the cat in cat.png smile, as a film", within it.
  private func movement(_ match: PhraseMatch, _ signature: Signature) -> Int? {
    let behind = match.literals.first { index in
      guard index > 0 else { return false }
      let end = request[index - 1].word == "to" ? index - 1 : index
      return request[index].word != "to"
        && match.slots.values.contains { $0.upperBound == end && !$0.isEmpty }
    }
    if let behind, tellsMovement(behind, signature) { return behind }
    guard let verb = match.literals.first, ["make", "let", "have"].contains(request[verb].word),
      let slot = match.slots[signature.inputs.first?.name ?? ""],
      let file = slot.last(where: { request[$0].file != nil }), slot.contains(file + 1),
      tellsMovement(file + 1, signature)
    else { return nil }
    return file + 1
  }

  /// "The trees in forest.jpg sway": what moves, without its article.
  private func subject(before verb: Int, _ own: Range<Int>) -> Range<Int> {
    guard let file = (own.lowerBound..<verb).last(where: { request[$0].file != nil }),
      file - 1 > own.lowerBound, ["in", "on", "of", "from"].contains(request[file - 1].word)
    else { return verb..<verb }
    var start = file - 1
    while start > own.lowerBound, request[start - 1].isWord,
      !EnglishGrammar.isEmpty(request[start - 1].word),
      !["let", "have", "make"].contains(request[start - 1].word)
    { start -= 1 }
    let isPlain = (start..<file - 1).allSatisfy {
      mentions.noun(at: $0, in: $0..<$0 + 1) != nil
    }
    return isPlain ? verb..<verb : start..<file - 1
  }

  /// Whether a word says how something moves, and not only that it does or how the camera does.
  private func tellsMovement(_ index: Int, _ signature: Signature) -> Bool {
    let plain: Set<String> = ["move", "come", "alive", "life", "into", "become", "should"]
    // "To bark" is done, and heard too.
    let noun = mentions.noun(at: index, in: index..<index + 1)?.0
    return request[index].isWord && !EnglishGrammar.isEmpty(request[index].word)
      && !plain.contains(request[index].word) && [nil, .audio].contains(noun)
      && !library.vocabulary.settingStems(of: signature).contains(request[index].stem)
  }

  /// "Widen forest.jpg by 64 pixels, showing a river": what the new parts show.
  mutating func bindShown(
    _ signature: Signature, _ own: Range<Int>, _ arguments: inout Arguments
  ) {
    guard let port = signature.port("prompt"), arguments["prompt"] == nil,
      !signature.inputs.isEmpty,
      let showing = own.last(where: {
        ["showing", "depicting"].contains(request[$0].word) && !used.contains($0)
      })
    else { return }
    let stretch = withoutTail(showing + 1..<own.upperBound)
    guard !stretch.contains(where: { request[$0].file != nil }),
      !mentions.mention(stretch, without: used).content.isEmpty,
      let text = text(stretch, for: port, of: signature)
    else { return }
    used.insert(showing)
    arguments["prompt"] = text
  }

  /// "Left half:" is all said by "left".
  mutating func useHalves(_ signature: Signature, _ match: PhraseMatch) {
    guard signature.port("left_part") != nil else { return }
    used.formUnion(
      match.literals.map { $0 + 1 }.filter {
        $0 < request.lexemes.count && ["half", "side", "part"].contains(request[$0].word)
      })
  }

  /// "By 64 pixels, 32 each side" says the same twice.
  mutating func useTotals(
    _ signature: Signature, _ own: Range<Int>, _ arguments: Arguments
  ) {
    for pair in [["left", "right"], ["top", "bottom"]] {
      let sides = pair.compactMap { port -> Double? in
        guard case .value(.quantity(let quantity)) = arguments[port] else { return nil }
        return quantity.number.double
      }
      guard sides.count == 2, sides.allSatisfy({ $0 > 0 }) else { continue }
      for index in free(own) {
        guard case .quantity(let quantity) = request[index].kind,
          quantity.unit.dimension == QuantityUnit.pixels.dimension,
          quantity.number.double == sides[0] + sides[1]
        else { continue }
        used.insert(index)
      }
    }
  }

  /// A picture takes no sound: a film is made of it only where the words speak of one.
  mutating func refusesSound(_ signature: Signature, _ own: Range<Int>) -> Bool {
    guard signature.name == roles.scorer?.name, !fit.speaksOfFilm,
      draft.values.contains(where: { $0.isGiven && $0.type == .modality(.image) }),
      !draft.values.contains(where: { $0.isGiven && $0.type == .modality(.video) })
    else { return false }
    used.formUnion(own)
    let said = request.words(own)
    diagnostics.append(
      Diagnostic(
        .notRealizable, "A picture takes no sound, so \"\(said)\" cannot be done.",
        hint: "Ask for a film of it, such as \"make it a 5 second film\"."))
    return true
  }
}
