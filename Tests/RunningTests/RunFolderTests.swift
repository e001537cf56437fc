import Foundation
import Running
import Testing

@Suite("Folders of runs") struct RunFolderTests {
  @Test("a run's folder stands in runs, named by its time and a few letters") func name() throws {
    let home = try TemporaryFolder()
    let deep = home.url.appendingPathComponent("not/there/yet")
    let run = try RunFolder(in: deep, at: Date(timeIntervalSince1970: 1_773_500_966))
    #expect(run.id.hasPrefix("20260314-150926-"))
    #expect(run.id.count == 20)
    #expect(run.url.path == deep.path + "/runs/" + run.id)
    #expect(FileManager.default.fileExists(atPath: run.url.path))
  }

  @Test("runs of the same second differ") func different() throws {
    let home = try TemporaryFolder()
    let now = Date()
    let ids = try (0..<50).map { _ in try RunFolder(in: home.url, at: now).id }
    #expect(Set(ids).count == 50)
  }

  @Test("removing takes the folder with everything in it") func remove() throws {
    let home = try TemporaryFolder()
    let run = try RunFolder(in: home.url)
    try home.file("runs/\(run.id)/001-a/out.png", "x")
    run.remove()
    #expect(try home.names(in: home.url.appendingPathComponent("runs")).isEmpty)
  }

  @Test("a home under a file is refused with the system's reason") func refused() throws {
    let home = try TemporaryFolder()
    let file = try home.file("file", "")
    #expect(throws: FileSystemRefusal.self) { try RunFolder(in: file) }
    do { _ = try RunFolder(in: file) } catch { #expect(error.reason == "Not a directory") }
  }

  @Test("a private folder is only for its owner, and another's is refused") func isPrivate() throws
  {
    let home = try TemporaryFolder()
    let mine = home.url.appendingPathComponent("mine")
    for _ in 0..<2 { try PrivateFolder.make(mine) }
    var status = stat()
    #expect(stat(mine.path, &status) == 0)
    #expect(status.st_mode & 0o077 == 0)
    chmod(mine.path, 0o777)
    #expect(throws: FileSystemRefusal.self) { try PrivateFolder.make(mine) }
    let link = home.url.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: home.url)
    #expect(throws: FileSystemRefusal.self) { try PrivateFolder.make(link) }
  }
}
