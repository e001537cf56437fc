import Foundation
import Running
import Testing

@Suite("Replacing a file") struct AtomicFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("the content changes, the permissions stay, nothing else is left") func replace() throws {
    let file = try folder.file("a", "old")
    chmod(file.path, 0o640)
    try AtomicFile.replace(file, with: Array("new".utf8))
    #expect(try folder.text("a") == "new")
    var status = stat()
    #expect(stat(file.path, &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o640)
    #expect(folder.names == ["a"])
  }

  @Test("a file that is not there is made") func new() throws {
    try AtomicFile.replace(folder.url.appendingPathComponent("n"), with: [65])
    #expect(try folder.text("n") == "A")
  }

  @Test("through a link the file that it leads to is replaced") func link() throws {
    let file = try folder.file("a", "old")
    let link = folder.url.appendingPathComponent("l")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    try AtomicFile.replace(link, with: [65])
    #expect(try folder.text("a") == "A")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
  }

  @Test("a folder and a place without a folder are refused") func refused() {
    #expect(throws: WriteFailure.self) { try AtomicFile.replace(folder.url, with: [65]) }
    let nowhere = folder.url.appendingPathComponent("no/such")
    #expect(throws: WriteFailure.self) { try AtomicFile.replace(nowhere, with: [65]) }
    #expect(folder.names.isEmpty)
  }

  @Test("a device is written to and a full one is refused with its reason") func device() throws {
    try AtomicFile.replace(URL(fileURLWithPath: "/dev/null"), with: [65])
    do {
      try AtomicFile.replace(URL(fileURLWithPath: "/dev/full"), with: [65])
      Issue.record("writing to a full device went well")
    } catch {
      #expect(error.reason == "No space left on device")
    }
  }

  @Test("what a file held before is kept, once for each content") func keepsOld() throws {
    let file = folder.url.appendingPathComponent("a.txt")
    #expect(try AtomicFile.keepingOld(file, with: [65]) == nil)
    #expect(try AtomicFile.keepingOld(file, with: [65]) == nil)
    #expect(try AtomicFile.keepingOld(file, with: [66])?.lastPathComponent == "a.txt~")
    #expect(try AtomicFile.keepingOld(file, with: [67])?.lastPathComponent == "a-2.txt~")
    #expect(try folder.text("a.txt") == "C")
    #expect(try folder.text("a.txt~") == "A")
    #expect(try folder.text("a-2.txt~") == "B")
  }

  @Test("obstacles are told beforehand and leave no trace") func obstacle() throws {
    let file = try folder.file("file", "")
    #expect(OutputFolder(file.appendingPathComponent("o")).obstacle?.reason == "Not a directory")
    #expect(OutputFolder(file).obstacle?.reason == "Not a directory")
    #expect(OutputFolder(folder.url.appendingPathComponent("a/b/c")).obstacle == nil)
    #expect(folder.names == ["file"])
  }
}
