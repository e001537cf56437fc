/// Makes the ids that sub-graphs need: the same for the same name, in the form of a UUID.
enum StableID {
  /// The id for a name.
  static func text(for name: String) -> String {
    var bytes = octets(hash(name, basis: 0xCBF2_9CE4_8422_2325))
    bytes += octets(hash(name, basis: 0x8422_2325_CBF2_9CE4))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    var text = ""
    for (place, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(place) { text += "-" }
      let digits = String(byte, radix: 16)
      text += digits.count < 2 ? "0\(digits)" : digits
    }
    return text
  }

  /// FNV-1a over 64 bits, mixed at the end.
  private static func hash(_ name: String, basis: UInt64) -> UInt64 {
    var hash = basis
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 33
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    return hash ^ hash >> 33
  }

  private static func octets(_ value: UInt64) -> [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt64($0)) }
  }
}
