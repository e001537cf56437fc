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
    if !areApart { bindNumbers(signature, match, own, without: [], &arguments) }
    if let stretch = match.slots[port.name] { used.formUnion(stretch.filter(isFiller)) }
    bindTexts(signature, match, own, &arguments)
    var last: Int?
    for (index, value) in values.enumerated() {
      var each = arguments
      if areApart { bindNumbers(signature, match, parts[index], without: [], &each) }
      fill(port, [value], &each)
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
    guard mention.isPlural, mention.files.isEmpty, mention.content.isEmpty,
      mention.quoted.isEmpty, mention.ordinal == nil
    else { return [] }
    let meant = mention.noun.map { PortType.modality($0) } ?? port.type
    let fitting = everything(meant, excluding: []).filter {
      !draft.values[$0].type.isList && port.type.accepts(draft.values[$0].type)
    }
    return fitting
  }

  /// A stretch cut before each of some pieces; what stands before the first belongs to it.
  private func parts(of own: Range<Int>, at places: [Int]) -> [Range<Int>] {
    places.enumerated().map { order, place in
      let start = order == 0 ? own.lowerBound : place
      return start..<(order + 1 < places.count ? places[order + 1] : own.upperBound)
    }
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
