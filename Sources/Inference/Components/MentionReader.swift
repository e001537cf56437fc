import Flow
import Library

/// Reads mentions with a library's words for modalities.
struct MentionReader {
  let request: RequestText
  private let nouns: [String: [(modality: Modality, stems: [String])]]
  private let audible: Set<String>
  static let ordinals: [String: Int] = [
    "first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "1st": 0, "2nd": 1,
    "3rd": 2, "4th": 3, "former": 0, "latter": 1, "other": 1,
  ]

  init(_ request: RequestText, vocabulary: Vocabulary, audible: [[String]]) {
    self.request = request
    nouns = Dictionary(grouping: vocabulary.nouns, by: { $0.stems.first ?? "" })
    self.audible = Set(audible.map { $0.joined(separator: " ") })
  }

  /// What a stretch speaks of, leaving out pieces that are used up.
  func mention(_ range: Range<Int>, without used: Set<Int> = []) -> Mention {
    var result = Mention()
    var index = range.lowerBound
    while index < range.upperBound {
      defer { index += 1 }
      let lexeme = request[index]
      guard !used.contains(index) else { continue }
      switch lexeme.kind {
      case .file: result.files.append(index)
      case .quoted: result.quoted.append(index)
      case .word, .number:
        guard !lexeme.word.isEmpty else { continue }
        index = read(index, range, &result) - 1
      case .quantity, .size, .aspect, .foreign, .format, .mark, .listMarker: continue
      }
    }
    return result
  }

  /// Reads the word at a place, and gives the place after what was read.
  private func read(_ index: Int, _ range: Range<Int>, _ result: inout Mention) -> Int {
    let lexeme = request[index]
    if EnglishGrammar.plurals.contains(lexeme.word) || EnglishGrammar.numbers[lexeme.word] != nil {
      result.isPlural = true
    }
    if ["every", "each"].contains(lexeme.word), noun(at: index + 1, in: range) != nil {
      result.isPlural = true
    }
    if let (modality, count) = noun(at: index, in: range) {
      if result.noun == nil {
        result.noun = modality
        result.nounIndex = index
      }
      if request[index + count - 1].word.hasSuffix("s") { result.isPlural = true }
      // "birdsong" tells that it is a sound, and which one.
      if isAudible(index..<index + count) { result.content.append(index) }
      return index + count
    }
    if let ordinal = MentionReader.ordinals[lexeme.word] {
      result.ordinal = ordinal
    } else if isPronoun(index, range) {
      result.hasPronoun = true
    } else if !EnglishGrammar.isEmpty(lexeme.word), lexeme.isWord {
      result.content.append(index)
    }
    return index + 1
  }

  /// "this" before a noun is no pronoun of its own.
  private func isPronoun(_ index: Int, _ range: Range<Int>) -> Bool {
    let word = request[index].word
    guard EnglishGrammar.pronouns.contains(word) else { return false }
    guard EnglishGrammar.determiners.contains(word), index + 1 < range.upperBound else {
      return true
    }
    return !request[index + 1].isWord || EnglishGrammar.connectors.contains(request[index + 1].word)
  }

  /// The modality that the words at a place tell of, and how many words tell it.
  func noun(at index: Int, in range: Range<Int>) -> (Modality, Int)? {
    guard range.contains(index) else { return nil }
    var best: (Modality, Int)?
    for (modality, stems) in nouns[request[index].stem] ?? [] where stems.count > (best?.1 ?? 0) {
      guard index + stems.count <= range.upperBound else { continue }
      let stands = stems.indices.allSatisfy { request[index + $0].stem == stems[$0] }
      if stands { best = (modality, stems.count) }
    }
    return best
  }

  /// Whether a stretch names something that can be heard, such as rain.
  func isAudible(_ range: Range<Int>) -> Bool {
    for index in range {
      for length in 1...3 where index + length <= range.upperBound {
        let stems = request.lexemes[index..<index + length].map(\.stem)
        if audible.contains(stems.joined(separator: " ")) { return true }
      }
    }
    return false
  }
}
