import Flow

import func Foundation.log

extension Library {
  /// A function found by the words of a question.
  public struct Hit: Sendable {
    /// The function.
    public var function: Signature
    /// How much of the question's meaning it covers, between 0 and 1.
    public var score: Double
    /// The stems of the question's words that it has.
    public var words: Set<String>
  }

  /// The functions nearest in meaning to a question, the best first.
  ///
  /// Words count by how rare they are among functions; a word in a function's name counts more than
  /// one in its phrases, and that more than one in its documentation.
  public func search(_ query: String, limit: Int) -> [Hit] {
    let question = Set(query.split { !$0.isLetter && !$0.isNumber }.map { Stem.of($0) })
      .subtracting(Library.emptyStems)
    guard !question.isEmpty else { return [] }
    var weights: [[String: Double]] = []
    var frequency: [String: Int] = [:]
    let phrases = Dictionary(grouping: vocabulary.phrases, by: \.function)
    for signature in catalogue.signatures {
      let words = words(of: signature, phrases[signature.name.name] ?? [])
      weights.append(words)
      for word in words.keys where question.contains(word) { frequency[word, default: 0] += 1 }
    }
    let count = Double(catalogue.signatures.count)
    func rarity(_ stem: String) -> Double {
      log(1 + count / Double(frequency[stem] ?? 1))
    }
    let whole = question.reduce(0) { $0 + rarity($1) }
    let hits = zip(catalogue.signatures, weights).compactMap { signature, words -> Hit? in
      let found = question.filter { words[$0] != nil }
      guard !found.isEmpty else { return nil }
      let covered = found.reduce(0) { $0 + rarity($1) * (words[$1] ?? 0) }
      return Hit(function: signature, score: covered / whole, words: found)
    }
    return Array(
      hits.enumerated().sorted { ($0.element.score, -$0.offset) > ($1.element.score, -$1.offset) }
        .map(\.element).prefix(limit))
  }

  private func words(of signature: Signature, _ phrases: [Phrase]) -> [String: Double] {
    var result: [String: Double] = [:]
    func add(_ stems: some Sequence<String>, _ weight: Double) {
      for stem in stems { result[stem] = max(result[stem] ?? 0, weight) }
    }
    add(stems(signature.documentation), 0.5)
    add(signature.ports.flatMap { stems($0.name) }, 0.4)
    add(signature.ports.flatMap { $0.choices.flatMap { stems($0.value) } }, 0.4)
    add(phrases.flatMap { $0.requiredWords.flatMap { $0.flatMap(\.self) } }, 0.8)
    add(stems(signature.name.name), 1)
    return result
  }

  private func stems(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map { Stem.of($0) }
  }

  private static let emptyStems: Set<String> = Set(
    [
      "a", "an", "the", "of", "to", "in", "on", "and", "or", "with", "for", "it", "my", "me", "is",
      "this", "that", "from", "as", "at", "by", "make", "i", "want", "please", "into", "what",
      "how",
      "can", "do", "does", "be", "some", "one", "you", "get", "us",
    ].map { Stem.of($0) })
}
