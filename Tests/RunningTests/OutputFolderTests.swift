import Foundation
import Running
import Testing

@Suite("Writing into the output folder") struct OutputFolderTests {
  let folder: TemporaryFolder
  let output: OutputFolder

  init() throws {
    folder = try TemporaryFolder()
    output = OutputFolder(folder.url.appendingPathComponent("out"))
  }

  private var names: [String] { (try? folder.names(in: output.url)) ?? [] }

  @Test("a file is copied with its size and digest, and the folder is made") func copies() throws {
    let source = try folder.file("source", "abc")
    let deep = OutputFolder(folder.url.appendingPathComponent("a/b/c"))
    let file = try deep.write(.file(source), named: "x.txt")
    #expect(file.url.path == folder.url.path + "/a/b/c/x.txt")
    #expect(file.bytes == 3)
    #expect(
      file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(!file.wasThere)
    #expect(try folder.text("a/b/c/x.txt") == "abc")
    #expect(try folder.text("source") == "abc")
  }

  @Test("a file larger than one piece arrives whole") func large() throws {
    let bytes = (0..<(5 << 18) + 17).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let source = folder.url.appendingPathComponent("large")
    try Data(bytes).write(to: source)
    let file = try output.write(.file(source), named: "large.bin")
    #expect(file.bytes == bytes.count)
    #expect(try Data(contentsOf: file.url) == Data(bytes))
    #expect(file.sha256 == (try output.write(.bytes(bytes), named: "other").sha256))
  }

  @Test("nothing is ever overwritten: other content gets the next free number") func numbers()
    throws
  {
    let texts = ["one", "two", "three"]
    let paths = try texts.map {
      try output.write(.bytes(Array($0.utf8)), named: "film.mp4").url.lastPathComponent
    }
    #expect(paths == ["film.mp4", "film-2.mp4", "film-3.mp4"])
    #expect(try texts == paths.map { try folder.text("out/\($0)") })
    #expect(names == ["film-2.mp4", "film-3.mp4", "film.mp4"])
  }

  @Test("a file of the same content is kept and given back, also under a number") func same() throws
  {
    for text in ["one", "two"] { _ = try output.write(.bytes(Array(text.utf8)), named: "a.txt") }
    let again = try output.write(.bytes(Array("two".utf8)), named: "a.txt")
    #expect(again.url.lastPathComponent == "a-2.txt")
    #expect(again.wasThere)
    #expect(names == ["a-2.txt", "a.txt"])
  }

  @Test("a folder, a dangling link and a pipe of that name are left alone") func odd() throws {
    let out = output.url.path
    try FileManager.default.createDirectory(
      atPath: out + "/a.txt", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: out + "/a-2.txt", withDestinationPath: "/nowhere/at/all")
    #expect(mkfifo(out + "/a-3.txt", 0o600) == 0)
    let file = try output.write(.bytes([1]), named: "a.txt")
    #expect(file.url.lastPathComponent == "a-4.txt")
    #expect(names == ["a-2.txt", "a-3.txt", "a-4.txt", "a.txt"])
  }

  @Test("many writers of one name at once each get a file of their own") func race() async throws {
    let output = output
    let urls = try await withThrowingTaskGroup(of: URL.self) { group in
      for index in 0..<24 {
        group.addTask { try output.write(.bytes(Array("\(index)".utf8)), named: "x").url }
      }
      return try await group.reduce(into: Set<URL>()) { $0.insert($1) }
    }
    #expect(urls.count == 24)
    #expect(names.count == 24)
  }

  @Test("a place under a file is refused with the system's reason") func underFile() throws {
    let file = try folder.file("file", "")
    let wrong = OutputFolder(file.appendingPathComponent("out"))
    #expect(throws: WriteFailure.self) { try wrong.write(.bytes([1]), named: "x") }
    do {
      _ = try wrong.write(.bytes([1]), named: "x")
    } catch {
      #expect(error.reason == "Not a directory")
    }
  }

  @Test("content that cannot be read leaves nothing behind") func unreadable() throws {
    let gone = folder.url.appendingPathComponent("gone")
    do {
      _ = try output.write(.file(gone), named: "x")
      Issue.record("writing a file that is not there went well")
    } catch {
      #expect(error.reason == "No such file or directory")
    }
    #expect(names.isEmpty)
  }

  @Test("a cancelled write leaves nothing behind") func cancelled() async throws {
    let source = try folder.file("source", String(repeating: "x", count: 3 << 20))
    let output = output
    let task = Task { () -> WriteFailure? in
      while !Task.isCancelled { await Task.yield() }
      do {
        _ = try output.write(.file(source), named: "x")
        return nil
      } catch {
        return error as? WriteFailure
      }
    }
    task.cancel()
    #expect(await task.value == .cancelled)
    #expect(names.isEmpty)
  }

  @Test(
    "a folder that takes no files is refused with the system's reason",
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/self")))
  func readOnly() {
    // The kernel lets nobody make files in /proc, not even root.
    do {
      _ = try OutputFolder(URL(fileURLWithPath: "/proc/self")).write(.bytes([1]), named: "x")
      Issue.record("writing into /proc went well")
    } catch {
      #expect(!error.reason.isEmpty)
    }
  }
}
