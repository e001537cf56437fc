import Flow
import Library

extension RuleReading {
  /// Takes out of the request what people write for picture generators beside a description:
  /// "negative: trees", "30 steps", "cfg 7".
  mutating func readGeneratorTerms() {
    let count = request.lexemes.count
    for index in 0..<count {
      if let range = negativePrompt(at: index) { takeNegativePrompt(range) }
    }
    for index in 0..<count {
      if let range = generatorSetting(at: index) { refuseGeneratorSetting(range) }
    }
    mentions = MentionReader(request, vocabulary: library.vocabulary, audible: audible)
  }

  /// The pieces of "negative: trees, people" and "negative prompt: trees", with where their text begins.
  private func negativePrompt(at index: Int) -> (whole: Range<Int>, text: Range<Int>)? {
    guard word(index) == "negative" else { return nil }
    var start = index + 1
    if ["prompt", "prompts"].contains(word(start)) { start += 1 }
    guard start < request.lexemes.count, request[start].kind == .mark(":") else { return nil }
    start += 1
    let end = request.lexemes[start...].indices.first(where: endsList) ?? request.lexemes.count
    let text = withoutTail(start..<end)
    guard !request.words(request.trimmed(text)).isEmpty else { return nil }
    return (index..<text.upperBound, request.trimmed(text))
  }

  private func endsList(_ index: Int) -> Bool {
    switch request[index].kind {
    case .mark(let mark): ".;)\n".contains(mark)
    case .size, .file: true
    case .word: word(index) == "then" || asks(index)
    default: false
    }
  }

  /// ", blur it" is a step behind the list.
  private func asks(_ index: Int) -> Bool {
    let next = word(index + 1)
    return request[index - 1].kind == .mark(",")
      && library.vocabulary.openingWords.contains(word(index))
      && (["it", "them"].contains(next) || EnglishGrammar.determiners.contains(next))
  }

  private mutating func takeNegativePrompt(_ found: (whole: Range<Int>, text: Range<Int>)) {
    negativePrompts.append(request.words(found.text))
    request.mask(withLeads(found.whole))
  }

  /// Gives the texts behind "negative:" to the steps that can leave something out.
  mutating func bindNegativePrompts() {
    for text in negativePrompts {
      let node = draft.nodes.first { node in
        library.catalogue[node.function]?.port("negative") != nil
          && node.argument("negative") == nil
      }
      if let node {
        draft.fill(node.name, "negative", .value(.text(text)))
      } else {
        diagnostics.append(
          Diagnostic(
            .partNotUnderstood, "No step can leave out \"\(text)\".",
            hint: "Say it of a picture, a film or a sound that is made from words."))
      }
    }
  }

  /// The pieces of "with 30 steps" and "cfg 7", where something to be seen has no steps of its own.
  private func generatorSetting(at index: Int) -> Range<Int>? {
    guard request[index].isWord, EnglishGrammar.generatorSettings.contains(word(index)),
      !request.lexemes.contains(where: { EnglishGrammar.steppedThings.contains($0.word) })
    else { return nil }
    let isCounted = ["step", "steps", "iterations"].contains(word(index))
    guard !isCounted || word(index + 1) != "of" || isPlainNumber(index + 2) else { return nil }
    var start = index
    if isCounted, start > 0, ["sampling", "denoising", "inference"].contains(word(start - 1)) {
      start -= 1
    }
    if isCounted, start > 0, isPlainNumber(start - 1), leads(start - 2) {
      return start - 1..<index + 1
    }
    var next = index + 1
    if ["scale", "of"].contains(word(next)) { next += 1 }
    if next < request.lexemes.count, [.mark(":"), .mark("=")].contains(request[next].kind) {
      next += 1
    }
    guard next < request.lexemes.count, leads(index - 1),
      isPlainNumber(next) || ["sampler", "scheduler"].contains(word(index)) && request[next].isWord
    else { return nil }
    return index..<next + 1
  }

  private func isPlainNumber(_ index: Int) -> Bool {
    if case .number = request[index].kind { true } else { false }
  }

  /// Whether a setting can follow a piece.
  private func leads(_ index: Int) -> Bool {
    guard index >= 0 else { return true }
    switch request[index].kind {
    case .mark(let mark): return ",;.(\n\u{2026}".contains(mark)
    case .word: return ["with", "at", "using", "and", "in", "use"].contains(word(index))
    default: return request[index].isNumeric
    }
  }

  private mutating func refuseGeneratorSetting(_ range: Range<Int>) {
    let said = request.words(range)
    diagnostics.append(
      Diagnostic(
        .partNotUnderstood, "No step takes \"\(said)\": how a model samples is set by its target.",
        hint: "Leave it out, or set it in the workflow that the target uses."))
    request.mask(withLeads(range))
  }

  /// A stretch with the small words that lead to it.
  private func withLeads(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start > 0,
      ["with", "at", "using", "and", "in", "use", "a", "the"].contains(word(start - 1))
    { start -= 1 }
    return start..<range.upperBound
  }

  private func word(_ index: Int) -> String {
    request.lexemes.indices.contains(index) ? request[index].word : ""
  }
}
