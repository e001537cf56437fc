import Foundation

/// The files that are changed, one folder for each reader.
enum FuzzSeeds {
  /// A seed with the name of its file.
  struct Seed {
    var name: String
    var bytes: [UInt8]
  }

  /// The seeds of a reader, in the order of their names.
  static func files(of reader: String) throws -> [Seed] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Seeds/\(reader)")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      Seed(name: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
    }
  }
}
