/// The checksum of PNG and zip files, by a table.
enum CRC {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
    }
  }

  static func of(_ bytes: [UInt8]) -> UInt32 {
    let table = table
    return ~bytes.withUnsafeBufferPointer { buffer in
      table.withUnsafeBufferPointer { table in
        var value: UInt32 = 0xFFFF_FFFF
        for byte in buffer { value = table[Int((value ^ UInt32(byte)) & 255)] ^ value >> 8 }
        return value
      }
    }
  }
}
