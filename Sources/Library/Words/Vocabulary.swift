import Flow
import Notation

import func Foundation.log

/// The words of one or more languages for functions, ports, values and modalities.
public struct Vocabulary: Sendable {
  /// The ways to ask for functions.
  public private(set) var phrases: [Phrase] = []
  /// The words with which a request for something to be done begins, as they are written.
  public private(set) var openingWords: Set<String> = []
  /// The words of each modality, each a run of stems.
  public private(set) var nouns: [(modality: Modality, stems: [String])] = []
  private var portWords: [String: [[String]]] = [:]
  private var choiceWords: [String: [String: [[String]]]] = [:]
  private var frequency: [String: Int] = [:]
  /// The phrases that have a word in their most telling run, as places in `phrases`.
  private var phrasesByStem: [String: [Int]] = [:]

  /// No words.
  public init() {}

  /// Whether there are no words at all.
  public var isEmpty: Bool {
    phrases.isEmpty && nouns.isEmpty && portWords.isEmpty && choiceWords.isEmpty
  }

  /// The words for a port, each a run of stems; the port's own words come first.
  public func words(for port: Port, of function: String) -> [[String]] {
    let own = portWords["\(function).\(port.name)"] ?? []
    let shared = portWords["*.\(port.name)"] ?? []
    return port.words.map(stems) + own + shared
  }

  /// The words for a value of a closed port, each a run of stems.
  public func words(for choice: Port.Choice, of port: Port, of function: String) -> [[String]] {
    let named = ([choice.value] + choice.words).map(stems)
    let own = choiceWords["\(function).\(port.name)"]?[choice.value] ?? []
    let shared = choiceWords["*.\(port.name)"]?[choice.value] ?? []
    return named + own + shared
  }

  /// The values of a port that is not closed, which have words of their own, such as a language's code.
  ///
  /// The function's own come before those of every function that has such a port.
  public func namedValues(of port: Port, of function: String) -> [(
    value: String, words: [[String]]
  )] {
    ["\(function).\(port.name)", "*.\(port.name)"].flatMap { key in
      (choiceWords[key] ?? [:]).sorted { $0.key < $1.key }.map { (value: $0.key, words: $0.value) }
    }
  }

  /// The phrases whose words can all stand in a text of those stems, in the order of the files.
  public func phrases(in stems: Set<String>) -> [Phrase] {
    Set(stems.flatMap { phrasesByStem[$0] ?? [] }).sorted().map { phrases[$0] }.filter { phrase in
      phrase.requiredWords.allSatisfy { choices in
        choices.contains { $0.allSatisfy(stems.contains) }
      }
    }
  }

  /// Every word of a function's phrases and ports.
  public func stems(of signature: Signature) -> Set<String> {
    var result = portStems(of: signature)
    for phrase in phrases where phrase.function == signature.name.name {
      for case .words(let choices, _) in phrase.elements {
        result.formUnion(choices.flatMap(\.self))
      }
    }
    return result
  }

  /// Every word for a function's ports.
  public func portStems(of signature: Signature) -> Set<String> {
    var result: Set<String> = []
    for port in signature.ports where !port.isInput && port.name != "prompt" {
      result.formUnion(words(for: port, of: signature.name.name).flatMap(\.self))
    }
    return result
  }

  /// Every word by which a function's parameters and their values are named.
  public func settingStems(of signature: Signature) -> Set<String> {
    var result = portStems(of: signature)
    for port in signature.parameters {
      for choice in port.choices {
        result.formUnion(words(for: choice, of: port, of: signature.name.name).flatMap(\.self))
      }
      for named in namedValues(of: port, of: signature.name.name) {
        result.formUnion(named.words.flatMap(\.self))
      }
    }
    return result
  }

  /// How much a word tells: rare words of phrases much, common ones little.
  ///
  /// - Returns: The natural logarithm of the number of phrases for each that has the word, at least 0.3.
  public func weight(of stem: String) -> Double {
    guard let count = frequency[stem] else { return 0.3 }
    return max(0.3, log(Double(phrases.count + 1) / Double(count)))
  }

  /// Adds the words of another vocabulary.
  public mutating func add(_ other: Vocabulary) {
    for phrase in other.phrases { index(phrase) }
    openingWords.formUnion(other.openingWords)
    nouns += other.nouns
    portWords.merge(other.portWords) { $0 + $1 }
    choiceWords.merge(other.choiceWords) { a, b in a.merging(b) { $0 + $1 } }
    frequency.merge(other.frequency) { $0 + $1 }
  }

  /// Adds the words that a file says.
  public mutating func add(_ wording: Wording) {
    if let choice = wording.choice, let port = wording.port {
      choiceWords["\(wording.function).\(port)", default: [:]][choice, default: []] += wording.words
        .map(stems)
    } else if let port = wording.port {
      portWords["\(wording.function).\(port)", default: []] += wording.words.map(stems)
    } else {
      add(phrases: wording.words, for: wording.function)
    }
  }

  /// Adds ways to ask for a function.
  public mutating func add(phrases texts: [String], for function: String) {
    for text in texts {
      guard let phrase = Phrase(text, for: function) else { continue }
      index(phrase)
      openingWords.formUnion(Phrase.firstWords(text))
      for stem in Set(phrase.requiredWords.flatMap { $0.flatMap(\.self) }) {
        frequency[stem, default: 0] += 1
      }
    }
  }

  /// Adds the words for a modality.
  public mutating func add(nouns words: [String], for modality: Modality) {
    nouns += words.map { (modality, stems($0)) }
  }

  /// Adds a phrase, to be found by the run with the fewest choices: it says most.
  private mutating func index(_ phrase: Phrase) {
    let telling = phrase.requiredWords.min { $0.count < $1.count } ?? []
    for stem in Set(telling.compactMap(\.first)) {
      phrasesByStem[stem, default: []].append(phrases.count)
    }
    phrases.append(phrase)
  }

  private func stems(_ words: String) -> [String] {
    words.split { $0 == " " || $0 == "-" }.map { Stem.of($0) }
  }
}
