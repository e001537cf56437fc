/// The notes of a key.
struct Scale: Sendable, Hashable {
  /// The key note as a pitch class, 0 for C.
  var root: Int
  /// Semitones of the seven steps above it.
  var steps: [Int]

  /// The kinds of scale that moods ask for.
  enum Mode: Sendable, Hashable {
    case major, minor, dorian, mixolydian, lydian, harmonicMinor, phrygian

    var steps: [Int] {
      switch self {
      case .major: [0, 2, 4, 5, 7, 9, 11]
      case .minor: [0, 2, 3, 5, 7, 8, 10]
      case .dorian: [0, 2, 3, 5, 7, 9, 10]
      case .mixolydian: [0, 2, 4, 5, 7, 9, 10]
      case .lydian: [0, 2, 4, 6, 7, 9, 11]
      case .harmonicMinor: [0, 2, 3, 5, 7, 8, 11]
      case .phrygian: [0, 1, 3, 5, 7, 8, 10]
      }
    }
  }

  init(root: Int, mode: Mode) {
    self.root = root
    steps = mode.steps
  }

  /// The pitch of a step, counted from the key note in the octave that begins at MIDI note 60.
  func pitch(_ step: Int, octave: Int = 0) -> Int {
    let (turn, index) = (Int((Double(step) / 7).rounded(.down)), ((step % 7) + 7) % 7)
    return 60 + root + steps[index] + 12 * (turn + octave)
  }

  /// The steps of a chord: every other step from its own.
  func chord(_ degree: Int, notes: Int) -> [Int] { (0..<notes).map { degree + 2 * $0 } }
}
