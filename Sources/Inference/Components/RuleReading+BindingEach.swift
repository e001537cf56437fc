import Flow
import Library

extension RuleReading {
  /// "Trim a.mp4 to 3 seconds and b.mp4 to 4 seconds": one step for each thing that is named, with
  /// its own numbers where each has some.
  ///
  /// - Returns: The last result; nil where the phrase is about one thing, or about all together.
  mutating func bindEach(
    _ signature: Signature, _ match: PhraseMatch, _ own: Range<Int>,
    _ meanings: [Phrase.Preset], _ shared: Arguments
  ) -> Int? {
    guard signature.inputs.filter(\.isRequired).count == 1,
      let port = signature.inputs.first(where: \.isRequired), !port.type.isList,
      signature.port("instruction") == nil
    else { return nil }
    let files = namedFiles(for: port, signature, match, own)
    let values =
      files.isEmpty ? plural(port, match) : files.compactMap { file(at: $0, as: port.type) }
    guard values.count > 1 else { return nil }
    var arguments = shared
    let parts = self.parts(of: own, at: files)
    let areApart = !parts.isEmpty && parts.allSatisfy { hasNumbers($0) }
    let colors = parts.map { color(in: $0, signature) }
    if !areApart { bindNumbers(signature, match, own, without: [], &arguments) }
    if let stretch = match.slots[port.name] { used.formUnion(stretch.filter(isFiller)) }
    bindTexts(signature, match, own, &arguments)
    var last: Int?
    for (index, value) in values.enumerated() {
      var each = arguments
      if areApart { bindNumbers(signature, match, parts[index], without: [], &each) }
      if colors.count > index, Set(colors).count > 1, let color = colors[index] {
        each["color"] = .value(color.value)
        used.insert(color.place)
      }
      fill(port, [value], &each)
      relateNumbers(signature, match, areApart ? parts[index] : own, &each)
      applyPresets(match, signature, meanings, &each)
      number(index + 1, signature, &each)
      last = addNode(signature, each, own, match) ?? last
    }
    useOwnWords(signature, own)
    focus = Array(draft.values.indices.suffix(values.count))
    return last
  }

  /// The files of a stretch that can fill a port, where there are several and no other port takes them.
  private func namedFiles(
    for port: Port, _ signature: Signature, _ match: PhraseMatch, _ own: Range<Int>
  ) -> [Int] {
    let elsewhere = match.slots.filter { $0.key != port.name }.flatMap { Array($0.value) }
    let files = own.filter { index in
      guard request[index].file != nil, !used.contains(index), !elsewhere.contains(index),
        !isOutputName(index), let type = fit.type(ofFile: index)
      else { return false }
      let others = signature.inputs.filter { $0.name != port.name }
      return port.type.accepts(type) && !others.contains { $0.type == type }
    }
    return files.count > 1 ? files : []
  }

  /// "both photos", "them": several things that are there.
  private mutating func plural(_ port: Port, _ match: PhraseMatch) -> [Int] {
    guard let stretch = match.slots[port.name], !stretch.isEmpty else {
      return focus.filter { port.type.accepts(draft.values[$0].type) }
    }
    let mention = mentions.mention(stretch, without: used)
    if let named = ofFormat(port, stretch) { return named }
    guard mention.isPlural, mention.files.isEmpty, mention.content.isEmpty,
      mention.quoted.isEmpty, mention.ordinal == nil
    else { return [] }
    let meant = mention.noun.map { PortType.modality($0) } ?? port.type
    let fitting = everything(meant, excluding: []).filter {
      !draft.values[$0].type.isList && port.type.accepts(draft.values[$0].type)
    }
    return fitting
  }

  /// "every png": the files with that ending.
  private mutating func ofFormat(_ port: Port, _ stretch: Range<Int>) -> [Int]? {
    guard
      let place = stretch.first(where: {
        if case .format = request[$0].kind { true } else { false }
      }), case .format(let format) = request[place].kind,
      ["every", "all", "each", "the", "these", "my"].contains(
        request.lexemes[..<place].last?.word ?? "")
    else { return nil }
    let named = everything(port.type, excluding: []).filter {
      draft.values[$0].resource.map { FileNames.ending($0.name) } == format
    }
    guard named.count > 1 else { return nil }
    used.insert(place)
    return named
  }

  /// A stretch cut between some pieces, at the last "and" or comma before each; what stands before the
  /// first belongs to it.
  private func parts(of own: Range<Int>, at places: [Int]) -> [Range<Int>] {
    guard !places.isEmpty else { return [] }
    let cuts = zip(places, places.dropFirst()).map { first, second in
      (first + 1..<second).last { request[$0].word == "and" || request[$0].kind == .mark(",") }
        ?? second
    }
    return zip([own.lowerBound] + cuts, cuts + [own.upperBound]).map { $0..<$1 }
  }

  /// The colour that a part names, where the function takes one.
  private func color(in part: Range<Int>, _ signature: Signature) -> NamedColor? {
    guard signature.port("color") != nil,
      let place = part.first(where: { EnglishGrammar.colors.contains(request[$0].word) })
    else { return nil }
    return NamedColor(value: .text(request[place].word), place: place)
  }

  private struct NamedColor: Hashable {
    var value: Value
    var place: Int
  }

  /// Results that are saved together need names of their own.
  private func number(_ number: Int, _ signature: Signature, _ arguments: inout Arguments) {
    guard signature.isOutput, let port = signature.ports.first(where: { $0.type == .file }),
      case .value(.text(let name)) = arguments[port.name], !name.hasPrefix(".")
    else { return }
    let ending = name.lastIndex(of: ".") ?? name.endIndex
    arguments[port.name] = .value(.text("\(name[..<ending])_\(number)\(name[ending...])"))
  }
}
