import Flow
import Library

extension RuleReading {
  /// Steps that would change nothing, as the request does not say how much.
  mutating func reportIdleSteps() {
    for step in steps {
      guard let node = draft.nodes.first(where: { $0.name == step.node }) else { continue }
      // A seed changes what is made, not how much.
      let numbers = step.signature.parameters.filter {
        $0.type == .modality(.number) && $0.name != "seed"
      }
      let inputs = step.signature.inputs
      let isTold = step.own.contains { if case .foreign = request[$0].kind { true } else { false } }
      let isIdle =
        !numbers.isEmpty && !isTold && inputs.count == 1
        && inputs[0].type == step.signature.outputs.first?.type && !step.signature.isOutput
        && numbers.allSatisfy { $0.defaultValue == Value.none || $0.defaultValue?.double == 0 }
        && step.signature.parameters.allSatisfy { node.argument($0.name) == nil }
      // What is to be cut off is told by itself.
      let isCutAway =
        roles.isCropper(step.signature) && step.own.contains { request[$0].word == "off" }
      guard isIdle, !isCutAway else { continue }
      let ports = numbers.prefix(3).map(\.name).joined(separator: ", ")
      diagnostics.append(
        Diagnostic(
          .missingParameter,
          "\(step.signature.name) would change nothing, as the request does not say how much.",
          at: .node(step.node), hint: "Say one of its numbers: \(ports)."))
    }
  }

  /// "extract every frame", where the function gives one.
  mutating func reportEvery(_ signature: Signature, _ match: PhraseMatch) {
    guard signature.outputs.first?.type.isList == false,
      signature.outputs.first?.type != signature.inputs.first?.type,
      let noun = match.literals.first(where: { index in
        index > 0 && ["every", "each", "all"].contains(request[index - 1].word)
          && mentions.noun(at: index, in: index..<index + 1) != nil
      })
    else { return }
    diagnostics.append(
      Diagnostic(
        .partNotUnderstood,
        "\(signature.name) gives one, and the request asks for \"\(request.words(noun - 1..<noun + 1))\".",
        severity: .error, hint: "Say how many are wanted."))
  }

  /// "Make clip.mp4 20 seconds long", where it is shorter: cutting does not lengthen.
  mutating func reportTooShort(
    _ signature: Signature, _ own: Range<Int>, _ arguments: Arguments
  ) {
    guard let modality = signature.outputs.first?.type.modality,
      roles.trimmer(of: modality)?.name == signature.name, let value = arguments.values.first,
      case .value(let wanted) = arguments["duration"] ?? arguments["end"],
      let seconds = wanted.double(in: .seconds),
      case .value(let length) = draft.values[value].duration,
      let there = length.double(in: .seconds), there < seconds
    else { return }
    diagnostics.append(
      Diagnostic(
        .contradiction,
        "It is only \(length) long, and \(signature.name) does not make it \(wanted).",
        severity: .warning, hint: "Say \"loop it until \(wanted)\" to make it longer."))
  }

  /// "Crop 50 px off each side" says what goes, where the function takes what stays.
  mutating func reportCutAway(
    _ signature: Signature, _ own: Range<Int>, _ arguments: inout Arguments
  ) {
    let numbers = ["width", "height"].filter { arguments.numbers[$0] != nil }
    guard roles.isCropper(signature), let first = numbers.first,
      let place = arguments.numbers[first],
      own.contains(where: { request[$0].word == "off" })
        || place + 2 < own.upperBound && request[place + 1].word == "from"
          && EnglishGrammar.determiners.contains(request[place + 2].word)
    else { return }
    for port in numbers {
      arguments[port] = nil
      arguments.numbers[port] = nil
    }
    diagnostics.append(
      Diagnostic(
        .partNotUnderstood,
        "\"\(request.words(place..<place + 1))\" is to be cut off, and \(signature.name) takes what "
          + "stays.",
        severity: .error, hint: "Say the size that stays, such as \"crop to 400x300\"."))
  }

  /// "horizontally, no, vertically": which of the two is meant is for the person to say.
  mutating func reportCorrections() {
    for index in request.lexemes.indices.dropFirst().dropLast()
    where ["no", "sorry", "wait", "rather"].contains(request[index].word) {
      guard case .mark = request[index - 1].kind, case .mark = request[index + 1].kind else {
        continue
      }
      used.insert(index)
      diagnostics.append(
        Diagnostic(
          .ambiguous,
          "\"\(request[index].word)\" seems to take back what stands before it, which is read all the "
            + "same.",
          severity: .error, hint: "Say only what is wanted."))
    }
  }

  /// Names for results that nothing was written to.
  mutating func reportUnwrittenNames() {
    for index in request.lexemes.indices {
      guard let name = request[index].file, !used.contains(index), isOutputName(index) else {
        continue
      }
      guard !draft.values.contains(where: { $0.resource?.name == name && $0.uses > 0 }) else {
        continue
      }
      used.insert(index)
      diagnostics.removeAll { $0.code == .unusedFile && $0.message.hasPrefix(name) }
      diagnostics.append(
        Diagnostic(
          .fileWrongKind,
          "Nothing is written to \(name): no result of the request is of that kind.",
          hint: "Give the result an ending of its own kind, or say what to turn it into."))
    }
  }

  /// A name with an ending that nothing of the kind is written with.
  mutating func reportEnding(_ signature: Signature, _ arguments: Arguments) {
    guard signature.isOutput, let port = signature.ports.first(where: { $0.type == .file }),
      case .value(.text(let name)) = arguments[port.name],
      let modality = signature.outputs.first?.type.modality
    else { return }
    if let slash = name.lastIndex(of: "/") {
      // A run writes all of its results side by side.
      let last = name[name.index(after: slash)...]
      diagnostics.append(
        Diagnostic(
          .approximated,
          "\(name) is written as \(last): results lie in the output folder itself.",
          severity: .warning, hint: "Choose the folder with --out."))
    }
    let known = FileNames.endings(of: modality)
    let ending = FileNames.ending(name)
    guard !known.contains(ending), !(modality == .image && ending == "gif") else { return }
    diagnostics.append(
      Diagnostic(
        .fileWrongKind,
        "\(name) ends in .\(ending), and \(Wordings.article(.modality(modality))) is not written so.",
        hint: "Endings that can be written: \(known.joined(separator: ", "))."))
  }

  /// How a run of words without a place is told: a wish that is certain and cannot be met, or a verb
  /// that no one knows, is more than a warning.
  func finding(forUnplaced run: Range<Int>) -> Diagnostic {
    let words = request.words(run)
    for index in run {
      guard case .foreign(let unit) = request[index].kind else { continue }
      let meaning = EnglishGrammar.foreignUnits[unit] ?? "a measure of something else"
      return Diagnostic(
        .partNotUnderstood,
        "\"\(request.words(index..<index + 1))\" is \(meaning), and no step takes one.",
        severity: .error,
        hint: "Say how large in pixels; an inch (2.54 cm) is 96 px on a screen and 300 px in print."
      )
    }
    if let format = run.first(where: isForeignFormat) {
      return Diagnostic(
        .partNotUnderstood, "No step writes \(request[format].word.uppercased()).",
        severity: .error, hint: "Say another format, such as PNG, JPG, MP4, GIF, MP3 or WAV.")
    }
    if let part = run.first(where: { request[$0].stem == Lexeme.partStem }) {
      return Diagnostic(
        .partNotUnderstood,
        "No step takes only \"the \(request.words(max(0, part - 1)..<part + 1))\".",
        severity: .error, hint: "Say from when to when, in seconds.")
    }
    if let quoted = run.first(where: { request[$0].quoted != nil }) {
      return Diagnostic(
        .partNotUnderstood,
        "No step takes the words \(request.words(quoted..<quoted + 1)).", severity: .error,
        hint: "Say what to do with them, such as \"write … on photo.jpg\" or \"say …\".")
    }
    if isPartOfThing(run) {
      return Diagnostic(
        .partNotUnderstood, "No step works on \"\(words)\" only.", severity: .error,
        hint: "Say what to do with the whole, or name a function that knows such parts.")
    }
    if let time = run.first(where: isTime) {
      return Diagnostic(
        .partNotUnderstood,
        "No step takes \"\(request.words(time..<time + 1))\" as a time.", severity: .error,
        hint: "Cut the part out first, or leave the time out.")
    }
    guard isUnknownVerb(run.lowerBound) else {
      return Diagnostic(
        .partNotUnderstood, "No step was found for \"\(words)\".",
        hint: "Say it in other words, or edit the flow's text.")
    }
    return Diagnostic(
      .partNotUnderstood,
      "\"\(request[run.lowerBound].word)\" is nothing that can be done, so what is read from the "
        + "words after it is uncertain.",
      severity: .error, hint: "Say it in other words; `anyflow functions` lists what can be done.")
  }

  /// "the background of portrait.jpg", where the step takes the whole portrait.
  private func isPartOfThing(_ run: Range<Int>) -> Bool {
    guard run.lowerBound > 0, run.upperBound + 1 < request.lexemes.count,
      run.allSatisfy({ request[$0].isWord }),
      EnglishGrammar.determiners.contains(request[run.lowerBound - 1].word)
        || library.vocabulary.openingWords.contains(request[run.lowerBound - 1].word),
      ["of", "in", "on"].contains(request[run.upperBound].word),
      steps.contains(where: { $0.own.contains(run.lowerBound) && !$0.signature.isOutput })
    else { return false }
    let next = request[run.upperBound + 1]
    return next.file != nil || ["it", "them", "this"].contains(next.word)
  }

  private func isForeignFormat(_ index: Int) -> Bool {
    EnglishGrammar.foreignFormats.contains(request[index].word)
      && ["as", "to", "into", "in", "a", "an"].contains(request.lexemes[..<index].last?.word ?? "")
  }

  /// "freeze the last frame": a verb with what it acts on, at the start of a step that only took
  /// the words after it.
  private func isUnknownVerb(_ index: Int) -> Bool {
    guard request[index].isWord, index + 1 < request.lexemes.count,
      steps.contains(where: { step in
        step.own.contains(index)
          && (step.own.lowerBound..<index).allSatisfy {
            EnglishGrammar.courtesies.contains(request[$0].word)
              || EnglishGrammar.adverbs.contains(request[$0].word)
          }
      })
    else { return false }
    let next = request[index + 1]
    return next.file != nil || EnglishGrammar.determiners.contains(next.word)
      || ["it", "them"].contains(next.word)
  }
}
