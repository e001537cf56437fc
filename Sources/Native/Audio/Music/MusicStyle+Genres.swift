extension MusicStyle {
  private static let bright = [[0, 4, 5, 3], [0, 5, 3, 4], [0, 3, 4, 3], [0, 2, 3, 4]]
  private static let dark = [[0, 5, 2, 6], [0, 3, 5, 4], [0, 6, 5, 4], [0, 5, 3, 4]]
  private static let jazzy = [[1, 4, 0, 5], [0, 5, 1, 4], [2, 5, 1, 4]]

  static let ambient = MusicStyle(
    name: "ambient", tempo: (50, 64, 90), mode: .lydian,
    progressions: [[0, 4, 1, 3], [0, 3, 5, 3]], chordNotes: 4,
    comping: .pads, bass: .drone, drums: .none, lead: [88, 98, 11], harmony: [89, 91, 95],
    low: [38, 89], pad: 94,
    density: 1.6, force: 0.5)
  static let lofi = MusicStyle(
    name: "lo-fi", tempo: (68, 78, 92), mode: .dorian,
    progressions: [[1, 4, 0, 5], [0, 3, 1, 4], [3, 2, 1, 0]], chordNotes: 4,
    comping: .block, bass: .roots, drums: .lofi, lead: [11, 4, 26], harmony: [4, 5], low: [33, 32],
    pad: nil, density: 2.6,
    swing: 0.22, force: 0.6)
  static let jazz = MusicStyle(
    name: "jazz", tempo: (90, 128, 220), progressions: jazzy, chordNotes: 4, comping: .swing,
    bass: .walking, drums: .swing,
    lead: [66, 56, 26, 11], harmony: [0], low: [32], pad: nil, density: 4.6, swing: 0.33, force: 0.7
  )
  static let classical = MusicStyle(
    name: "classical", tempo: (60, 92, 140),
    progressions: [[0, 4, 0, 4, 5, 3, 4, 0], [0, 3, 4, 0], [0, 5, 3, 4]],
    comping: .alberti, bass: .roots, drums: .none, lead: [40, 73, 0], harmony: [0], low: [42],
    pad: 48, density: 4,
    force: 0.65)
  static let piano = MusicStyle(
    name: "piano", tempo: (56, 76, 120), progressions: bright, comping: .broken, bass: .none,
    drums: .none, lead: [0],
    harmony: [0], low: [0], pad: nil, density: 3.4, force: 0.62)
  static let waltz = MusicStyle(
    name: "waltz", tempo: (120, 160, 200), beats: 3,
    progressions: [[0, 0, 4, 4, 4, 4, 0, 0], [0, 3, 4, 0]], comping: .waltz,
    bass: .waltz, drums: .none, lead: [40, 73, 21], harmony: [48, 0], low: [43], pad: nil,
    density: 2.6, force: 0.68)
  static let rock = MusicStyle(
    name: "rock", tempo: (100, 132, 180), mode: .mixolydian,
    progressions: [[0, 6, 3, 0], [0, 3, 4, 4], [0, 6, 3, 4]],
    comping: .pulse, bass: .eighths, drums: .rock, lead: [29, 30], harmony: [30, 29],
    low: [34, 33], pad: nil, density: 4,
    force: 0.85)
  static let pop = MusicStyle(
    name: "pop", tempo: (88, 112, 132), progressions: bright, comping: .strum, bass: .eighths,
    drums: .pop,
    lead: [80, 4, 0], harmony: [25, 0], low: [33, 38], pad: 50, density: 4, force: 0.75)
  static let electronic = MusicStyle(
    name: "electronic", tempo: (110, 126, 150), mode: .minor, progressions: dark, comping: .stabs,
    bass: .octaves,
    drums: .house, lead: [81, 80, 87], harmony: [90, 81], low: [38, 39], pad: 89, density: 5,
    force: 0.8)
  static let hiphop = MusicStyle(
    name: "hip-hop", tempo: (70, 86, 100), mode: .minor, progressions: dark, chordNotes: 4,
    comping: .block, bass: .roots,
    drums: .trap, lead: [10, 11, 80], harmony: [4, 48], low: [38], pad: nil, density: 2.6,
    swing: 0.12, force: 0.75)
  static let folk = MusicStyle(
    name: "folk", tempo: (84, 108, 140), progressions: bright, comping: .strum, bass: .fifths,
    drums: .shaker,
    lead: [73, 40, 22], harmony: [25, 24], low: [32], pad: nil, density: 4, force: 0.65)
  static let cinematic = MusicStyle(
    name: "cinematic", tempo: (64, 84, 130), mode: .minor, progressions: dark, comping: .pulse,
    bass: .octaves,
    drums: .taiko, lead: [60, 48, 56], harmony: [48, 45], low: [43, 58], pad: 52, density: 2,
    force: 0.88)
  static let lullaby = MusicStyle(
    name: "lullaby", tempo: (56, 72, 92), beats: 3,
    progressions: [[0, 0, 3, 0, 4, 0, 4, 0], [0, 3, 0, 4]],
    comping: .broken, bass: .none, drums: .none, lead: [10, 8], harmony: [46, 24], low: [46],
    pad: nil, density: 2.4,
    force: 0.45)
  static let blues = MusicStyle(
    name: "blues", tempo: (70, 96, 140), mode: .mixolydian,
    progressions: [[0, 0, 0, 0, 3, 3, 0, 0, 4, 3, 0, 4]], chordNotes: 4,
    comping: .swing, bass: .walking, drums: .shuffle, lead: [27, 22, 65], harmony: [0, 16],
    low: [33], pad: nil, density: 4,
    swing: 0.33, force: 0.75)
  static let reggae = MusicStyle(
    name: "reggae", tempo: (64, 76, 92),
    progressions: [[0, 3, 0, 4], [0, 5, 3, 4], [0, 1, 0, 1]], comping: .offbeat,
    bass: .reggae, drums: .reggae, lead: [16, 56, 22], harmony: [27, 16], low: [33], pad: nil,
    density: 3, swing: 0.1,
    force: 0.72)
  static let bossa = MusicStyle(
    name: "bossa nova", tempo: (110, 132, 160), progressions: jazzy, chordNotes: 4, comping: .bossa,
    bass: .bossa,
    drums: .bossa, lead: [73, 66, 24], harmony: [24], low: [32], pad: nil, density: 3.4, force: 0.6)
  static let march = MusicStyle(
    name: "march", tempo: (104, 116, 132), progressions: [[0, 0, 4, 0], [0, 3, 4, 0]],
    comping: .offbeat, bass: .fifths,
    drums: .march, lead: [56, 72], harmony: [61, 60], low: [58], pad: nil, density: 4.4, force: 0.82
  )
  static let chiptune = MusicStyle(
    name: "chiptune", tempo: (120, 144, 180), progressions: bright, comping: .arpeggio,
    bass: .octaves, drums: .pop,
    lead: [80], harmony: [80], low: [80, 38], pad: nil, density: 6, force: 0.75)
  static let celtic = MusicStyle(
    name: "celtic", tempo: (96, 116, 144), mode: .dorian,
    progressions: [[0, 6, 0, 4], [0, 3, 6, 0]], comping: .strum,
    bass: .drone, drums: .shaker, lead: [73, 110, 22], harmony: [46, 25], low: [43], pad: nil,
    density: 6, force: 0.66)
  static let latin = MusicStyle(
    name: "latin", tempo: (92, 108, 130), mode: .harmonicMinor,
    progressions: [[0, 3, 4, 0], [0, 6, 5, 4]], comping: .bossa,
    bass: .bossa, drums: .bossa, lead: [56, 24, 73], harmony: [24, 0], low: [32], pad: nil,
    density: 4, force: 0.74)
}
