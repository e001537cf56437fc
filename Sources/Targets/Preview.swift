/// A picture of work that is going on.
public struct Preview: Sendable, Hashable {
  /// The picture's format, as in its file's ending: `jpeg`, `png` or `webp`.
  public var format: String
  /// The picture's bytes.
  public var bytes: [UInt8]

  /// A picture in that format.
  public init(format: String, bytes: [UInt8]) {
    self.format = format
    self.bytes = bytes
  }
}
