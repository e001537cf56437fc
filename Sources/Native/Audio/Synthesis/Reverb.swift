/// A room: eight delay lines that feed one another, each losing its treble a little.
struct Reverb: Sendable {
  /// How long the room takes to fall silent, in seconds.
  var seconds: Double
  /// The share of the room in the result, 0 to 1.
  var share: Float
  /// How fast the treble dies: 0 not at all, 1 at once.
  var damping: Float = 0.35

  /// Puts a sound into the room; its length stays.
  ///
  /// - Throws: A cancellation.
  func apply(to sound: inout StereoSound) throws {
    guard share > 0 else { return }
    let lengths = [1427, 1637, 1877, 2137, 2437, 2713, 3037, 3467]
    var lines = lengths.map { [Float](repeating: 0, count: $0) }
    var positions = [Int](repeating: 0, count: 8)
    var low = [Float](repeating: 0, count: 8)
    let feedback = lengths.map {
      Real.gain(decibels: -60 * Double($0) / StereoSound.rate / seconds)
    }
    let delay = 960
    var taps = [Float](repeating: 0, count: 8)
    let (dry, wet) = (1 - share * 0.6, share)
    // The early part is kept apart so that the direct sound stays in front of its room.
    let inputs = (sound.left, sound.right)
    for i in 0..<sound.count {
      if i & 0xFFFF == 0 { try Task.checkCancellation() }
      let inLeft = i >= delay ? inputs.0[i - delay] : 0
      let inRight = i >= delay ? inputs.1[i - delay] : 0
      var sum: Float = 0
      for k in 0..<8 {
        let out = lines[k][positions[k]]
        low[k] += (1 - damping) * (out - low[k])
        taps[k] = low[k] * feedback[k]
        sum += taps[k]
      }
      for k in 0..<8 {
        lines[k][positions[k]] = (k & 1 == 0 ? inLeft : inRight) + taps[k] - sum * 0.25
        positions[k] += 1
        if positions[k] == lengths[k] { positions[k] = 0 }
      }
      let l = taps[0] - taps[2] + taps[4] - taps[6]
      let r = taps[1] - taps[3] + taps[5] - taps[7]
      sound.left[i] = inputs.0[i] * dry + l * wet * 0.5
      sound.right[i] = inputs.1[i] * dry + r * wet * 0.5
    }
  }
}
