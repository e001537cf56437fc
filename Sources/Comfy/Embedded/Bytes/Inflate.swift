/// Unpacks zlib data (RFC 1950 and 1951).
///
/// Packed texts occur only in PNG and ID3; a few dozen lines here spare every user the zlib headers.
/// Checksums are not compared, since the JSON inside shows damage by itself.
struct Inflate {
  private let input: ArraySlice<UInt8>
  private var index: Int
  private var bits: UInt32 = 0
  private var bitCount: UInt32 = 0
  private var output: [UInt8] = []
  private let limit: Int

  private static let damaged = EmbeddedDamage.malformed("packed text in it cannot be unpacked")

  private init(_ input: ArraySlice<UInt8>, limit: Int) {
    self.input = input
    self.limit = limit
    index = input.startIndex
  }

  /// Unpacks data with a zlib header to at most `limit` bytes.
  static func zlib(
    _ packed: ArraySlice<UInt8>, limit: Int = EmbeddedWorkflow.textLimit
  ) throws(EmbeddedDamage) -> [UInt8] {
    let header = Array(packed.prefix(2))
    guard header.count == 2, header[0] & 0x0F == 8, header[1] & 0x20 == 0,
      (Int(header[0]) << 8 | Int(header[1])) % 31 == 0
    else { throw damaged }
    var inflate = Inflate(packed.dropFirst(2), limit: limit)
    try inflate.blocks()
    return inflate.output
  }

  private mutating func blocks() throws(EmbeddedDamage) {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try stored()
      case 1: try compressed(Self.fixedLiterals, Self.fixedDistances)
      case 2:
        let (literals, distances) = try trees()
        try compressed(literals, distances)
      default: throw Self.damaged
      }
    }
  }

  private mutating func take(_ count: UInt32) throws(EmbeddedDamage) -> Int {
    while bitCount < count {
      guard index < input.endIndex else { throw .endsEarly }
      bits |= UInt32(input[index]) << bitCount
      index += 1
      bitCount += 8
    }
    let value = bits & ((1 << count) - 1)
    bits >>= count
    bitCount -= count
    return Int(value)
  }

  private mutating func stored() throws(EmbeddedDamage) {
    // The lengths start at the next whole byte; at most 7 bits are left over, as none are read ahead.
    bits = 0
    bitCount = 0
    let length = try take(16)
    guard try take(16) == ~length & 0xFFFF else { throw Self.damaged }
    guard length <= input.endIndex - index else { throw .endsEarly }
    guard length <= limit - output.count else { throw .tooLong }
    output += input[index..<index + length]
    index += length
  }

  private mutating func compressed(
    _ literals: HuffmanCode, _ distances: HuffmanCode
  ) throws(EmbeddedDamage) {
    while true {
      let symbol = try next(literals)
      if symbol < 256 {
        guard output.count < limit else { throw .tooLong }
        output.append(UInt8(truncatingIfNeeded: symbol))
        continue
      }
      if symbol == 256 { return }
      guard symbol - 257 < Self.lengths.count else { throw Self.damaged }
      let (lengthBase, lengthBits) = Self.lengths[symbol - 257]
      let length = lengthBase + (try take(lengthBits))
      let code = try next(distances)
      guard code < Self.distances.count else { throw Self.damaged }
      let (distanceBase, distanceBits) = Self.distances[code]
      let distance = distanceBase + (try take(distanceBits))
      guard distance <= output.count else { throw Self.damaged }
      guard length <= limit - output.count else { throw .tooLong }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private mutating func next(_ code: HuffmanCode) throws(EmbeddedDamage) -> Int {
    var value = 0
    var first = 0
    var position = 0
    for length in 1..<code.counts.count {
      value |= try take(1)
      let count = code.counts[length]
      if value - first < count { return code.symbols[position + value - first] }
      position += count
      first = (first + count) << 1
      value <<= 1
    }
    throw Self.damaged
  }

  private mutating func trees() throws(EmbeddedDamage) -> (HuffmanCode, HuffmanCode) {
    let literalCount = try take(5) + 257
    let distanceCount = try take(5) + 1
    let codeCount = try take(4) + 4
    guard literalCount <= 286 else { throw Self.damaged }
    var codeLengths = [Int](repeating: 0, count: 19)
    for place in Self.codeOrder.prefix(codeCount) { codeLengths[place] = try take(3) }
    guard let code = HuffmanCode(lengths: codeLengths) else { throw Self.damaged }
    var lengths: [Int] = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try next(code)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw Self.damaged }
        lengths += Array(repeating: last, count: 3 + (try take(2)))
      case 17: lengths += Array(repeating: 0, count: 3 + (try take(3)))
      case 18: lengths += Array(repeating: 0, count: 11 + (try take(7)))
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == literalCount + distanceCount,
      let literals = HuffmanCode(lengths: lengths[..<literalCount]),
      let distances = HuffmanCode(lengths: lengths[literalCount...])
    else { throw Self.damaged }
    return (literals, distances)
  }

  private static let codeOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]
  private static let lengths: [(Int, UInt32)] =
    zip(
      [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115,
        131, 163, 195, 227, 258,
      ],
      [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
    ).map { ($0, $1) }
  private static let distances: [(Int, UInt32)] = (0..<30).map { code in
    let bits = max(0, code / 2 - 1)
    return code < 4 ? (code + 1, 0) : ((2 + code % 2) << bits + 1, UInt32(bits))
  }
  private static let fixedLiterals = HuffmanCode(
    complete: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  private static let fixedDistances = HuffmanCode(complete: Array(repeating: 5, count: 30))
}
