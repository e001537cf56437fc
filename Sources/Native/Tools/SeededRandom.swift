/// Random numbers that are the same for the same seed (xoshiro256**).
struct SeededRandom: RandomNumberGenerator, Sendable {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// A generator for a seed, and for a name so that parts of one sound differ.
  init(_ seed: UInt64, _ name: String = "") {
    var hash = name.utf8.reduce(0xcbf2_9ce4_8422_2325) { (hash: UInt64, byte) in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    hash ^= seed &* 0x9e37_79b9_7f4a_7c15
    func mixed() -> UInt64 {
      hash &+= 0x9e37_79b9_7f4a_7c15
      var z = hash
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
    (a, b, c, d) = (mixed(), mixed(), mixed(), mixed())
  }

  mutating func next() -> UInt64 {
    let product = b &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let t = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 45) | (d >> 19)
    return result
  }

  /// A sample of white noise between -1 and 1.
  @inline(__always)
  mutating func white() -> Float {
    Float(Int32(truncatingIfNeeded: next() >> 32)) * (1 / 2_147_483_648)
  }

  /// A number between 0 and 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number between two bounds.
  mutating func within(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

  /// A whole number between two bounds, both included.
  mutating func whole(_ low: Int, _ high: Int) -> Int {
    low + Int(Double(high - low + 1) * unit())
  }

  /// A number near 1 that is off by at most a share.
  mutating func near(_ share: Double) -> Double { within(1 - share, 1 + share) }

  /// The time until the next of events that come so many times per second on average.
  mutating func wait(rate: Double) -> Double { -Real.log(max(1e-12, 1 - unit())) / max(rate, 1e-6) }

  /// Whether something of that probability happens.
  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// One of some values; nil when there are none.
  mutating func pick<T>(_ values: [T]) -> T? {
    values.isEmpty ? nil : values[whole(0, values.count - 1)]
  }

  /// A generator of its own for a part, so that parts do not disturb one another.
  mutating func branch() -> SeededRandom { SeededRandom(next()) }
}
