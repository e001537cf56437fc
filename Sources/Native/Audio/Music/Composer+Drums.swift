extension Composer {
  /// The drums of General MIDI that are used here.
  private enum Drum {
    static let kick = 36, rim = 37, snare = 38, clap = 39, closed = 42, low = 41, pedal = 44,
      open = 46
    static let crash = 49, middle = 47, ride = 51, shaker = 70, high = 50, stick = 75,
      tambourine = 54
  }

  /// Plays a bar of drums, with a fill at the end of each eighth bar.
  mutating func playDrums(bar: Int) {
    func hit(_ c: inout Composer, _ drum: Int, _ beats: [Double], _ velocity: Double) {
      for beat in beats where beat < Double(c.style.beats) {
        c.add(
          MidiFile.drumChannel, drum, velocity, at: c.time(bar, beat), length: 0.2, loose: 0.005)
      }
    }
    let eighths = (0..<8).map { Double($0) * 0.5 }
    let quarters = [0.0, 1, 2, 3]
    switch style.drums {
    case .none: return
    case .rock:
      hit(&self, Drum.kick, bar % 2 == 0 ? [0, 2, 2.5] : [0, 1.5, 2.5], 104)
      hit(&self, Drum.snare, [1, 3], 106)
      hit(&self, Drum.closed, eighths, 76)
    case .pop:
      hit(&self, Drum.kick, [0, 1.5, 2], 98)
      hit(&self, Drum.snare, [1, 3], 94)
      hit(&self, Drum.closed, eighths, 64)
      hit(&self, Drum.tambourine, [1, 3], 46)
    case .house:
      hit(&self, Drum.kick, quarters, 108)
      hit(&self, Drum.clap, [1, 3], 88)
      hit(&self, Drum.open, [0.5, 1.5, 2.5, 3.5], 66)
      hit(&self, Drum.closed, (0..<16).map { Double($0) * 0.25 }, 46)
    case .lofi:
      hit(&self, Drum.kick, bar % 2 == 0 ? [0, 2.5] : [0, 0.75, 2.5], 84)
      hit(&self, Drum.snare, [1, 3], 68)
      hit(&self, Drum.closed, eighths, 44)
    case .trap:
      hit(&self, Drum.kick, bar % 2 == 0 ? [0, 1.5, 2.75] : [0, 2.25], 104)
      hit(&self, Drum.clap, [1, 3], 84)
      hit(&self, Drum.closed, (0..<16).map { Double($0) * 0.25 }, 52)
    case .swing:
      hit(&self, Drum.ride, [0, 1, 1.5, 2, 3, 3.5], 66)
      hit(&self, Drum.pedal, [1, 3], 60)
      hit(&self, Drum.kick, [0], 46)
      if random.chance(0.35) { hit(&self, Drum.snare, [random.chance(0.5) ? 2.5 : 3.5], 44) }
    case .brushes:
      hit(&self, Drum.pedal, [1, 3], 52)
    case .shuffle:
      hit(&self, Drum.kick, [0, 2], 88)
      hit(&self, Drum.snare, [1, 3], 88)
      hit(&self, Drum.closed, eighths, 62)
    case .waltz:
      hit(&self, Drum.kick, [0], 60)
      hit(&self, Drum.pedal, [1, 2], 44)
    case .bossa:
      hit(&self, Drum.kick, [0, 1.5, 2, 3.5], 62)
      hit(&self, Drum.rim, bar % 2 == 0 ? [0, 1.5, 3] : [1, 2.5], 66)
      hit(&self, Drum.closed, eighths, 46)
    case .reggae:
      hit(&self, Drum.kick, [2], 100)
      hit(&self, Drum.rim, [2], 86)
      hit(&self, Drum.closed, eighths, 54)
    case .march:
      hit(&self, Drum.kick, [0, 2], 94)
      hit(&self, Drum.snare, [0, 0.5, 1, 1.5, 1.75, 2, 2.5, 3, 3.25, 3.5, 3.75], 62)
      hit(&self, Drum.snare, [1, 3], 84)
    case .taiko:
      hit(&self, Drum.low, [0, 1.5, 2.5], 108)
      hit(&self, Drum.kick, [0, 2], 108)
      if bar % 2 == 1 { hit(&self, Drum.middle, [3, 3.25, 3.5, 3.75], 88) }
      if bar % 8 == 0 { hit(&self, Drum.crash, [0], 74) }
    case .shaker:
      hit(&self, Drum.shaker, eighths, 44)
      hit(&self, Drum.stick, [1, 3], 34)
    }
    let canFill: [MusicStyle.Drums] = [.rock, .pop, .house, .shuffle]
    if bar % 8 == 7, canFill.contains(style.drums) {
      for (k, drum) in [Drum.high, Drum.high, Drum.middle, Drum.low].enumerated() {
        hit(&self, drum, [3 + 0.25 * Double(k)], 92)
      }
    }
    if bar % 8 == 0, bar > 0, canFill.contains(style.drums) { hit(&self, Drum.crash, [0], 78) }
  }
}
