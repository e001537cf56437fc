import Comfy
import Flow
import Foundation
import Testing

@Suite("reading workflows from files on disk")
struct EmbeddedFileTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "embedded-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test("every sample reads from disk as from memory")
  func samples() throws {
    try withFolder { folder in
      for sample in Sample.all {
        let url = folder.appendingPathComponent("sample")
        try Data(sample.bytes).write(to: url)
        #expect(try EmbeddedWorkflow.read(url) == EmbeddedWorkflow.read(bytes: sample.bytes))
      }
    }
  }

  @Test("a film of three gigabytes is not read to find its texts", .timeLimit(.minutes(1)))
  func largeFilm() throws {
    try withFolder { folder in
      let url = folder.appendingPathComponent("film.mp4")
      let length = 3 << 30
      let head =
        MediaFiles.box("ftyp", MediaFiles.ascii("isom") + MediaFiles.big(0, 4))
        + MediaFiles.big(1, 4) + MediaFiles.ascii("mdat") + MediaFiles.big(16 + length, 8)
      let tail = MediaFiles.box("moov", MediaFiles.keyed([("workflow", #"{"nodes":[]}"#)]))
      try Data(head).write(to: url)
      let file = try FileHandle(forWritingTo: url)
      try file.truncate(atOffset: UInt64(head.count + length))
      try file.seekToEnd()
      try file.write(contentsOf: Data(tail))
      try file.close()
      let clock = ContinuousClock()
      let start = clock.now
      let found = try EmbeddedWorkflow.read(url)
      let time = clock.now - start
      #expect(found.workflow != nil)
      // Reading three gigabytes takes longer than this on any disk of today.
      #expect(time < .milliseconds(200))
    }
  }

  @Test("a missing file, a folder and an empty file are findings with the name")
  func noFiles() throws {
    try withFolder { folder in
      let empty = folder.appendingPathComponent("empty.png")
      try Data().write(to: empty)
      let cases: [(URL, DiagnosticCode, String)] = [
        (folder.appendingPathComponent("gone.png"), .fileNotFound, "There is no file gone.png."),
        (folder, .fileWrongKind, "\(folder.lastPathComponent) is no ordinary file."),
        (empty, .fileWrongKind, "empty.png is empty."),
      ]
      for (url, code, message) in cases {
        let finding = try #require(throws: Diagnostic.self) { try EmbeddedWorkflow.read(url) }
        #expect(finding.code == code)
        #expect(finding.message == message)
      }
    }
  }
}
