import Flow
import Library

extension RuleReading {
  /// The most that one thing is put behind itself.
  private static let mostCopies = 20

  /// "Loop clip.mp4 until 10 s" and "loop song.mp3 3 times", where the function itself counts only
  /// the other way.
  ///
  /// - Returns: The result; nil where the function says it all by itself.
  mutating func bindRepetition(
    _ signature: Signature, _ own: Range<Int>, _ arguments: Arguments
  ) -> Int? {
    guard roles.isRepeater(signature), let value = arguments.values.first else { return nil }
    if signature.port("duration") == nil, let place = free(own).first(where: isTime) {
      return repeated(value, until: place, signature, arguments)
    }
    if own.contains(where: { ["until", "till"].contains(request[$0].word) }),
      !own.contains(where: isTime)
    {
      diagnostics.append(
        Diagnostic(
          .partNotUnderstood, "Until when to repeat it is not understood.", severity: .error,
          hint: "Say a time, such as \"until 30 s\", or how many times."))
    }
    if signature.port("times") == nil, let place = free(own).first(where: isCount) {
      return copies(of: value, at: place, signature)
    }
    return nil
  }

  func isTime(_ index: Int) -> Bool {
    guard case .quantity(let quantity) = request[index].kind else { return false }
    return quantity.unit.dimension == .time
  }

  private func isCount(_ index: Int) -> Bool {
    guard case .quantity(let quantity) = request[index].kind else { return false }
    return quantity.unit == .times
  }

  private mutating func repeated(
    _ value: Int, until place: Int, _ signature: Signature, _ arguments: Arguments
  ) -> Int? {
    guard case .quantity(let quantity) = request[place].kind,
      let wanted = quantity.converted(to: .seconds)?.number.double, wanted > 0
    else { return nil }
    used.insert(place)
    guard case .value(.quantity(let length)) = draft.values[value].duration,
      let seconds = length.converted(to: .seconds)?.number.double, seconds > 0,
      let trimmer = draft.values[value].type.modality.flatMap(roles.trimmer),
      let input = trimmer.inputs.first
    else {
      diagnostics.append(
        Diagnostic(
          .approximated,
          "How often to repeat it to last \(request.words(place..<place + 1)) is not known, "
            + "as its length is not.",
          severity: .error, hint: "Say how many times, such as \"loop it 3 times\"."))
      return nil
    }
    var last = value
    let times = (wanted / seconds).rounded(.up)
    if times > 1 {
      var repeated = arguments
      repeated["times"] = .value(.number(Number(times)))
      guard let made = addNode(signature, repeated, place..<place + 1, nil) else { return nil }
      last = made
    } else {
      draft.release(value)
      assume("It lasts \(length) already, so it is only cut.")
    }
    guard let source = source(last) else { return nil }
    var cut = Arguments()
    cut[input.name] = source
    cut.values = [last]
    cut["duration"] = .value(.quantity(quantity))
    return addNode(trimmer, cut, place..<place + 1, nil)
  }

  private mutating func copies(of value: Int, at place: Int, _ signature: Signature) -> Int? {
    guard case .quantity(let quantity) = request[place].kind,
      let sequencer = draft.values[value].type.modality.flatMap(roles.sequencer),
      let port = sequencer.inputs.first
    else { return nil }
    used.insert(place)
    let count = Int(exactly: quantity.number.double.rounded(.up)) ?? 0
    guard (1...RuleReading.mostCopies).contains(count),
      Double(count) == quantity.number.double, let source = source(value)
    else {
      diagnostics.append(
        Diagnostic(
          .outOfRange,
          "\(signature.name) repeats a whole number of times, up to \(RuleReading.mostCopies); "
            + "the request says \(request.words(place..<place + 1)).",
          hint: "Say how long it should last instead."))
      return nil
    }
    draft.release(value)
    guard count > 1 else { return value }
    var arguments = Arguments()
    arguments[port.name] = .list(Array(repeating: source, count: count))
    arguments.values = [value]
    return addNode(sequencer, arguments, place..<place + 1, nil)
  }
}
