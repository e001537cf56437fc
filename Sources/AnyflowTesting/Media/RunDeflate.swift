/// Compresses bytes that come in runs of the same byte, as a zlib stream.
///
/// The cost goes by the number of runs and not of bytes, checksum included, so that
/// large pictures take no time.
struct RunDeflate {
  private var bits = BitWriter()
  private var low: UInt64 = 1
  private var high: UInt64 = 0

  private static let modulus: UInt64 = 65521
  /// The shortest lengths of the length codes from 257, and how many extra bits they have.
  private static let lengths: [(base: Int, extra: Int)] = [
    (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1),
    (17, 1), (19, 2), (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4),
    (83, 4), (99, 4), (115, 4), (131, 5), (163, 5), (195, 5), (227, 5), (258, 0),
  ]

  init() {
    bits.put(1, 1)
    bits.put(1, 2)
  }

  /// Appends one byte so many times.
  mutating func add(_ byte: UInt8, count: Int = 1) {
    guard count > 0 else { return }
    check(byte, count)
    literal(Int(byte))
    var left = count - 1
    while left >= 3 {
      let length = min(left, 258)
      // A rest of one or two bytes costs no more as literals.
      repeatLast(length)
      left -= length
    }
    for _ in 0..<left { literal(Int(byte)) }
  }

  /// The whole stream.
  mutating func finish() -> [UInt8] {
    bits.put(code: 0, 7)
    bits.finish()
    let sum = UInt32(high << 16 | low)
    return [0x78, 0x01] + bits.bytes + sum.bigEndianBytes
  }

  private mutating func check(_ byte: UInt8, _ count: Int) {
    let value = UInt64(byte)
    var left = UInt64(count)
    while left > 0 {
      // Small enough steps keep the sums within their 64 bits.
      let step = min(left, 1 << 24)
      high = (high + step * low + value * (step * (step + 1) / 2)) % RunDeflate.modulus
      low = (low + step * value) % RunDeflate.modulus
      left -= step
    }
  }

  private mutating func literal(_ symbol: Int) {
    if symbol < 144 {
      bits.put(code: 0x30 + symbol, 8)
    } else {
      bits.put(code: 0x190 + symbol - 144, 9)
    }
  }

  /// Repeats the last byte so many times, from 3 to 258.
  private mutating func repeatLast(_ length: Int) {
    let index = RunDeflate.lengths.lastIndex { $0.base <= length } ?? 0
    let symbol = 257 + index
    if symbol < 280 {
      bits.put(code: symbol - 256, 7)
    } else {
      bits.put(code: 0xC0 + symbol - 280, 8)
    }
    bits.put(length - RunDeflate.lengths[index].base, RunDeflate.lengths[index].extra)
    bits.put(code: 0, 5)
  }
}
