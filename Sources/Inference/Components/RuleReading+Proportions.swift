import Flow
import Library

extension RuleReading {
  /// "16:9, 256 pixels wide", "a square picture": proportions of something that takes a width and a
  /// height.
  mutating func bindProportions(
    _ signature: Signature, _ own: Range<Int>, _ arguments: inout Arguments
  ) {
    guard let across = signature.port("width"), let down = signature.port("height"),
      signature.port("aspect") == nil, across.unit == .pixels, down.unit == .pixels,
      arguments["width"] == nil || arguments["height"] == nil,
      let (place, ratio) = proportions(in: own)
    else { return }
    if let width = pixels(arguments["width"]) {
      arguments["height"] = length(width / ratio)
    } else if let height = pixels(arguments["height"]) {
      arguments["width"] = length(height * ratio)
    } else if let width = pixels(across.defaultValue.map { .value($0) }),
      let height = pixels(down.defaultValue.map { .value($0) })
    {
      // As much to see as without proportions, in steps that every model takes.
      let side = (width * height * ratio).squareRoot()
      arguments["width"] = length((side / 64).rounded() * 64)
      arguments["height"] = length((side / ratio / 64).rounded() * 64)
    } else {
      return
    }
    used.formUnion(place)
  }

  private func length(_ pixels: Double) -> Source {
    .value(.quantity(Quantity(Number(Int(max(1, pixels.rounded()))), .pixels)))
  }

  private func pixels(_ source: Source?) -> Double? {
    guard case .value(let value) = source, value != .none else { return nil }
    return value.double(in: .pixels) ?? value.double
  }

  /// The first proportions in a stretch, with the pieces that say them.
  private func proportions(in own: Range<Int>) -> (Range<Int>, Double)? {
    for index in own where !used.contains(index) {
      if case .aspect(let text) = request[index].kind, let ratio = ratio(text) {
        return (index..<index + 1, ratio)
      }
      guard let name = EnglishGrammar.aspects[request[index].word], isFormat(index, own),
        let ratio = ratio(name)
      else { continue }
      let formats: Set<String> = ["format", "orientation", "mode", "aspect"]
      let hasNoun = index + 1 < own.upperBound && formats.contains(request[index + 1].word)
      return (index..<(hasNoun ? index + 2 : index + 1), ratio)
    }
    return nil
  }

  /// "A square picture", "in portrait format", ", square": but no town square and no portrait of a man.
  private func isFormat(_ index: Int, _ own: Range<Int>) -> Bool {
    let word = request[index].word
    if word == "widescreen" { return true }
    let next = index + 1 < own.upperBound ? request[index + 1] : nil
    if ["format", "orientation", "mode", "aspect", "size", "shape"].contains(next?.word ?? "") {
      return true
    }
    if word != "portrait", let next, next.isWord,
      mentions.noun(at: index + 1, in: index + 1..<index + 2) != nil
    {
      return true
    }
    let isClosed = next.map { !$0.isWord && !$0.isNumeric } ?? true
    return isClosed && index > own.lowerBound
      && (request[index - 1].kind == .mark(",") || request[index - 1].isNumeric)
  }

  private func ratio(_ text: String) -> Double? {
    let parts = text.split(separator: ":").compactMap { Double($0) }
    guard parts.count == 2, parts[1] > 0, parts[0] > 0 else { return nil }
    return parts[0] / parts[1]
  }
}
