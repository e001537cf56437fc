import Flow
import Library

extension RuleReading {
  /// Takes out of the request what it says not to do, so that no step is ever found for it.
  ///
  /// What a function itself can leave out (a prompt's negative, "without cropping") stays for it.
  mutating func readNegations() {
    let all = NegationSearch(request: request, vocabulary: library.vocabulary).all()
    guard !all.isEmpty else { return }
    var chosen: [Range<Int>: [PhraseMatch]] = [:]
    for sentence in Set(all.map { sentence(around: $0.content.lowerBound) }) {
      chosen[sentence] = selection.phrases(in: sentence)
    }
    let left = all.filter { negation in
      let sentence = sentence(around: negation.content.lowerBound)
      let near = chosen[sentence] ?? []
      let isElsewhere = near.isEmpty && isForOther(negation, chosen)
      return !isElsewhere && !isForFunction(negation, near)
    }
    negations = all.filter { negation in
      negation.kind == .absence && !left.contains { $0.range == negation.range }
    }
    for negation in left { leaveOut(negation) }
    mentions = MentionReader(request, vocabulary: library.vocabulary, audible: audible)
  }

  private mutating func leaveOut(_ negation: Negation) {
    let said = request.words(request.trimmed(negation.range))
    let files = negation.content.compactMap { request[$0].file }
    if negation.kind == .exception {
      guard exclude(files, or: negation.content) else {
        // "Blur all except the person" cannot be done by doing it to everything.
        let words = request.words(request.trimmed(negation.content))
        let isRefusal = request.lexemes[negation.range].contains { $0.word == "not" }
        if isRefusal {
          assume("Because of \"\(said)\", nothing of the kind is done.")
        } else {
          diagnostics.append(
            Diagnostic(
              .partNotUnderstood, "No step can leave out \"\(words)\".", severity: .error,
              hint: "Name the files that are meant, or leave the exception out."))
        }
        return request.mask(negation.range)
      }
    } else if negation.kind == .tempering {
      assume("\"\(said)\" leaves it at the usual amount.")
    } else if negation.kind == .keeping {
      assume("\"\(said)\" asks for no step: what no step changes stays as it is.")
    } else {
      _ = exclude(files, or: 0..<0)
      assume("Because of \"\(said)\", nothing of the kind is done.")
    }
    request.mask(negation.range)
  }

  /// Keeps files out of every step.
  private mutating func exclude(_ files: [String], or content: Range<Int>) -> Bool {
    var names = files
    if names.isEmpty, !content.isEmpty {
      let mention = mentions.mention(content)
      if mention.ordinal != nil {
        names = there(mention).compactMap { draft.values[$0].resource?.name }
      }
    }
    for name in names {
      draft.exclude(name)
      assume("\(name) is left out, as the request says.")
    }
    return !names.isEmpty
  }

  /// Whether a function that the words before ask for takes the negation itself.
  private func isForFunction(_ negation: Negation, _ chosen: [PhraseMatch]) -> Bool {
    let start = negation.content.lowerBound
    if asksForSilence(negation) { return true }
    guard negation.kind != .keeping, negation.kind != .tempering,
      negation.content.allSatisfy({ request[$0].file == nil })
    else { return false }
    if chosen.contains(where: { isValue(negation, of: $0.function) }) { return true }
    guard let match = chosen.last(where: { $0.span.lowerBound < negation.range.lowerBound }),
      let signature = signature(match.function)
    else {
      // "An astronaut, without stars" describes a picture.
      return negation.kind == .absence && chosen.isEmpty
        && draft.values.allSatisfy { $0.resource == nil }
    }
    let isInText = match.slots.contains { name, stretch in
      stretch.contains(start) && signature.port(name)?.type == .modality(.text)
        && ["text", "instruction", "captions"].contains(name)
        && stretch.allSatisfy { request[$0].quoted == nil }
    }
    let isHeard =
      mentions.mention(negation.content).noun == .audio
      && signature.outputs.first?.type.isVisual == true
    return isInText
      || negation.kind == .absence && signature.port("negative") != nil && !isHeard
      || signature.port("negative") != nil
        && request.lexemes[negation.range].contains { $0.word == "not" }
        && match.slots["prompt"]?.contains(start) == true && negation.kind == .exception
  }

  /// "No text" in a sentence of its own is for what another sentence asks to make.
  private func isForOther(_ negation: Negation, _ chosen: [Range<Int>: [PhraseMatch]]) -> Bool {
    guard negation.kind == .absence, mentions.mention(negation.content).noun != .audio else {
      return false
    }
    return modelMerge != nil
      || chosen.values.joined().contains { signature($0.function)?.port("negative") != nil }
  }

  /// "without cropping" and "no transitions" name values of ports.
  private func isValue(_ negation: Negation, of function: String) -> Bool {
    let stems = request.lexemes[negation.range].drop { ["but", "and", "with"].contains($0.word) }
      .map(\.stem)
    guard let signature = signature(function) else { return false }
    return signature.parameters.contains { port in
      port.choices.contains { choice in
        library.vocabulary.words(for: choice, of: port, of: function).contains {
          $0.count > 1 && stems.starts(with: $0)
        }
      }
    }
  }

  /// "without sound" mutes a film that has some.
  private func asksForSilence(_ negation: Negation) -> Bool {
    guard negation.kind == .absence,
      draft.values.contains(where: { $0.type == .modality(.video) && $0.resource != nil })
        || request.lexemes.contains(where: { lexeme in
          lexeme.file.flatMap(FileNames.modality) == .video
        })
    else { return false }
    let words = request.lexemes[negation.content].map(\.word).filter {
      !EnglishGrammar.isEmpty($0)
    }
    return !words.isEmpty && words.allSatisfy { ["sound", "audio", "sounds"].contains($0) }
  }

  private func sentence(around index: Int) -> Range<Int> {
    func ends(_ place: Int) -> Bool {
      if case .mark(let mark) = request[place].kind { ".;!?\n".contains(mark) } else { false }
    }
    let start = request.lexemes[..<index].indices.last(where: ends).map { $0 + 1 } ?? 0
    let end = request.lexemes[index...].indices.first(where: ends) ?? request.lexemes.count
    return start..<end
  }
}
