import Library

/// Finds the names of models in a request: "with dreamshaper_8", "using the DreamShaper model".
struct ModelSearch {
  let request: RequestText
  /// Names by which models are known, as runs of stems.
  let known: Set<String>

  /// The name of a model in a request.
  struct Mention {
    /// As the person writes it.
    var name: String
    /// The pieces of the name.
    var token: Range<Int>
    /// The name with the words that introduce it.
    var range: Range<Int>
  }

  static let nouns: Set<String> = ["model", "models", "checkpoint", "checkpoints", "ckpt"]
  private static let leads: Set<String> = [
    "with", "using", "use", "via", "by", "on", "through", "from", "in",
  ]
  private static let endings: Set<String> = ["safetensors", "ckpt", "pt", "pth", "gguf", "sft"]
  /// Words before "model" that name none.
  private static let plain: Set<String> = [
    "two", "three", "merged", "mixed", "blended", "combined", "other", "another", "different",
    "new", "default", "right", "best", "good", "base", "3d", "generative", "ai", "diffusion",
    "scale",
  ]

  /// The mentions in order.
  func all() -> [Mention] {
    var result: [Mention] = []
    var index = 0
    while index < request.lexemes.count {
      if let mention = mention(at: index), mention.range.upperBound > index {
        result.append(mention)
        index = mention.range.upperBound
      } else {
        index += 1
      }
    }
    return result
  }

  private func mention(at index: Int) -> Mention? {
    if ModelSearch.leads.contains(word(index)) {
      var place = index + 1
      while EnglishGrammar.determiners.contains(word(place)) { place += 1 }
      return introduced(at: place, from: index)
    }
    if ModelSearch.nouns.contains(word(index)) { return introduced(at: index, from: index) }
    guard let token = token(index), looksLikeModel(token) else { return nil }
    return Mention(name: name(token), token: token, range: token.lowerBound..<behind(token))
  }

  /// A name behind "with the", with "model" before or after it.
  private func introduced(at place: Int, from start: Int) -> Mention? {
    if ModelSearch.nouns.contains(word(place)), word(place - 1) != "3d" {
      var next = place + 1
      while ["named", "called", "is"].contains(word(next)) || mark(next) == ":" { next += 1 }
      guard let token = token(next) else { return nil }
      let isNamed = next > place + 1 && request[next].isWord
      guard looksLikeModel(token) || isNamed && mark(place + 1) != ":" else { return nil }
      return Mention(name: name(token), token: token, range: start..<token.upperBound)
    }
    guard let token = token(place) else { return nil }
    let isCalledModel =
      ModelSearch.nouns.contains(word(token.upperBound))
      && request[place].isWord && !EnglishGrammar.isEmpty(word(place))
      && !ModelSearch.plain.contains(word(place))
    if isCalledModel {
      return Mention(name: name(token), token: token, range: start..<token.upperBound + 1)
    }
    guard looksLikeModel(token) else { return nil }
    return Mention(name: name(token), token: token, range: start..<behind(token))
  }

  /// The end of a name with "model" behind it.
  private func behind(_ token: Range<Int>) -> Int {
    ModelSearch.nouns.contains(word(token.upperBound)) ? token.upperBound + 1 : token.upperBound
  }

  /// Whether a name is one that only models have: a model file's ending, letters and digits with
  /// signs between them, or a name that is known.
  func looksLikeModel(_ token: Range<Int>) -> Bool {
    let name = name(token).lowercased()
    if ModelSearch.endings.contains(FileNames.ending(name)) { return true }
    guard let first = name.first, first.isLetter, FileNames.modality(name) == nil,
      request.lexemes[token].allSatisfy({ $0.quoted == nil })
    else { return false }
    let stems = request.lexemes[token].map(\.stem).joined(separator: " ")
    if known.contains(stems) || known.contains(name) { return true }
    let parts = name.split { "-_.".contains($0) }
    if let head = parts.first, parts.count > 1, known.contains(Stem.of(String(head))) {
      return true
    }
    // "v1-5" and "dreamshaper_8", but neither "f-16" nor "text-2-image".
    return parts.count > 1 && name.contains(where: \.isNumber)
      && (name.contains("_")
        || parts.contains { $0.contains(where: \.isLetter) && $0.contains(where: \.isNumber) })
  }

  /// The pieces that stand together at a place, without a space between them.
  func token(_ index: Int) -> Range<Int>? {
    guard request.lexemes.indices.contains(index) else { return nil }
    switch request[index].kind {
    case .word, .file: break
    default: return nil
    }
    var end = index + 1
    while end < request.lexemes.count, isJoined(end) {
      // A hyphen or a dot belongs to the name only where the name goes on behind it.
      if mark(end) != nil, !(end + 1 < request.lexemes.count && isJoined(end + 1)) { break }
      end += 1
    }
    return index..<end
  }

  /// Whether a piece follows the one before it without a space.
  private func isJoined(_ index: Int) -> Bool {
    if let mark = mark(index), !"-_.".contains(mark) { return false }
    let gap = request.text[request[index - 1].range.upperBound..<request[index].range.lowerBound]
    return gap.allSatisfy { "-_.".contains($0) }
  }

  func name(_ token: Range<Int>) -> String { request.words(token) }

  private func mark(_ index: Int) -> Character? {
    guard request.lexemes.indices.contains(index) else { return nil }
    if case .mark(let mark) = request[index].kind { return mark }
    return nil
  }

  private func word(_ index: Int) -> String {
    request.lexemes.indices.contains(index) ? request[index].word : ""
  }
}
