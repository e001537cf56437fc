/// A piece of music as a standard MIDI file.
struct MidiFile: Sendable {
  /// Ticks in a quarter note.
  static let division = 480

  /// One note: when and how long in quarter notes, how high, how hard.
  struct Note: Sendable, Hashable {
    var channel: Int
    var pitch: Int
    var velocity: Int
    var start: Double
    var length: Double
  }

  /// One instrument: its channel, its General MIDI program and its place in the mix.
  struct Voice: Sendable, Hashable {
    var channel: Int
    var program: Int
    /// 0 to 127.
    var volume: Int
    /// 0 is left, 64 the middle, 127 right.
    var pan: Int
    /// 0 to 127.
    var reverb: Int
  }

  /// The channel that General MIDI keeps for drums.
  static let drumChannel = 9

  /// Quarter notes per minute.
  var tempo: Double
  var voices: [Voice] = []
  var notes: [Note] = []

  /// The file's bytes: one track with all events in order.
  var bytes: [UInt8] {
    var events: [(tick: Int, rank: Int, bytes: [UInt8])] = []
    let micros = Int((60_000_000 / tempo).rounded())
    events.append(
      (
        0, 0,
        [
          0xFF, 0x51, 3, UInt8(micros >> 16 & 0xFF), UInt8(micros >> 8 & 0xFF),
          UInt8(micros & 0xFF),
        ]
      ))
    for voice in voices {
      let channel = UInt8(voice.channel)
      if voice.channel != MidiFile.drumChannel {
        events.append((0, 1, [0xC0 | channel, MidiFile.byte(voice.program)]))
      }
      for (control, value) in [(7, voice.volume), (10, voice.pan), (91, voice.reverb)] {
        events.append((0, 1, [0xB0 | channel, UInt8(control), MidiFile.byte(value)]))
      }
    }
    for note in notes where (0...127).contains(note.pitch) && note.length > 0 {
      let channel = UInt8(note.channel)
      let start = max(0, Int((note.start * Double(MidiFile.division)).rounded()))
      let end = max(
        start + 10, Int(((note.start + note.length) * Double(MidiFile.division)).rounded()))
      let pitch = UInt8(note.pitch)
      events.append((start, 3, [0x90 | channel, pitch, max(1, MidiFile.byte(note.velocity))]))
      events.append((end, 2, [0x80 | channel, pitch, 64]))
    }
    // Notes end before others begin at the same moment, so that a repeated note is not cut off.
    let order = events.indices.sorted {
      (events[$0].tick, events[$0].rank, $0) < (events[$1].tick, events[$1].rank, $1)
    }
    var track: [UInt8] = []
    var last = 0
    for index in order {
      track += MidiFile.variable(events[index].tick - last) + events[index].bytes
      last = events[index].tick
    }
    track += [0, 0xFF, 0x2F, 0]
    return Array("MThd".utf8) + MidiFile.long(6) + [0, 0, 0, 1]
      + [UInt8(MidiFile.division >> 8), UInt8(MidiFile.division & 0xFF)]
      + Array("MTrk".utf8) + MidiFile.long(track.count) + track
  }

  private static func byte(_ value: Int) -> UInt8 { UInt8(max(0, min(127, value))) }

  private static func long(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// A number in groups of seven bits, as the format keeps times.
  static func variable(_ value: Int) -> [UInt8] {
    var groups = [UInt8(value & 0x7F)]
    var rest = value >> 7
    while rest > 0 {
      groups.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return groups.reversed()
  }
}
