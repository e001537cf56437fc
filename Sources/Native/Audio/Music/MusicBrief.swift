/// A prompt for music, read: the style as it will be played.
struct MusicBrief: Sendable {
  var style: MusicStyle
  /// Quarter notes per minute.
  var tempo: Double
  /// Whether someone asked for just this tempo.
  var isTempoFixed: Bool
  /// Words that ask for singing.
  var sung: [String]

  /// Reads a prompt; an empty one gives a calm piano piece.
  ///
  /// - Parameter tempo: The tempo that was asked for beside the prompt.
  init(_ prompt: String, tempo asked: Double?, random: inout SeededRandom) {
    let text = MusicBrief.plain(prompt)
    func has(_ word: String) -> Bool { text.contains(" \(word) ") }
    sung = MusicBrief.singing(text)
    let moods = MusicWords.moods.filter { $0.words.contains(where: has) }
    let genre = MusicWords.genres.first { $0.words.contains(where: has) }?.style
    var style = genre ?? moods.first?.genre ?? .piano
    var pace = 1.0
    for mood in moods {
      pace *= mood.pace
      style.force = min(0.95, max(0.35, style.force + mood.force))
      style.density *= mood.density
      if let mode = mood.mode { MusicBrief.turn(&style, to: mode) }
    }
    MusicBrief.give(&style, MusicBrief.instruments(text))
    if has("no drums") || has("without drums") { style.drums = .none }
    if has("major") { MusicBrief.turn(&style, to: .major) }
    if has("minor") { MusicBrief.turn(&style, to: .minor) }
    let written = MusicBrief.bpm(text)
    isTempoFixed = asked != nil || written != nil
    let usual = min(
      style.tempo.high * 1.05,
      max(style.tempo.low * 0.92, style.tempo.usual * pace * random.near(0.04)))
    self.tempo = min(260, max(30, asked ?? written ?? usual))
    self.style = style
  }

  /// The words with single spaces around each, so that whole words can be looked for.
  static func plain(_ prompt: String) -> String {
    let words = prompt.lowercased().split {
      !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "'")
    }
    return " \(words.joined(separator: " ")) "
  }

  /// The words that ask for singing, unless the prompt rules it out.
  static func singing(_ text: String) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    return words.indices.filter { i in
      MusicWords.sung.contains(words[i])
        && !(i > 0 && ["no", "without", "not"].contains(words[i - 1]))
    }.map { words[$0] }
  }

  private static func bpm(_ text: String) -> Double? {
    let words = text.split(separator: " ").map(String.init)
    for (i, word) in words.enumerated() {
      if word.hasSuffix("bpm"), let value = Double(word.dropLast(3)) { return value }
      if word == "bpm", i > 0, let value = Double(words[i - 1]) { return value }
    }
    return nil
  }

  /// Puts the style into another mode, with chords that suit it.
  private static func turn(_ style: inout MusicStyle, to mode: Scale.Mode) {
    style.mode = mode
    guard style.name != "blues" else { return }
    switch mode {
    case .minor: style.progressions = [[0, 5, 2, 6], [0, 3, 5, 4], [0, 5, 3, 6]]
    case .phrygian: style.progressions = [[0, 1, 0, 5], [0, 0, 1, 0], [0, 5, 1, 0]]
    case .dorian: style.progressions = [[0, 3, 0, 6], [0, 6, 3, 0], [0, 2, 3, 0]]
    case .major where style.progressions == MusicStyle.cinematic.progressions:
      style.progressions = [[0, 4, 5, 3], [3, 0, 4, 5], [0, 3, 5, 4]]
    default: break
    }
  }

  /// The instruments that are named, in the order in which they are; "electric piano" is no piano.
  private static func instruments(_ text: String) -> [Int] {
    var found: [(range: Range<String.Index>, program: Int)] = []
    for (words, program) in MusicWords.instruments {
      for word in words {
        guard let range = text.firstRange(of: " \(word) ") else { continue }
        let name = text.index(after: range.lowerBound)..<text.index(before: range.upperBound)
        if !found.contains(where: { $0.range.overlaps(name) }) { found.append((name, program)) }
      }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }.map(\.program)
  }

  /// Gives the instruments that were named their parts: the first the melody, the next the chords.
  private static func give(_ style: inout MusicStyle, _ programs: [Int]) {
    guard let first = programs.first else { return }
    style.lead = [first]
    if programs.count > 1 { style.harmony = [programs[1]] }
    if programs.count > 2 { style.pad = programs[2] }
    if programs.count == 1, [0, 4, 6, 19, 21, 24, 46].contains(first) { style.harmony = [first] }
  }
}
