import AnyflowTesting
import Foundation
import Testing

@testable import ComfyServer

@Suite("Files from here to a server and back")
struct FileExchangeTests {
  /// Does something in a folder that is gone afterwards.
  private func inFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }

  private func file(_ folder: URL, _ name: String, _ size: Int, _ byte: UInt8 = 7) throws -> URL {
    let url = folder.appendingPathComponent(name)
    try Data((0..<size).map { UInt8(truncatingIfNeeded: $0) ^ byte }).write(to: url)
    return url
  }

  @Test("a file comes back as it was sent", arguments: Subject.all, [0, 1, 700_001])
  func roundTrip(subject: Subject, size: Int) async throws {
    try await subject.use { client async throws in
      try await inFolder { folder async throws in
        let source = try file(folder, "a.bin", size)
        let remote = try await client.upload(
          source, as: "size \(size) \u{E9}.bin", subfolder: "anyflow tests/sub", overwrite: true)
        #expect(remote.subfolder == "anyflow tests/sub")
        #expect(remote.folder == "input")
        let back = folder.appendingPathComponent("back.bin")
        try await client.download(remote, to: back)
        #expect(try Data(contentsOf: back) == Data(contentsOf: source))
      }
    }
  }

  @Test(
    "another file of the same name gets a name of its own, the same file does not",
    arguments: Subject.all)
  func collision(subject: Subject) async throws {
    try await subject.use { client async throws in
      try await inFolder { folder async throws in
        let name = "\(UUID().uuidString).bin"
        let one = try file(folder, "a", 10)
        let two = try file(folder, "b", 10, 9)
        #expect(try await client.upload(one, as: name).name == name)
        #expect(try await client.upload(one, as: name).name == name)
        let other = try await client.upload(two, as: name)
        #expect(other.name != name && other.name.contains("(1)"))
        #expect(try await client.upload(two, as: name, overwrite: true).name == name)
      }
    }
  }

  @Test("a file that the server does not have leaves nothing here", arguments: Subject.all)
  func missing(subject: Subject) async throws {
    try await subject.use { client async throws in
      try await inFolder { folder async throws in
        let error = await clientError {
          try await client.download(
            RemoteFile(name: "none.png", folder: "output"),
            to: folder.appendingPathComponent("x.png"))
        }
        guard case .http(404, _, _)? = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      }
    }
  }

  @Test("a path that leads out of the server's folders is refused", arguments: Subject.all)
  func traversal(subject: Subject) async throws {
    try await subject.use { client async throws in
      try await inFolder { folder async throws in
        let error = await clientError {
          try await client.download(
            RemoteFile(name: "../../main.py"), to: folder.appendingPathComponent("x"))
        }
        guard case .http(let status, _, _)? = error, (400..<500).contains(status) else {
          Issue.record("\(String(describing: error))")
          return
        }
      }
    }
  }

  @Test("a download that breaks off leaves what was there before")
  func truncated() async throws {
    try await withStandIn(.init(inputs: ["a.bin": Array(repeating: 1, count: 100_000)])) {
      server, client async throws in
      try await inFolder { folder async throws in
        let target = try file(folder, "x.bin", 5)
        let before = try Data(contentsOf: target)
        server.fail(.truncateDownload(after: 500), times: nil)
        let error = await clientError {
          try await client.download(RemoteFile(name: "a.bin"), to: target)
        }
        #expect(error == .disconnected("/view"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x.bin"])
        #expect(try Data(contentsOf: target) == before)
      }
    }
  }

  @Test("a download that breaks off once is begun again")
  func truncatedOnce() async throws {
    try await withStandIn(.init(inputs: ["a.bin": Array(repeating: 1, count: 100_000)])) {
      server, client async throws in
      try await inFolder { folder async throws in
        server.fail(.truncateDownload(after: 500))
        let target = folder.appendingPathComponent("x.bin")
        try await client.download(RemoteFile(name: "a.bin"), to: target)
        #expect(try Data(contentsOf: target) == Data(repeating: 1, count: 100_000))
      }
    }
  }

  @Test("a file larger than may be is neither fetched nor sent")
  func tooLarge() async throws {
    let configuration = StandInConfiguration(
      inputs: ["a.bin": Array(repeating: 1, count: 100_000)], uploadLimit: 17 << 20)
    try await withStandIn(configuration, limits: .init(downloadSize: 99_999)) {
      server, client async throws in
      try await inFolder { folder async throws in
        let target = folder.appendingPathComponent("x.bin")
        await expect(.tooLarge("The file a.bin", limit: 99_999)) {
          try await client.download(RemoteFile(name: "a.bin"), to: target)
        }
        let large = folder.appendingPathComponent("large.bin")
        try Data(count: 18 << 20).write(to: large)
        await expect(.tooLarge("The file \(large.path)", limit: 17 << 20)) {
          _ = try await client.upload(large, as: "large.bin")
        }
        #expect(server.received("POST", "/upload/image").isEmpty)
      }
    }
  }

  @Test("a file that is not here or is a folder is told before anything is sent")
  func unreadable() async throws {
    let client = try client(port: 1)
    for (path, what) in [
      ("/no/such/file", "it cannot be read"), ("/tmp", "it is a folder"),
    ] {
      let error = await clientError {
        _ = try await client.upload(URL(fileURLWithPath: path), as: "x")
      }
      #expect(error == .file(path: path, what))
    }
    let error = await clientError {
      try await client.download(
        RemoteFile(name: "x"), to: URL(fileURLWithPath: "/no/such/folder/x"))
    }
    #expect(error == .file(path: "/no/such/folder/x", "it cannot be created"))
  }

  @Test("many downloads at a time are all right")
  func many() async throws {
    try await withStandIn(.init(inputs: ["a.bin": Array(repeating: 1, count: 300_000)])) {
      _, client async throws in
      try await inFolder { folder async throws in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for index in 0..<40 {
            group.addTask {
              try await client.download(
                RemoteFile(name: "a.bin"), to: folder.appendingPathComponent("\(index)"))
            }
          }
          try await group.waitForAll()
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 40)
      }
    }
  }
}
