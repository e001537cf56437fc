/// Reads the fields of a stretch of bytes one after the other, never past its end.
struct ByteCursor {
  /// The bytes.
  let bytes: [UInt8]
  /// The index of the next byte.
  private(set) var index: Int
  /// The index after the last byte.
  let end: Int

  /// Reads from the start of those bytes.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = 0
    end = bytes.count
  }

  /// How many bytes are left.
  var remaining: Int { end - index }

  /// Goes to that index.
  mutating func move(to index: Int) throws(EmbeddedDamage) {
    guard index >= 0, index <= end else { throw .endsEarly }
    self.index = index
  }

  /// Passes over bytes.
  mutating func skip(_ count: Int) throws(EmbeddedDamage) {
    guard count >= 0, count <= remaining else { throw .endsEarly }
    index += count
  }

  /// Takes that many bytes.
  mutating func take(_ count: Int) throws(EmbeddedDamage) -> ArraySlice<UInt8> {
    try skip(count)
    return bytes[index - count..<index]
  }

  /// Takes the bytes before the next zero byte, and that byte.
  mutating func takeToZero() throws(EmbeddedDamage) -> ArraySlice<UInt8> {
    guard let zero = bytes[index..<end].firstIndex(of: 0) else { throw .endsEarly }
    defer { index = zero + 1 }
    return bytes[index..<zero]
  }

  /// Takes everything that is left.
  mutating func takeRest() -> ArraySlice<UInt8> {
    defer { index = end }
    return bytes[index..<end]
  }

  /// Takes one byte.
  mutating func byte() throws(EmbeddedDamage) -> UInt8 {
    try skip(1)
    return bytes[index - 1]
  }

  /// Takes an unsigned number of up to seven bytes, the most significant first.
  mutating func big(_ count: Int) throws(EmbeddedDamage) -> Int {
    try take(count).reduce(0) { $0 << 8 | Int($1) }
  }

  /// Takes an unsigned number of up to seven bytes, the least significant first.
  mutating func little(_ count: Int) throws(EmbeddedDamage) -> Int {
    try take(count).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// Takes an unsigned number of eight bytes, most significant first; too large is a finding.
  mutating func big8() throws(EmbeddedDamage) -> Int {
    guard try big(1) == 0 else { throw .malformed("a length in it is impossibly large") }
    return try big(7)
  }

  /// Takes a name of four letters, as containers name their parts.
  mutating func fourLetters() throws(EmbeddedDamage) -> String {
    String(latin1: try take(4))
  }
}

extension String {
  /// Text of one byte a character, each byte being the character's Unicode number.
  init(latin1 bytes: some Sequence<UInt8>) {
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
    self.init(scalars)
  }
}
