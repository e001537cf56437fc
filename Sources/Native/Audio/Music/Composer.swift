/// Writes a piece: chords, bass, drums and a melody that comes to an end where it should.
struct Composer: Sendable {
  let style: MusicStyle
  let scale: Scale
  /// Quarter notes per minute.
  let tempo: Double
  /// Whole bars before the last chord.
  let bars: Int
  var random: SeededRandom
  var piece: MidiFile

  /// Channels by what they play.
  enum Channel { static let lead = 0, harmony = 1, bass = 2, pad = 3 }

  /// Plans a piece of a length in seconds: the last chord falls a little before the end and rings out.
  init(_ brief: MusicBrief, seconds: Double, random: SeededRandom) {
    var random = random
    style = brief.style
    scale = Scale(root: random.whole(-4, 5), mode: style.mode)
    let ring = min(3.2, max(0.6, seconds * 0.16))
    let beats = Double(style.beats)
    let exact = max(0, seconds - ring) * brief.tempo / 60 / beats
    if brief.isTempoFixed {
      bars = Int(exact)
      tempo = brief.tempo
    } else {
      // Whole phrases sound finished, so their number comes first and the tempo gives way a little.
      let whole = exact >= 6 ? (exact / 2).rounded() * 2 : exact.rounded()
      bars = max(seconds > 2.5 ? 1 : 0, Int(whole))
      let fitting = bars > 0 ? Double(bars) * beats * 60 / max(0.1, seconds - ring) : brief.tempo
      tempo = min(240, max(40, min(brief.tempo * 1.3, max(brief.tempo * 0.75, fitting))))
    }
    piece = MidiFile(tempo: tempo)
    self.random = random
  }

  /// The whole piece.
  mutating func compose() -> MidiFile {
    let lead = random.pick(style.lead) ?? 0
    let harmony = random.pick(style.harmony) ?? 0
    let low = random.pick(style.low) ?? 32
    piece.voices = [
      .init(channel: Channel.lead, program: lead, volume: 102, pan: 64, reverb: 55),
      .init(channel: Channel.harmony, program: harmony, volume: 78, pan: 48, reverb: 50),
      .init(channel: Channel.bass, program: low, volume: 96, pan: 64, reverb: 20),
      .init(channel: MidiFile.drumChannel, program: 0, volume: 92, pan: 64, reverb: 30),
    ]
    if let pad = style.pad {
      piece.voices.append(
        .init(channel: Channel.pad, program: pad, volume: 58, pan: 80, reverb: 70))
    }
    let chords = plannedChords()
    for (bar, degree) in chords.enumerated() {
      let isIntro = bars >= 12 && bar < 2
      playChord(degree, bar: bar)
      if !(isIntro && style.drums != .none) {
        playBass(degree, next: chords[(bar + 1) % chords.count], bar: bar)
      }
      if !isIntro { playDrums(bar: bar) }
    }
    if style.density > 0 { playMelody(chords) }
    playEnding()
    return piece
  }

  /// A chord for each bar: one progression, another in the middle, and a dominant before the end.
  private mutating func plannedChords() -> [Int] {
    guard bars > 0 else { return [] }
    let first = random.pick(style.progressions) ?? [0]
    let second = random.pick(style.progressions) ?? first
    var chords = (0..<bars).map { bar -> Int in
      let phrase = bar / 8
      let source = phrase % 3 == 2 ? second : first
      return source[bar % source.count]
    }
    if bars >= 3 { chords[bars - 1] = style.mode == .phrygian ? 1 : 4 }
    return chords
  }

  /// The moment of a beat of a bar, with the second eighths as late as the style swings them.
  func time(_ bar: Int, _ beat: Double) -> Double {
    let fraction = beat - beat.rounded(.down)
    let late = abs(fraction - 0.5) < 0.01 ? style.swing * 0.5 : 0
    return Double(bar * style.beats) + beat + late
  }

  /// Adds a note as a player would: not quite on time, not quite as hard as the one before.
  mutating func add(
    _ channel: Int, _ pitch: Int, _ velocity: Double, at start: Double, length: Double,
    loose: Double = 0.012
  ) {
    let time = max(0, start + random.within(-loose, loose))
    let hard = velocity * (0.62 + 0.5 * style.force) * random.near(0.08)
    piece.notes.append(
      .init(
        channel: channel, pitch: pitch, velocity: max(12, min(124, Int(hard))), start: time,
        length: length))
  }

  /// A chord near the middle of the keyboard, turned so that it lies close to those around it.
  func voicing(_ degree: Int) -> [Int] {
    scale.chord(degree, notes: style.chordNotes).map { step in
      var pitch = scale.pitch(step)
      while pitch > 70 { pitch -= 12 }
      while pitch < 54 { pitch += 12 }
      return pitch
    }.sorted()
  }

  /// The bass note of a chord.
  func root(_ degree: Int) -> Int {
    var pitch = scale.pitch(degree, octave: -2)
    while pitch > 47 { pitch -= 12 }
    while pitch < 33 { pitch += 12 }
    return pitch
  }

  private mutating func playEnding() {
    let at = Double(bars * style.beats)
    let length = tempo / 60 * 6
    for (k, pitch) in voicing(0).prefix(3).enumerated() {
      let roll = style.drums == .none ? 0.04 * Double(k) : 0
      add(Channel.harmony, pitch, 80, at: at + roll, length: length)
      if style.pad != nil { add(Channel.pad, pitch, 70, at: at, length: length) }
    }
    if style.bass != .none || style.comping == .broken {
      add(style.bass == .none ? Channel.harmony : Channel.bass, root(0), 86, at: at, length: length)
    }
    if style.density > 0 {
      add(Channel.lead, scale.pitch(7), 84, at: at + 0.02, length: length * 0.8)
    }
    if style.drums != .none, style.drums != .shaker {
      add(MidiFile.drumChannel, 36, 96, at: at, length: 0.3)
      if [.rock, .pop, .house, .taiko, .march].contains(style.drums) {
        add(MidiFile.drumChannel, 49, 82, at: at, length: 2)
      }
    }
  }
}
