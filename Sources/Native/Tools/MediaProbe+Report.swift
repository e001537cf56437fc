import Foundation

extension MediaProbe {
  /// What ffprobe says of a file.
  ///
  /// - Throws: A finding when ffprobe is missing or cannot read it; a cancellation.
  func report(on url: URL) async throws -> FFprobeReport {
    // Some characters make a pattern of a picture's name; a link without them stands in.
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("anyflow-\(UUID().uuidString)")
    let link = folder.appendingPathComponent("media.\(MediaProbe.safeEnding(of: url))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: url)
    func ask(_ extra: [String]) async throws -> FFprobeReport {
      let said = try await tools.run(
        "ffprobe",
        ["-v", "error", "-print_format", "json", "-show_format", "-show_streams"] + extra
          + [link.path], limit: 1 << 24)
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(FFprobeReport.self, from: Data(said.output))
    }
    let report = try await ask([])
    guard let picture = report.picture, picture.nbFrames == nil, !report.isStillFormat else {
      return report
    }
    return try await ask(["-count_packets"])
  }

  /// A file's ending where it is a plain one, else none that says anything.
  static func safeEnding(of url: URL) -> String {
    let ending = url.pathExtension.lowercased()
    return endings[ending] == nil ? "dat" : ending
  }
}
