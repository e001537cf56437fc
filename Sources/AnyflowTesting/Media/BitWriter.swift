/// Puts bits into bytes, the lowest bit of each byte first.
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var count = 0

  /// Appends the lowest bits of a value, its lowest first.
  mutating func put(_ value: Int, _ bits: Int) {
    pending |= UInt64(value) << UInt64(count)
    count += bits
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      count -= 8
    }
  }

  /// Appends a code whose highest bit comes first.
  mutating func put(code: Int, _ bits: Int) {
    var reversed = 0
    for bit in 0..<bits where code >> bit & 1 == 1 { reversed |= 1 << (bits - 1 - bit) }
    put(reversed, bits)
  }

  /// Fills the last byte with zeros.
  mutating func finish() {
    if count > 0 { put(0, 8 - count) }
  }
}
