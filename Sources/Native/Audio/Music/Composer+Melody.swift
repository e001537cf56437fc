extension Composer {
  /// A note of a motif: its beat and length, and its steps from the chord's root.
  private struct MotifNote {
    var beat: Double
    var length: Double
    var step: Int
  }

  /// Plays a melody of two motifs in the form A A' B A, each repetition a little different.
  mutating func playMelody(_ chords: [Int]) {
    let first = motif()
    let second = motif()
    var last = 7
    var repeats = 0
    let intro = chords.count >= 12 ? 2 : 0
    for (bar, degree) in chords.enumerated() where bar >= intro {
      let place = (bar - intro) % 8
      let source = place == 4 || place == 5 ? second : first
      // A rest at the end of each second phrase lets the melody breathe.
      let isBreath = place == 3 || place == 7
      for (index, note) in source.enumerated() {
        if isBreath, note.beat >= Double(style.beats) / 2 { continue }
        var step = near(degree + note.step, last)
        if place % 2 == 1, index == source.count - 1 { step += random.chance(0.5) ? 1 : -1 }
        // On the strong beats only notes of the chord.
        if note.beat.truncatingRemainder(dividingBy: 2) == 0 { step = chordStep(step, degree) }
        if random.chance(0.07), source.count > 2 { continue }
        step = fresh(step, last, &repeats)
        last = step
        let isStrong = note.beat == 0
        let length = isBreath && index == source.count / 2 ? note.length * 1.5 : note.length
        add(
          Channel.lead, scale.pitch(step), isStrong ? 92 : 80, at: time(bar, note.beat),
          length: length * 0.94, loose: 0.016)
      }
    }
  }

  /// A rhythm for one bar with steps that mostly walk and sometimes leap.
  private mutating func motif() -> [MotifNote] {
    let beats = Double(style.beats)
    let unit = style.density > 3 ? 0.5 : 1
    var notes: [MotifNote] = []
    var beat = random.chance(0.2) ? unit : 0
    var step = [0, 2, 4][random.whole(0, 2)]
    let mean = beats / max(0.8, style.density)
    while beat < beats - 0.01 {
      let choices = [unit, unit, unit * 2, unit * 3].filter { $0 <= beats - beat + 0.01 }
      let length =
        choices.min { a, b in
          let (da, db) = (abs(a - mean) + random.unit() * 0.8, abs(b - mean) + random.unit() * 0.8)
          return da < db
        } ?? unit
      notes.append(MotifNote(beat: beat, length: length, step: step))
      beat += length
      step += random.chance(0.75) ? (random.chance(0.5) ? 1 : -1) : random.whole(-3, 3)
      step = max(-2, min(7, step))
    }
    return notes
  }

  /// Keeps a step within a singer's reach, and from being the same for a third time.
  private mutating func fresh(_ wanted: Int, _ last: Int, _ repeats: inout Int) -> Int {
    let (lowest, highest) = (3, 12)
    var step = wanted
    if step > highest { step = max(lowest, 2 * highest - step) }
    if step < lowest { step = min(highest, 2 * lowest - step) }
    repeats = step == last ? repeats + 1 : 0
    guard repeats > 1 else { return step }
    repeats = 0
    let leap = random.chance(0.5) ? 2 : -2
    return (lowest...highest).contains(step + leap) ? step + leap : step - leap
  }

  /// The same step in the octave that is nearest to the last one.
  private func near(_ step: Int, _ last: Int) -> Int {
    var step = step
    while step - last > 3 { step -= 7 }
    while last - step > 3 { step += 7 }
    return step
  }

  /// The nearest step that belongs to the chord.
  private func chordStep(_ step: Int, _ degree: Int) -> Int {
    let members = Set(scale.chord(degree, notes: 3).map { (($0 % 7) + 7) % 7 })
    for distance in [0, -1, 1, -2, 2] where members.contains((((step + distance) % 7) + 7) % 7) {
      return step + distance
    }
    return step
  }
}
