import Flow

/// What a person asks for: the words, and the files that came with them.
public struct InferenceRequest: Sendable, Hashable {
  /// The request in plain language.
  public var text: String
  /// The files given beside the words, in order.
  public var resources: [Resource]
  /// The names of files that may be meant when the words name them, such as a folder's content.
  public var nearbyFiles: [Resource]

  /// A request with its files.
  public init(_ text: String, resources: [Resource] = [], nearbyFiles: [Resource] = []) {
    self.text = text
    self.resources = resources
    self.nearbyFiles = nearbyFiles
  }
}

/// A file that a request can use.
public struct Resource: Sendable, Hashable {
  /// The name by which the flow will load it.
  public var name: String
  /// What it is; nil where it could not be told.
  public var modality: Modality?
  /// Its length in seconds, where it has one.
  public var seconds: Double?
  /// Pixels across, where it has them.
  public var width: Int?
  /// Pixels down, where it has them.
  public var height: Int?

  /// A file of that name.
  public init(
    _ name: String, modality: Modality?, seconds: Double? = nil, width: Int? = nil,
    height: Int? = nil
  ) {
    self.name = name
    self.modality = modality
    self.seconds = seconds
    self.width = width
    self.height = height
  }
}
