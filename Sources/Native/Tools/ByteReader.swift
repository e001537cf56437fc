import Foundation

/// Reads numbers out of bytes, and never beyond their end.
struct ByteReader {
  private let data: Data

  /// A reader over those bytes.
  init(_ data: Data) { self.data = data }

  /// A reader over a file's bytes, mapped rather than read where that is possible.
  init?(file: URL) {
    guard let data = try? Data(contentsOf: file, options: .mappedIfSafe) else { return nil }
    self.data = data
  }

  /// How many bytes there are.
  var count: Int { data.count }

  /// One byte, or nil beyond the end.
  func byte(_ offset: Int) -> Int? {
    guard offset >= 0, offset < data.count else { return nil }
    return Int(data[data.startIndex + offset])
  }

  /// Two bytes, the most significant first.
  func big16(_ offset: Int) -> Int? {
    guard let a = byte(offset), let b = byte(offset + 1) else { return nil }
    return a << 8 | b
  }

  /// Four bytes, the most significant first.
  func big32(_ offset: Int) -> Int? {
    guard let a = big16(offset), let b = big16(offset + 2) else { return nil }
    return a << 16 | b
  }

  /// Two bytes, the least significant first.
  func little16(_ offset: Int) -> Int? {
    guard let a = byte(offset), let b = byte(offset + 1) else { return nil }
    return b << 8 | a
  }

  /// Four bytes, the least significant first.
  func little32(_ offset: Int) -> Int? {
    guard let a = little16(offset), let b = little16(offset + 2) else { return nil }
    return b << 16 | a
  }

  /// Some bytes, or nil when they reach beyond the end.
  func bytes(_ offset: Int, _ length: Int) -> Data? {
    guard offset >= 0, length >= 0, offset <= data.count - length else { return nil }
    return data.subdata(in: data.startIndex + offset..<data.startIndex + offset + length)
  }

  /// Some bytes as ASCII, such as a chunk's name.
  func ascii(_ offset: Int, _ length: Int) -> String? {
    bytes(offset, length).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Where a byte occurs for the first time at or after an offset.
  func first(_ value: UInt8, from offset: Int) -> Int? {
    guard offset >= 0, offset < data.count else { return nil }
    return data[(data.startIndex + offset)...].firstIndex(of: value).map { $0 - data.startIndex }
  }
}
