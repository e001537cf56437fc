import Flow

/// One way in which people ask for a function: words in order, with slots for what fills its ports.
public struct Phrase: Sendable, Hashable {
  /// The function that is asked for.
  public var function: String
  /// Words and slots in order.
  public let elements: [Element]
  /// What the phrase sets by itself.
  public var presets: [Preset]
  /// The word runs that must all stand in a request, in order.
  public let requiredWords: [[[String]]]

  /// A part of a phrase.
  public enum Element: Sendable, Hashable {
    /// One of several runs of words, each word as its stem.
    case words([[String]], optional: Bool)
    /// What fills the port of that name.
    case slot(String)
  }

  /// What a phrase says about a port without naming a value.
  public struct Preset: Sendable, Hashable {
    /// The port.
    public var port: String
    /// The value where the request names none.
    public var value: Value?
    /// How a number that the request names is meant.
    public var meaning: Meaning

    /// How a number is meant.
    public enum Meaning: String, Sendable, Hashable {
      /// As it stands.
      case plain
      /// "Quieter by 6 dB" is -6 dB.
      case negative
      /// "Three times slower" is a third of the speed.
      case inverse
      /// "Everything after 10 seconds" says which port the number is for.
      case number
    }

    /// Reads what stands after the port's name: a value, a meaning, or a meaning and a value.
    public init(port: String, text: String) {
      var words = text.split(separator: " ").map(String.init)
      let meaning = words.first.flatMap(Meaning.init) ?? .plain
      if meaning != .plain { words.removeFirst() }
      self.port = port
      self.meaning = meaning
      value = Preset.literal(words.joined(separator: " "))
    }

    /// A quoted text, a number, or a number with a unit.
    private static func literal(_ text: String) -> Value? {
      if text.first == "\"", text.count > 1 { return .text(String(text.dropFirst().dropLast())) }
      let parts = text.split(separator: " ").map(String.init)
      guard let number = parts.first.flatMap(Number.init) else { return nil }
      guard parts.count > 1 else { return .number(number) }
      return QuantityUnit(spelling: parts[1]).map { .quantity(Quantity(number, $0)) }
    }
  }

  /// Reads a phrase such as `"(turn|make) {image} into [a] video => motion: \"zoom in\""`.
  ///
  /// - Returns: nil for a phrase without words, or with a bracket that does not close.
  public init?(_ text: String, for function: String) {
    self.function = function
    let parts = text.split(separator: "=>", maxSplits: 1).map(String.init)
    guard let pattern = parts.first, let elements = Phrase.elements(pattern) else { return nil }
    self.elements = elements
    presets = parts.count > 1 ? Phrase.presets(parts[1]) : []
    requiredWords = elements.compactMap {
      if case .words(let choices, optional: false) = $0 { choices } else { nil }
    }
    guard !requiredWords.isEmpty else { return nil }
  }

  /// The words as they are written, by which the phrase can begin.
  public static func firstWords(_ text: String) -> [String] {
    guard text.first == "(", let end = text.firstIndex(of: ")") else {
      return text.first.map { $0.isLetter } == true
        ? [String(text.prefix { $0.isLetter }).lowercased()] : []
    }
    return text[text.index(after: text.startIndex)..<end].split(separator: "|").compactMap {
      $0.split(separator: " ").first.map { $0.lowercased() }
    }
  }

  private static func elements(_ pattern: String) -> [Element]? {
    var result: [Element] = []
    var rest = pattern[...]
    while let character = rest.first {
      switch character {
      case " ": rest.removeFirst()
      case "(", "[":
        guard let end = rest.firstIndex(of: character == "(" ? ")" : "]") else { return nil }
        let choices = rest[rest.index(after: rest.startIndex)..<end].split(separator: "|")
        result.append(.words(choices.map(stems), optional: character == "["))
        rest = rest[rest.index(after: end)...]
      case "{":
        guard let end = rest.firstIndex(of: "}") else { return nil }
        result.append(.slot(String(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      default:
        let word = rest.prefix { !" ([{".contains($0) }
        guard !word.isEmpty else { return nil }
        result.append(.words([stems(word)], optional: false))
        rest = rest[word.endIndex...]
      }
    }
    return result
  }

  private static func stems(_ words: Substring) -> [String] {
    words.split { $0 == " " || $0 == "-" }.map { Stem.of($0) }
  }

  private static func presets(_ text: String) -> [Preset] {
    text.split(separator: ",").compactMap { part in
      let pair = part.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
      guard pair.count == 2 else { return nil }
      return Preset(port: String(pair[0]), text: String(pair[1]))
    }
  }
}
