/// What was measured of a media file; only what its modality has is filled.
public struct MediaFacts: Sendable, Hashable, Codable {
  /// Pixels across.
  public var width: Int?
  /// Pixels down.
  public var height: Int?
  /// Pictures in a video.
  public var frames: Int?
  /// Pictures per second.
  public var fps: Double?
  /// Length in seconds.
  public var seconds: Double?
  /// Sound samples per second.
  public var sampleRate: Int?
  /// Sound channels.
  public var channels: Int?
  /// Corners of a mesh.
  public var vertices: Int?
  /// Triangles of a mesh.
  public var faces: Int?

  /// No facts yet.
  public init() {}
}
