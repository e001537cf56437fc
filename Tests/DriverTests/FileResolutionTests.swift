import Checking
import Driver
import Flow
import Foundation
import Testing

@Suite("Finding files") final class FileResolutionTests {
  let place: URL

  init() throws {
    place = FileManager.default.temporaryDirectory
      .appendingPathComponent("anyflow-driver-\(UUID().uuidString)", isDirectory: true)
    for name in [
      "in/a.png", "in/b.png", "current/a.png", "current/c.png", "flow/d.png", "own/e.png",
    ] {
      let file = place.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(name.utf8).write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(at: place) }

  private func resolution(given: [String] = [], folders: [String] = ["../in"]) -> FileResolution {
    FileResolution(
      given: given, folders: folders, current: URL(fileURLWithPath: place.path + "/current")
    ).looking(
      for: Flow(folders: ["../own"]), from: URL(fileURLWithPath: place.path + "/flow"))
  }

  private func content(_ resolution: FileResolution, _ name: String) -> String? {
    guard case .found(let url) = resolution.resolve(name) else { return nil }
    return try? String(contentsOf: url, encoding: .utf8)
  }

  @Test(
    "names are looked up in the folders to look in, the current one, the flow's own, beside the flow",
    arguments: [
      ("a.png", "in/a.png"), ("b.png", "in/b.png"), ("c.png", "current/c.png"),
      ("e.png", "own/e.png"), ("d.png", "flow/d.png"), ("../current/a.png", "current/a.png"),
      ("./c.png", "current/c.png"),
    ])
  func order(name: String, expected: String) {
    #expect(content(resolution(), name) == expected)
  }

  @Test("a given file wins over every folder") func given() {
    #expect(content(resolution(given: ["a.png"]), "a.png") == "current/a.png")
    #expect(content(resolution(given: ["../own/e.png"], folders: []), "e.png") == "own/e.png")
  }

  @Test("two given files of one name keep their paths apart") func sameName() {
    let both = resolution(given: ["../in/a.png", "a.png", "c.png"])
    #expect(both.given.map(\.name) == ["../in/a.png", "a.png", "c.png"])
    #expect(content(both, "../in/a.png") == "in/a.png")
    #expect(content(both, "a.png") == "current/a.png")
  }

  @Test("an absolute path leads only to itself") func absolute() {
    #expect(content(resolution(), place.path + "/own/e.png") == "own/e.png")
    #expect(content(resolution(), "/own/e.png") == nil)
  }

  @Test("what is not there comes with near names from all folders") func near() {
    #expect(resolution().resolve("eee.png") == .notFound(near: ["e.png"]))
    #expect(resolution().lookup("c.pgn") == .notFound(near: ["c.png"]))
    #expect(resolution().lookup("c.png") == .found)
  }

  @Test(
    "a folder, an empty name and a name with a zero are no file",
    arguments: ["", ".", "../in", "a\u{0}"])
  func noFile(name: String) {
    #expect(content(resolution(), name) == nil)
  }
}
