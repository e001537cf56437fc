import Foundation

/// The `input`, `output` and `temp` folders of a server.
struct FileStore: Sendable {
  /// The folder that holds the three.
  let root: URL

  init(inputs: [String: [UInt8]]) throws {
    root = FileManager.default.temporaryDirectory
      .appendingPathComponent("anyflow-stand-in-\(UUID().uuidString)", isDirectory: true)
    for kind in ["input", "output", "temp"] {
      try FileManager.default.createDirectory(
        at: root.appendingPathComponent(kind), withIntermediateDirectories: true)
    }
    for (path, bytes) in inputs {
      guard let url = inside("input", path) else { continue }
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
  }

  func remove() { try? FileManager.default.removeItem(at: root) }

  /// A path inside one of the folders, or nil when it leads out or there is no such folder.
  func inside(_ kind: String, _ path: String) -> URL? {
    guard ["input", "output", "temp"].contains(kind) else { return nil }
    var parts: [Substring] = []
    if path.hasPrefix("/") { return nil }
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        if parts.popLast() == nil { return nil }
      } else {
        parts.append(part)
      }
    }
    return root.appendingPathComponent(kind).appendingPathComponent(parts.joined(separator: "/"))
  }

  /// A name and the folder that an annotation at its end says, such as `a.png [output]`.
  static func annotated(_ name: String) -> (name: String, kind: String?) {
    for kind in ["output", "input", "temp"] where name.hasSuffix("[\(kind)]") {
      return (String(name.dropLast(kind.count + 3)), kind)
    }
    return (name, nil)
  }

  /// The file that a loader's input means.
  func file(of reference: String) -> URL? {
    let (name, kind) = FileStore.annotated(reference)
    return inside(kind ?? "input", name)
  }

  /// The bytes of the file that a loader's input means.
  func bytes(of reference: String) -> [UInt8]? {
    file(of: reference).flatMap { try? Data(contentsOf: $0) }.map { [UInt8]($0) }
  }

  /// Whether a loader's input means a file or a folder that is there.
  func exists(_ reference: String) -> Bool {
    file(of: reference).map { FileManager.default.fileExists(atPath: $0.path) } ?? false
  }

  /// The names of the files that stand directly in the input folder, sorted.
  var inputNames: [String] {
    let folder = root.appendingPathComponent("input")
    let entries = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.isRegularFileKey])
    return (entries ?? []).filter { !$0.hasDirectoryPath }.map(\.lastPathComponent).sorted()
  }
}
