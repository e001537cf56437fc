import Foundation

/// A folder to run commands in, with a picture, that lasts as long as this value is held.
final class Workplace: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("anyflow-commands-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try picture("photo.png")
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The command in this folder.
  var anyflow: AnyflowProcess { AnyflowProcess(folder: url) }

  /// Writes a small picture, 16x12 pixels.
  func picture(_ name: String) throws {
    try write(name, Data(base64Encoded: Workplace.png) ?? Data())
  }

  /// Writes a text file.
  @discardableResult
  func file(_ name: String, _ text: String) throws -> String {
    try write(name, Data(text.utf8))
    return name
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
  }

  /// The names in a folder, hidden ones too, sorted; none where there is no such folder.
  func names(_ folder: String = ".") -> [String] {
    let path = url.appendingPathComponent(folder).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appendingPathComponent(name).path)
  }

  private func write(_ name: String, _ data: Data) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  private static let png =
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAMCAIAAADkharWAAAACXBIWXMAAAABAAAAAQBPJcTWAAAAFUlEQVR4nGOwj6snCTGMahjVgB0BAH6Y1QGvgEKgAAAAAElFTkSuQmCC"
}
