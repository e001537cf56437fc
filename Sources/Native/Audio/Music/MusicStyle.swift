/// What a genre sounds like: its instruments, its rhythm and its harmony.
struct MusicStyle: Sendable {
  /// How the chords are played.
  enum Comping: Sendable {
    case pads, block, arpeggio, broken, strum, stabs, offbeat, waltz, alberti, swing, bossa, pulse
  }
  /// How the bass moves.
  enum Bass: Sendable {
    case none, roots, eighths, walking, octaves, waltz, bossa, reggae, fifths, drone
  }
  /// What the drums play.
  enum Drums: Sendable {
    case none, rock, pop, house, lofi, swing, brushes, waltz, bossa, reggae, march, taiko, shuffle,
      trap, shaker
  }

  var name: String
  /// Quarter notes per minute: the slowest, the usual and the fastest that fits.
  var tempo: (low: Double, usual: Double, high: Double)
  /// Quarter notes in a bar.
  var beats = 4
  var mode = Scale.Mode.major
  /// Chords by their step, one per bar, as several choices.
  var progressions: [[Int]]
  /// Notes in a chord: three, or four with a seventh.
  var chordNotes = 3
  var comping: Comping
  var bass: Bass
  var drums: Drums
  /// General MIDI programs.
  var lead: [Int]
  var harmony: [Int]
  var low: [Int]
  /// An extra layer that holds the chords; nil for none.
  var pad: Int?
  /// Notes of the melody per bar, about; 0 for none.
  var density: Double
  /// How late the second eighth comes: 0 even, 0.33 swung.
  var swing = 0.0
  /// How loud, 0 to 1.
  var force = 0.7
}
