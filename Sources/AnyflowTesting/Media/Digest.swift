import OrderedJSON

/// A running 64-bit hash, the same on every machine and in every run.
struct Digest: Hashable, Sendable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(_ bytes: [UInt8]) { add(bytes) }

  init(_ text: String) { add(text) }

  mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 29
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { add($0) } }

  mutating func add(_ json: JSON) { add(json.bytes()) }

  /// Eight bytes at a time, as whole files go through here.
  private mutating func add(_ buffer: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(buffer)
    var offset = 0
    while offset + 8 <= raw.count {
      add(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < raw.count {
      rest = rest << 8 | UInt64(raw[offset])
      offset += 1
    }
    add(rest)
    add(UInt64(raw.count))
  }
}
