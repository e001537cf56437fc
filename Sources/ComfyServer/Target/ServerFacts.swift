import OrderedJSON

/// What can be learned of a server without running anything on it.
public protocol ServerFacts: Sendable {
  /// What it says about itself.
  func systemStats() async throws -> SystemStats
  /// The description of all its node classes, as it came.
  func objectInfo() async throws -> [UInt8]
  /// The names of its folders of models.
  func modelFolders() async throws -> [String]
  /// The files in one of them.
  func models(in folder: String) async throws -> [String]
  /// The scripts that packs add to its editor.
  func extensions() async throws -> [String]
  /// The header of a model's file, or nil if it has none.
  func viewMetadata(folder: String, file: String) async throws -> JSON?
}

extension ComfyClient: ServerFacts {}
