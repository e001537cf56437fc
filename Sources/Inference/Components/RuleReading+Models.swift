import Flow
import Library

extension RuleReading {
  /// Two models that what is made comes from.
  struct ModelMerge {
    var first: String
    var second: String
    /// The first one's share in percent.
    var share: Double?
  }

  private static let mergingWords: Set<String> = [
    "merge", "merged", "merging", "blend", "blended", "blending", "mix", "mixed", "mixing",
    "combine", "combined", "combining", "fuse", "fused", "mixture", "combination",
  ]
  /// Words that may stand round the names of models that are merged.
  private static let roundNames: Set<String> = [
    "with", "using", "use", "from", "by", "of", "a", "an", "the", "two", "both", "these", "model",
    "models", "checkpoint", "checkpoints", "together", "half", "at", "ratio", "weights", "weight",
    "share", "each", "equal", "parts", "in", "i", "want", "to", "please", "my",
  ]
  private static let ratioWords: Set<String> = [
    "at", "ratio", "weights", "weight", "share", "each", "half", "equal", "parts", "together",
    "merged", "mixed", "blended", "combined", "model", "models", "of", "the", "first", "second",
    "one", "with", "a", "to", "in", "equally", "evenly",
  ]

  /// Takes the names of models out of the request, so that they are no part of what it describes.
  mutating func readModels() {
    let search = ModelSearch(request: request, known: knownModels)
    var found = search.all()
    if let (merge, range) = merge(&found, search) {
      modelMerge = merge
      used.formUnion(range)
      request.mask(range)
    }
    for mention in found {
      models.append(mention.name)
      request.mask(mention.range)
    }
    guard modelMerge != nil || !found.isEmpty else { return }
    mentions = MentionReader(request, vocabulary: library.vocabulary, audible: audible)
  }

  /// The names of models that the library knows, as runs of stems.
  private var knownModels: Set<String> {
    var names: Set<String> = []
    for signature in library.catalogue.signatures {
      let merges = signature.name == roles.modelMerger?.name
      for port in signature.ports where port.name == "model" || merges && port.name == "first" {
        for stems in library.vocabulary.words(for: port, of: signature.name.name) {
          names.insert(stems.joined(separator: " "))
        }
      }
    }
    return names
  }

  /// Two names near a word for merging.
  private func merge(
    _ found: inout [ModelSearch.Mention], _ search: ModelSearch
  ) -> (ModelMerge, Range<Int>)? {
    let words = request.lexemes.indices.filter {
      RuleReading.mergingWords.contains(request[$0].word)
    }
    guard roles.modelMerger != nil, !words.isEmpty, !found.isEmpty else { return nil }
    var seen: Set<String> = []
    let again = found.filter { !seen.insert($0.name.lowercased()).inserted }
    found.removeAll { mention in
      again.contains { $0.token == mention.token }
    }
    if found.count == 1, let partner = partner(of: found[0], search) {
      found.append(partner)
      found.sort { $0.token.lowerBound < $1.token.lowerBound }
    }
    guard found.count == 2,
      let word = words.min(by: { distance($0, found) < distance($1, found) }),
      distance(word, found) <= 8
    else { return nil }
    var lower = min(word, found[0].range.lowerBound)
    var upper = max(word + 1, found[1].range.upperBound, again.last?.range.upperBound ?? 0)
    while lower > 0, isAround(lower - 1, RuleReading.roundNames) { lower -= 1 }
    while upper < request.lexemes.count, isShare(upper) { upper += 1 }
    let range = lower..<upper
    let merge = ModelMerge(
      first: found[0].name, second: found[1].name, share: share(in: range, found, again))
    found = []
    return (merge, range)
  }

  /// "dreamshaper and analog": a name that only its neighbour tells.
  private func partner(
    of mention: ModelSearch.Mention, _ search: ModelSearch
  ) -> ModelSearch.Mention? {
    func joins(_ index: Int) -> Bool {
      request.lexemes.indices.contains(index)
        && ["and", "with", "plus", "into", "&"].contains(request[index].word)
    }
    func named(_ index: Int) -> ModelSearch.Mention? {
      guard request.lexemes.indices.contains(index), request[index].isWord,
        !EnglishGrammar.isEmpty(request[index].word),
        !library.vocabulary.openingWords.contains(request[index].word),
        let token = search.token(index)
      else { return nil }
      return ModelSearch.Mention(name: search.name(token), token: token, range: token)
    }
    if joins(mention.token.upperBound), let next = named(mention.token.upperBound + 1) {
      return next
    }
    return joins(mention.token.lowerBound - 1) ? named(mention.token.lowerBound - 2) : nil
  }

  private func distance(_ word: Int, _ found: [ModelSearch.Mention]) -> Int {
    found.map { min(abs(word - $0.token.lowerBound), abs(word - $0.token.upperBound)) }.min() ?? 99
  }

  private func isAround(_ index: Int, _ words: Set<String>) -> Bool {
    words.contains(request[index].word) || request[index].isNumeric && isPart(index)
  }

  /// Whether a piece goes on telling the shares behind the names.
  private func isShare(_ index: Int) -> Bool {
    if isPart(index) || request[index].kind == .mark(")") { return true }
    let rest = index..<min(index + 6, request.lexemes.count)
    let next = rest.dropFirst().first { !isRatioWord($0) }
    if case .mark(let mark) = request[index].kind {
      return ",:(".contains(mark) && rest.dropFirst().prefix(3).contains(where: isPart)
        && next.map(isPart) == true
    }
    if request[index].word == "and" {
      return rest.dropFirst().prefix(1).contains { isPart($0) || request[$0].word == "half" }
    }
    return isRatioWord(index)
      && (["merged", "mixed", "blended", "combined", "together", "half", "equally", "evenly"]
        .contains(request[index].word)
        || request[index].word == "model" || request[index].word == "models"
        || next.map(isPart) == true
        || index > 0 && (isPart(index - 1) || isRatioWord(index - 1) && followsPart(index)))
  }

  private func followsPart(_ index: Int) -> Bool {
    (max(0, index - 4)..<index).contains(where: isPart)
      && ["of", "the", "first", "second", "one", "each"].contains(request[index].word)
  }

  private func isRatioWord(_ index: Int) -> Bool {
    RuleReading.ratioWords.contains(request[index].word)
  }

  /// Whether a piece says a part of a whole: 60 %, 60/40, 0.25, half.
  private func isPart(_ index: Int) -> Bool {
    part(index) != nil
  }

  /// The percent that a piece says.
  private func part(_ index: Int) -> Double? {
    let text = request.words(index..<index + 1)
    let shares = text.split { "/:-".contains($0) }.compactMap { Double($0) }
    if shares.count == 2, shares[0] + shares[1] == 100 { return shares[0] }
    switch request[index].kind {
    case .number(let number) where number.double > 0 && number.double < 1:
      return number.double * 100
    case .quantity(let quantity) where quantity.unit == .percent: return quantity.number.double
    case .quantity(let quantity)
    where quantity.unit == .times && quantity.number.double < 1 && quantity.number.double > 0:
      return quantity.number.double * 100
    default: return nil
    }
  }

  /// The first model's share among the pieces.
  private func share(
    in range: Range<Int>, _ found: [ModelSearch.Mention], _ again: [ModelSearch.Mention]
  ) -> Double? {
    guard
      let place = range.first(where: { index in
        isPart(index) && !(found + again).contains { $0.token.contains(index) }
      }), let share = part(place)
    else { return nil }
    // "25 % analog" says it once more by name.
    let next = again.first { $0.token.lowerBound >= place + 1 && $0.token.lowerBound <= place + 2 }
    if let next, next.name.lowercased() == found[1].name.lowercased() { return 100 - share }
    let tail = request.lexemes[(place + 1)..<min(place + 4, range.upperBound)].map(\.word)
    return tail.first == "of" && tail.contains("second") ? 100 - share : share
  }

  /// What makes a picture of words makes it of two models where they are to be merged.
  mutating func merging(_ signature: Signature, _ arguments: inout Arguments) -> Signature {
    guard let merge = modelMerge, let merger = roles.modelMerger,
      signature.name == roles.maker(of: .image)?.name
    else { return signature }
    modelMerge = nil
    for port in arguments.sources.keys where merger.port(port) == nil { arguments[port] = nil }
    arguments["first"] = .value(.text(merge.first))
    arguments["second"] = .value(.text(merge.second))
    if let share = merge.share {
      let rounded = (share * 100).rounded() / 100
      arguments["ratio"] = .value(.quantity(Quantity(Number(rounded), .percent)))
    }
    return merger
  }

  /// Gives the models that the request names to the steps that take one.
  mutating func bindModels() {
    if modelMerge != nil, let maker = roles.maker(of: .image) {
      addNode(maker, Arguments(), 0..<0, nil)
    }
    for name in models {
      let node = draft.nodes.first { node in
        library.catalogue[node.function]?.port("model")?.type == .modality(.text)
          && node.argument("model") == nil
      }
      if let node {
        draft.fill(node.name, "model", .value(.text(name)))
      } else {
        diagnostics.append(
          Diagnostic(
            .partNotUnderstood, "No step takes the model \"\(name)\".",
            hint: "Leave it out, or ask for something that a model makes."))
      }
    }
  }
}
