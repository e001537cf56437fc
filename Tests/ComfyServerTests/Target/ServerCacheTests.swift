import Foundation
import Testing

@testable import ComfyServer

@Suite("What is kept of a server")
struct ServerCacheTests {
  private let home: URL
  private let address: ServerAddress

  init() throws {
    home = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    address = try ServerAddress("http://127.0.0.1:8188")
  }

  private func files(_ cache: ServerCache) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: cache.folder.path).sorted()) ?? []
  }

  @Test("what was stored is given back, and one description is kept for each server")
  func storing() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let cache = ServerCache(home: home, address: address)
    #expect(cache.objectInfo() == nil)
    try cache.store(objectInfo: [1, 2, 3], fingerprint: ServerFingerprint(text: "a"))
    try cache.store(objectInfo: [4], fingerprint: ServerFingerprint(text: "b"))
    let stored = try #require(cache.objectInfo())
    #expect(stored.bytes == [4] && stored.fingerprint.text == "b" && stored.isFresh)
    #expect(files(cache).count == 2)
    let other = ServerCache(home: home, address: try ServerAddress("http://127.0.0.1:8189"))
    #expect(other.objectInfo() == nil && other.folder != cache.folder)
  }

  @Test(
    "a damaged cache counts as none",
    arguments: [
      "cut", "changed", "gone", "note cut", "note empty", "note gone", "note elsewhere", "folder",
    ])
  func damage(kind: String) throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let cache = ServerCache(home: home, address: address)
    try cache.store(objectInfo: [1, 2, 3], fingerprint: ServerFingerprint(text: "a"))
    let content = cache.folder.appendingPathComponent(
      try #require(files(cache).first { $0.hasPrefix("object_info") }))
    let note = cache.folder.appendingPathComponent("fingerprint.json")
    let text = try String(contentsOf: note, encoding: .utf8)
    switch kind {
    case "cut": try Data([1, 2]).write(to: content)
    case "changed": try Data([1, 2, 4]).write(to: content)
    case "gone": try FileManager.default.removeItem(at: content)
    case "note cut": try Data(text.utf8.dropLast(20)).write(to: note)
    case "note empty": try Data().write(to: note)
    case "note gone": try FileManager.default.removeItem(at: note)
    case "note elsewhere":
      let away = text.replacing(/"object_info": "[0-9a-f]*"/, with: "\"object_info\": \"../../x\"")
      try Data(away.utf8).write(to: note)
    default:
      try FileManager.default.removeItem(at: note)
      try FileManager.default.createDirectory(at: note, withIntermediateDirectories: true)
    }
    #expect(cache.objectInfo() == nil)
    if kind != "folder" {
      try cache.store(objectInfo: [9], fingerprint: ServerFingerprint(text: "c"))
      #expect(cache.objectInfo()?.bytes == [9])
    }
  }

  @Test("an old description is not fresh, nor one from the future")
  func age() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    var cache = ServerCache(home: home, address: address)
    cache.now = { Date(timeIntervalSince1970: 1_000_000) }
    try cache.store(objectInfo: [1], fingerprint: ServerFingerprint(text: "a"))
    for (seconds, isFresh) in [(0.0, true), (3599, true), (3601, false), (-10, false)] {
      cache.now = { Date(timeIntervalSince1970: 1_000_000 + seconds) }
      #expect(cache.objectInfo()?.isFresh == isFresh)
    }
  }

  @Test("headers are kept, also that a file has none")
  func headers() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let cache = ServerCache(home: home, address: address)
    #expect(cache.headers().isEmpty)
    try cache.store(headers: ["loras/a": ["x": "y"], "loras/b": nil])
    let back = cache.headers()
    #expect(back.count == 2)
    #expect(back["loras/a"] == .some(["x": "y"]))
    #expect(back["loras/b"] == .some(nil))
    try Data("[".utf8).write(to: cache.folder.appendingPathComponent("headers.json"))
    #expect(cache.headers().isEmpty)
  }

  @Test("a place where nothing can be written is an error for the one who stores")
  func unwritable() throws {
    try Data().write(to: home)
    defer { try? FileManager.default.removeItem(at: home) }
    let cache = ServerCache(home: home, address: address)
    #expect(throws: (any Error).self) {
      try cache.store(objectInfo: [1], fingerprint: ServerFingerprint(text: "a"))
    }
    #expect(cache.objectInfo() == nil)
  }
}
