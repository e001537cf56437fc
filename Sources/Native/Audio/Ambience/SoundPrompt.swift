/// A prompt read for the sounds it names.
struct SoundPrompt: Sendable {
  /// One sound to be made, and how.
  struct Layer: Sendable {
    let entry: SoundWords.Entry
    var manner: SoundManner
  }

  /// The sounds in the order in which they are named, each once.
  private(set) var layers: [Layer] = []
  /// Words for sounds that cannot be made.
  private(set) var unmakeable: [String] = []
  /// Whether it asks for music, alone or beside the sounds.
  private(set) var wantsMusic = false

  /// Reads a prompt.
  init(_ prompt: String) {
    var vague: [Layer] = []
    var carried: [@Sendable (inout SoundManner) -> Void] = []
    for clause in SoundPrompt.clauses(prompt) where !clause.isNegated {
      let found = SoundPrompt.read(clause.words)
      unmakeable += found.unmakeable
      wantsMusic = wantsMusic || found.isMusic
      func apply(_ changes: [@Sendable (inout SoundManner) -> Void], to layer: inout Layer) {
        for change in changes { change(&layer.manner) }
        layer.manner.hz = found.hz ?? layer.manner.hz
      }
      if found.entries.isEmpty {
        // "Birds, far away": a clause without a sound of its own speaks of the one before.
        if layers.isEmpty {
          carried += found.changes
        } else {
          apply(found.changes, to: &layers[layers.count - 1])
        }
        continue
      }
      for entry in found.entries {
        var layer = Layer(entry: entry, manner: SoundManner())
        apply(carried + found.changes, to: &layer)
        if entry.isVague { vague.append(layer) } else { add(layer) }
      }
      carried = []
    }
    if layers.isEmpty { for layer in vague { add(layer) } }
    let names = vague.map(\.entry.name)
    if names.contains("a dawn chorus") {
      turnBirdsToDawn(SoundWords.entries.first { $0.name == "a dawn chorus" })
    }
    wantsMusic = wantsMusic && unmakeable.isEmpty
  }

  private mutating func add(_ layer: Layer) {
    if !layers.contains(where: { $0.entry.name == layer.entry.name }) { layers.append(layer) }
  }

  /// Birds in the morning are many.
  private mutating func turnBirdsToDawn(_ dawn: SoundWords.Entry?) {
    guard let dawn, let at = layers.firstIndex(where: { $0.entry.name == "birdsong" }) else {
      return
    }
    layers[at] = Layer(entry: dawn, manner: layers[at].manner)
  }

  private struct Found {
    var entries: [SoundWords.Entry] = []
    var changes: [@Sendable (inout SoundManner) -> Void] = []
    var unmakeable: [String] = []
    var music: [String] = []

    /// Whether it asks for music: beside a sound, only in plain words.
    var isMusic: Bool {
      entries.isEmpty ? !music.isEmpty : !SoundWords.vagueMusic.isSuperset(of: music)
    }
    var hz: Double?
  }

  /// Looks the longest phrases up first, so that "wind chimes" is no wind.
  private static func read(_ words: [String]) -> Found {
    var found = Found()
    var i = 0
    while i < words.count {
      var length = min(longestPhrase, words.count - i)
      while length > 0 {
        let phrase = Array(words[i..<(i + length)])
        if let entry = SoundPrompt.entry(phrase) {
          if !found.entries.contains(where: { $0.name == entry.name }) {
            found.entries.append(entry)
          }
          break
        }
        length -= 1
      }
      let word = words[i]
      if let hz = Double(word), i + 1 < words.count, ["hz", "hertz", "khz"].contains(words[i + 1]) {
        found.hz = words[i + 1] == "khz" ? hz * 1000 : hz
      }
      if length == 0 {
        if forms(word).contains(where: SoundWords.unmakeable.contains) {
          found.unmakeable.append(word)
        }
        if let form = forms(word).first(where: SoundWords.music.contains) {
          found.music.append(form)
        }
      }
      for word in words[i..<(i + max(1, length))] {
        if let change = SoundWords.manners[word] { found.changes.append(change) }
      }
      i += max(1, length)
    }
    return found
  }

  private static func entry(_ phrase: [String]) -> SoundWords.Entry? {
    guard let last = phrase.last else { return nil }
    let start = phrase.dropLast().joined(separator: " ")
    for form in forms(last) {
      if let entry = index[start.isEmpty ? form : "\(start) \(form)"] { return entry }
    }
    return nil
  }

  /// A word as it is and without the ending of a plural or a genitive.
  private static func forms(_ word: String) -> [String] {
    var forms = [word]
    if word.hasSuffix("'s") { forms.append(String(word.dropLast(2))) }
    if word.hasSuffix("s"), word.count > 3 { forms.append(String(word.dropLast())) }
    if word.hasSuffix("es"), word.count > 4 { forms.append(String(word.dropLast(2))) }
    return forms
  }

  private static let index: [String: SoundWords.Entry] = {
    var index: [String: SoundWords.Entry] = [:]
    for entry in SoundWords.entries {
      for word in entry.words where index[word] == nil { index[word] = entry }
    }
    return index
  }()

  private static let longestPhrase = 5

  /// The prompt in clauses, with those apart that say what must not be heard.
  private static func clauses(_ prompt: String) -> [(words: [String], isNegated: Bool)] {
    let breaks: Set<String> = [
      "and", "with", "plus", "while", "over", "near", "then", "under", "beside", "as", "but", "&",
      "+",
    ]
    let negations: Set<String> = ["without", "no", "not"]
    var clauses: [(words: [String], isNegated: Bool)] = [([], false)]
    var word = ""
    func end(_ clauses: inout [(words: [String], isNegated: Bool)]) {
      guard !word.isEmpty else { return }
      let plain = word.hasSuffix(".") ? String(word.dropLast()) : word
      word = ""
      if negations.contains(plain) {
        clauses.append(([], true))
      } else if breaks.contains(plain) {
        clauses.append(([], false))
      } else if !plain.isEmpty {
        clauses[clauses.count - 1].words.append(plain)
      }
    }
    for character in prompt.lowercased() {
      if character.isLetter || character.isNumber || "'’-&+".contains(character)
        || (character == "." && word.last?.isNumber == true)
      {
        word.append(character == "’" ? "'" : character)
      } else {
        end(&clauses)
        if ",;.:!?\n()/".contains(character) { clauses.append(([], false)) }
      }
    }
    end(&clauses)
    return clauses.filter { !$0.words.isEmpty }.map { clause in
      (clause.words.flatMap(SoundPrompt.split), clause.isNegated)
    }
  }

  /// Takes "440hz" apart into its number and its unit.
  private static func split(_ word: String) -> [String] {
    let digits = word.prefix { $0.isNumber || $0 == "." }
    guard !digits.isEmpty, digits.count < word.count else { return [word] }
    let rest = word.dropFirst(digits.count)
    return ["hz", "khz", "hertz"].contains(String(rest)) ? [String(digits), String(rest)] : [word]
  }
}
