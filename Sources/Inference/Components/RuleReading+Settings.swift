import Flow
import Library

extension RuleReading {
  /// Words that only hold settings together: "size 512x512", "at 8 fps", "seed 42, 2 seconds long".
  private static let settingWords: Set<String> = [
    "size", "sized", "sizes", "resolution", "width", "wide", "height", "high", "tall", "long",
    "length", "duration", "lasting", "fps", "framerate", "frame", "frames", "rate", "seed", "px",
    "pixel", "pixels", "image", "picture", "photo", "output", "result", "video", "film", "clip",
    "sound", "audio", "mesh", "and", "at", "by", "with", "in", "of", "the", "a", "an", "should",
    "be", "is", "about", "each", "all", "both", "please", "pls", "total", "exactly", "it", "use",
    "using", "aspect", "ratio", "format", "square", "widescreen", "x", "thanks", "for", "only",
    "must", "want", "i", "roughly", "around", "overall", "per", "second", "dimensions", "set",
    "to", "have", "make", "them", "as", "has",
  ]

  /// Whether a stretch says nothing but how large, how long or how fast something is to be, or its seed.
  func isSettings(_ range: Range<Int>) -> Bool {
    guard range.contains(where: { request[$0].isNumeric }) else { return false }
    return range.allSatisfy { index in
      if negations.contains(where: { $0.range.contains(index) }) { return true }
      switch request[index].kind {
      case .number, .quantity, .size, .aspect, .mark, .listMarker: return true
      case .word: return RuleReading.settingWords.contains(request[index].word)
      case .quoted, .file, .format, .foreign: return false
      }
    }
  }

  /// Whether a stretch only says what is not wanted.
  func isNegative(_ range: Range<Int>) -> Bool {
    negations.contains { $0.range.lowerBound <= range.lowerBound }
      && request.trimmed(range).allSatisfy { index in
        negations.contains { $0.range.contains(index) }
      }
  }

  /// A description without the settings behind its last commas: "a red hat, 2 seconds, 8 fps".
  func withoutTail(_ stretch: Range<Int>) -> Range<Int> {
    var stretch = stretch
    while let comma = stretch.dropFirst().last(where: isMark), comma + 1 < stretch.upperBound,
      isSettings(comma + 1..<stretch.upperBound)
    {
      stretch = stretch.lowerBound..<comma
    }
    return stretch
  }

  private func isMark(_ index: Int) -> Bool {
    if case .mark(let mark) = request[index].kind { ",;:.(".contains(mark) } else { false }
  }

  /// Gives settings that stand by themselves to the steps that can take them.
  mutating func bindSettings() {
    let settings = (asides + segments()).filter { isSettings($0) && hasNumbers($0) }
    for segment in settings { bindLate(segment, since: 0) }
    for segment in settings {
      bindLateProportions(segment)
      if !hasNumbers(segment) { used.formUnion(segment.filter { request[$0].isWord }) }
    }
    resizeLeft()
  }

  /// ", 16:9" behind a description.
  private mutating func bindLateProportions(_ segment: Range<Int>) {
    for node in draft.nodes {
      guard let signature = library.catalogue[node.function] else { continue }
      var arguments = Arguments()
      for port in ["width", "height"] { arguments[port] = node.argument(port)?.source }
      bindProportions(signature, segment, &arguments)
      for port in ["width", "height"] {
        if let source = arguments[port] { draft.fill(node.name, port, source) }
      }
    }
  }

  /// The stretches between marks.
  private func segments() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in request.lexemes.indices where isMark(index) || isEnd(index) {
      if start < index { result.append(start..<index) }
      start = index + 1
    }
    if start < request.lexemes.count { result.append(start..<request.lexemes.count) }
    return result
  }

  private func isEnd(_ index: Int) -> Bool {
    if case .mark(let mark) = request[index].kind { "\n!?)\u{2026}".contains(mark) } else { false }
  }

  /// "The back of chair.png, 128x128": a size that no step takes is the result's.
  private mutating func resizeLeft() {
    let sizes = request.lexemes.indices.filter { index in
      guard !used.contains(index), case .size(let width, let height) = request[index].kind else {
        return false
      }
      return width > 16 && height > 16 && steps.allSatisfy { rival(of: index, in: $0) == nil }
    }
    let results = results()
    guard sizes.count == 1, results.count == 1, !draft.nodes.isEmpty,
      let modality = draft.values[results[0]].type.modality,
      let resizer = roles.resizer(of: modality), let input = resizer.inputs.first,
      !draft.values[results[0]].type.isList, !saved.contains(results[0]),
      draft.node(of: draft.values[results[0]])?.function != resizer.name
    else { return }
    var arguments = Arguments()
    bindNumbers(resizer, nil, sizes, without: [], &arguments)
    guard !arguments.sources.isEmpty, let source = source(results[0]) else { return }
    arguments[input.name] = source
    arguments.values = [results[0]]
    if let made = addNode(resizer, arguments, sizes[0]..<sizes[0] + 1, nil) {
      assume(
        "No step makes \"\(request.words(sizes[0]..<sizes[0] + 1))\" by itself, so the result is resized.",
        at: draft.values[made].reference?.node)
    }
  }
}
