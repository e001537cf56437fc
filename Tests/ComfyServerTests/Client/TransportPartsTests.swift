import Foundation
import NIOCore
import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("Parts of requests")
struct TransportPartsTests {
  @Test(
    "the environment's header is read as one header",
    arguments: [
      ("X-Key: abc", "X-Key", "abc"), ("Cookie:a=b; c=d", "Cookie", "a=b; c=d"),
      ("CF-Access-Token:\t x:y ", "CF-Access-Token", "x:y"),
    ])
  func header(text: String, name: String, value: String) {
    let header = ExtraHeader(text)
    #expect(header?.name == name)
    #expect(header?.value == value)
  }

  @Test(
    "what is no header is refused",
    arguments: ["", "abc", ": x", "a b: c", "a:", "a: b\r\nc: d", "a: b\u{7F}", "a\u{E9}: b"])
  func noHeader(text: String) {
    #expect(ExtraHeader(text) == nil)
  }

  @Test("a header's value is not shown")
  func secret() {
    #expect(ExtraHeader("X-Key: abc").map { "\($0)" } == "X-Key: ...")
  }

  @Test("a client with a malformed header says so at the first request")
  func malformed() async throws {
    let client = try client(port: 1, header: "nonsense")
    await expect(.malformedHeader) { _ = try await client.queue() }
    await expect(.malformedHeader) { _ = try await client.run(Prompts.plain()) }
  }

  @Test("names in a form cannot break out of it")
  func form() {
    let form = MultipartForm(
      fields: [("subfolder", "a\r\nb")], file: "image", name: "x\"\r\n.png")
    let head = String(decoding: form.before, as: UTF8.self)
    #expect(head.contains("\r\n\r\nab\r\n"))
    #expect(head.contains("filename=\"x%22%0D%0A.png\"\r\n"))
    #expect(form.contentType.contains(head.prefix { $0 != "\r\n" }.dropFirst(2)))
    #expect(String(decoding: form.after, as: UTF8.self).hasSuffix("--\r\n"))
  }

  @Test(
    "a file's parts are what is before, the file and what is after", arguments: [0, 1, 300_000])
  func parts(size: Int) async throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
    try Data(bytes).write(to: url)
    let parts = FileParts(path: url.path, size: Int64(size), before: [1, 2], after: [3])
    var all: [UInt8] = []
    for try await part in parts {
      #expect(part.readableBytes <= FileParts.partSize)
      all += part.readableBytesView
    }
    #expect(all == [1, 2] + bytes + [3])
    #expect(parts.length == Int64(all.count))
  }

  @Test("a file that became shorter is noticed")
  func shorter() async throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    try Data([1, 2, 3]).write(to: url)
    let parts = FileParts(path: url.path, size: 4, before: [], after: [])
    let error = await clientError { for try await _ in parts {} }
    #expect(error == .file(path: url.path, "it became shorter while it was sent"))
  }

  @Test("prompt ids are canonical lowercase UUIDs, each new")
  func ids() {
    let ids = (0..<100).map { _ in PromptID() }
    #expect(Set(ids).count == 100)
    for id in ids {
      #expect(UUID(uuidString: id.text)?.uuidString.lowercased() == id.text)
    }
  }

  @Test("a remote file is named as prompts name it")
  func annotated() {
    #expect(RemoteFile(name: "x.png").annotated == "x.png")
    #expect(RemoteFile(name: "x.png", subfolder: "a/b").annotated == "a/b/x.png")
    #expect(
      RemoteFile(name: "x.png", subfolder: "a", folder: "output").annotated == "a/x.png [output]")
    #expect(
      RemoteFile(["filename": "x", "subfolder": "s", "type": "temp"])
        == RemoteFile(name: "x", subfolder: "s", folder: "temp"))
    #expect(RemoteFile(["text": "x"]) == nil)
  }
}
