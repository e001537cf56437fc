import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Reading and writing words")
struct TextTests {
  let studio: Studio

  init() throws { studio = try Studio() }

  @Test(
    "texts are read without their marks",
    arguments: [
      (Array("Grüße\n".utf8), "Grüße\n"), ([0xEF, 0xBB, 0xBF, 0x41], "A"),
      ([0xFF, 0xFE, 0x41, 0x00], "A"), ([], ""),
    ])
  func loading(bytes: [UInt8], expected: String) async throws {
    let url = studio.folder.appendingPathComponent("a.txt")
    try Data(bytes).write(to: url)
    let result = try await studio.result("load_text", ["file": .text(url.path)])
    #expect(result.value == .text(expected))
  }

  @Test("too much text and broken text are findings")
  func limits() async throws {
    let url = studio.folder.appendingPathComponent("a.txt")
    try Data(repeating: 0x41, count: 10_000_001).write(to: url)
    #expect(await studio.finding("load_text", ["file": .text(url.path)])?.code == .fileUnreadable)
    try (Data(repeating: 0x41, count: 70_000) + Data([0xC3, 0x28])).write(to: url)
    #expect(await studio.finding("load_text", ["file": .text(url.path)])?.code == .fileDamaged)
  }

  @Test("a text is written with its name")
  func saving() async throws {
    let result = try await studio.result(
      "save_text", ["text": .text("Hello"), "file": .text("/x/my notes.md")])
    #expect(result.requestedName == "my notes.md")
    #expect(try String(contentsOf: try #require(result.file), encoding: .utf8) == "Hello\n")
    let native = NativeTarget(implementing: Catalogue())
    #expect(native.refusal(of: "save_text", ["file": .text("a.docx")]) != nil)
  }

  @Test("words in a picture are read")
  func reading() async throws {
    let page = try await studio.picture("color=white:s=400x120")
    let written = try await studio.result(
      "overlay_text",
      [
        "image": page, "text": .text("HELLO WORLD"), "color": .text("black"),
        "position": .text("center"), "size": .number(40),
      ])
    let read = try await studio.result(
      "read_text", ["image": .artifact(written), "language": .text("eng")])
    #expect(read.value?.text?.uppercased().contains("HELLO") == true)
    let unknown = await studio.finding(
      "read_text", ["image": .artifact(written), "language": .text("xyz")])
    #expect(unknown?.code == .missingTool)
    let native = NativeTarget(implementing: Catalogue())
    #expect(native.refusal(of: "read_text", ["language": .text("-l eng")]) != nil)
  }
}
