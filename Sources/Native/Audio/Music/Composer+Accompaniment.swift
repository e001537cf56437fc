extension Composer {
  /// Plays a bar's chord in the way of the style.
  mutating func playChord(_ degree: Int, bar: Int) {
    let notes = voicing(degree)
    let beats = Double(style.beats)
    let start = Double(bar * style.beats)
    func all(
      _ composer: inout Composer, _ beat: Double, _ length: Double, _ velocity: Double,
      roll: Double = 0.006
    ) {
      for (k, pitch) in notes.enumerated() {
        composer.add(
          Channel.harmony, pitch, velocity, at: composer.time(bar, beat) + roll * Double(k),
          length: length, loose: 0.006)
      }
    }
    if style.pad != nil {
      for pitch in notes { add(Channel.pad, pitch, 62, at: start, length: beats * 0.99, loose: 0) }
    }
    switch style.comping {
    case .pads:
      for (k, pitch) in notes.enumerated() {
        add(
          Channel.harmony, pitch, 66, at: start + 0.03 * Double(k), length: beats * 1.04,
          loose: 0.02)
      }
    case .block:
      all(&self, 0, 1.7, 74, roll: 0.012)
      all(&self, 2.5, 1.2, 60, roll: 0.012)
    case .arpeggio:
      let order = notes + [notes[0] + 12]
      for k in 0..<(style.beats * 4) {
        add(
          Channel.harmony, order[k % order.count] + 12, 58, at: start + Double(k) * 0.25,
          length: 0.22, loose: 0)
      }
    case .broken:
      let low = root(degree)
      let order = [low, low + 12] + notes + [notes[notes.count / 2], notes[0]]
      for k in 0..<(style.beats * 2) {
        add(
          Channel.harmony, k == 0 ? low : order[1 + (k - 1) % (order.count - 1)], k == 0 ? 76 : 58,
          at: start + Double(k) * 0.5, length: k == 0 ? beats * 0.95 : 1.1)
      }
    case .strum:
      for (beat, velocity, isDown) in [
        (0.0, 82.0, true), (1, 62, true), (1.5, 54, false), (2.5, 58, false), (3, 72, true),
        (3.5, 52, false),
      ]
      where beat < beats {
        let order = isDown ? notes : notes.reversed()
        for (k, pitch) in order.enumerated() {
          add(
            Channel.harmony, pitch, velocity, at: time(bar, beat) + 0.018 * Double(k), length: 0.46,
            loose: 0.008)
        }
      }
    case .stabs:
      for beat in [0.0, 0.75, 1.5, 2.5, 3.25] { all(&self, beat, 0.2, 68, roll: 0) }
    case .offbeat:
      for k in 0..<style.beats { all(&self, Double(k) + 0.5, 0.22, 72, roll: 0) }
    case .waltz:
      for beat in [1.0, 2] { all(&self, beat, 0.5, 60) }
    case .alberti:
      let order = [notes[0], notes[notes.count - 1], notes[1], notes[notes.count - 1]]
      for k in 0..<(style.beats * 2) {
        add(
          Channel.harmony, order[k % 4] - 12, k % 4 == 0 ? 66 : 52, at: start + Double(k) * 0.5,
          length: 0.48)
      }
    case .swing:
      for beat in bar % 2 == 0 ? [0.0, 1.5] : [0.5, 2.5, 3.5] {
        all(&self, beat, 0.35, random.within(54, 72))
      }
    case .bossa:
      for beat in bar % 2 == 0 ? [0.0, 1, 2.5, 3] : [0.5, 1.5, 2, 3.5] {
        all(&self, beat, 0.38, 60)
      }
    case .pulse:
      // Root and fifth alone: a third would growl when it is distorted.
      let low = root(degree) + 12
      for k in 0..<(style.beats * 2) {
        for pitch in [low, low + 7] + (style.name == "cinematic" ? [notes[1]] : [low + 12]) {
          add(
            Channel.harmony, pitch, k % 2 == 0 ? 74 : 58, at: start + Double(k) * 0.5, length: 0.42,
            loose: 0.005)
        }
      }
    }
  }

  /// Plays a bar's bass line in the way of the style.
  mutating func playBass(_ degree: Int, next: Int, bar: Int) {
    let low = root(degree)
    let fifth = low + 7 > 50 ? low - 5 : low + 7
    let beats = Double(style.beats)
    func note(
      _ composer: inout Composer, _ pitch: Int, _ beat: Double, _ length: Double,
      _ velocity: Double = 84
    ) {
      composer.add(
        Channel.bass, pitch, velocity, at: composer.time(bar, beat), length: length, loose: 0.006)
    }
    switch style.bass {
    case .none: break
    case .roots:
      note(&self, low, 0, beats > 3 ? 1.8 : beats)
      if beats > 3 { note(&self, random.chance(0.6) ? low : fifth, 2.5, 1.3, 72) }
    case .eighths:
      for k in 0..<(style.beats * 2) {
        note(&self, low, Double(k) * 0.5, 0.46, k % 2 == 0 ? 86 : 72)
      }
    case .walking:
      let goal = root(next)
      let third = low + (scale.pitch(degree + 2) - scale.pitch(degree))
      let approach = goal + (random.chance(0.5) ? 1 : -1)
      for (k, pitch) in [low, third, fifth, approach].enumerated() {
        note(&self, pitch, Double(k), 0.92, 82)
      }
    case .octaves:
      for k in 0..<(style.beats * 2) {
        note(&self, k % 2 == 0 ? low : low + 12, Double(k) * 0.5, 0.4, 80)
      }
    case .waltz: note(&self, bar % 2 == 0 ? low : fifth, 0, 0.95, 82)
    case .bossa:
      note(&self, low, 0, 1.4)
      note(&self, fifth, 1.5, 0.45, 70)
      note(&self, fifth, 2, 1.4, 78)
      note(&self, low, 3.5, 0.45, 70)
    case .reggae:
      for (beat, pitch) in [
        (0.0, low), (0.75, low), (1.5, fifth), (2.5, low), (3, low + 3 > fifth ? low : fifth),
      ] {
        note(&self, pitch, beat, 0.5, 92)
      }
    case .fifths:
      note(&self, low, 0, 0.9)
      note(&self, fifth, 2, 0.9, 76)
    case .drone:
      note(&self, low, 0, beats * 1.02, 70)
    }
  }
}
