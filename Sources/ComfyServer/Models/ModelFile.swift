/// A file of a model on a server.
public struct ModelFile: Hashable, Sendable, CustomStringConvertible {
  /// The folder below `models`.
  public var folder: String
  /// The file's path in it, as the server lists it.
  public var name: String

  /// A file in a folder.
  public init(folder: String, name: String) {
    self.folder = folder
    self.name = name
  }

  /// The path below `models`.
  public var description: String { "\(folder)/\(name)" }

  /// The file's own name, without folders.
  public var baseName: String {
    name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? name
  }

  /// Whether a listed name is that of a file with weights, not of something built in.
  static func isWeights(_ name: String) -> Bool {
    let name = name.lowercased()
    return endings.contains { name.hasSuffix($0) }
  }

  private static let endings = [
    ".safetensors", ".ckpt", ".pt", ".pt2", ".pth", ".bin", ".gguf", ".sft", ".onnx", ".pkl",
  ]
}
