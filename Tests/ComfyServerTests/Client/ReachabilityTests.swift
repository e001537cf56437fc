import Flow
import Foundation
import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("Whether a server is there")
struct ReachabilityTests {
  private func failure(
    _ client: ComfyClient, _ isIt: (ClientError) -> Bool
  ) async throws {
    let asking = await time {
      let error = await clientError { _ = try await client.systemStats() }
      #expect(error.map(isIt) == true, "\(String(describing: error))")
      #expect(error?.diagnostic(at: client.address).code == .targetUnreachable)
    }
    #expect(asking < .seconds(3))
  }

  @Test("a refused connection is known at once, by asking as by running")
  func refused() async throws {
    let (socket, port) = try Wire.listen()
    close(socket)
    let client = try client(port: port)
    try await failure(client) { $0 == .unreachable(.refused) }
    let running = await time {
      let error = await clientError { _ = try await client.run(Prompts.plain()) }
      #expect(error == .unreachable(.refused))
    }
    #expect(running < .seconds(1))
  }

  @Test("an address that swallows everything is known within three seconds")
  func swallowed() async throws {
    // A full backlog drops further attempts, as a firewall does.
    let (socket, port) = try Wire.listen(backlog: 0)
    let fillers = (0..<8).compactMap { _ in Wire.connect(port, waits: false) }
    defer { (fillers + [socket]).forEach { close($0) } }
    let client = try client(port: port)
    try await failure(client) { $0 == .unreachable(.noAnswer) }
    let running = await time {
      let error = await clientError {
        _ = try await client.upload(URL(fileURLWithPath: "/etc/passwd"), as: "x")
      }
      #expect(error == .unreachable(.noAnswer))
    }
    #expect(running < .seconds(3))
  }

  @Test("an unknown host is known as that")
  func unknownHost() async throws {
    let client = ComfyClient(address: try ServerAddress("no-such-host.invalid"), header: nil)
    try await failure(client) { $0 == .unreachable(.unknownHost) || $0 == .unreachable(.noAnswer) }
  }

  @Test("encryption where there is none is known as that")
  func encryption() async throws {
    let server = try RawServer { _ in RawServer.answer(400, "no") }
    let client = ComfyClient(
      address: try ServerAddress("https://127.0.0.1:\(server.port)"), header: nil)
    try await failure(client) { if case .unreachable(.encryption) = $0 { true } else { false } }
  }

  @Test(
    "something else that answers is told from ComfyUI",
    arguments: [
      (200, "<html>hello</html>"), (200, "{}"), (200, ""), (200, #"{"system": 1}"#), (404, "no"),
    ])
  func other(status: Int, body: String) async throws {
    let server = try RawServer { _ in RawServer.answer(status, body) }
    try await failure(try client(port: server.port)) {
      if case .notComfyUI = $0 { true } else { false }
    }
  }

  @Test(
    "statuses that keep one out are told with their number", arguments: [401, 403, 302, 502, 503])
  func status(status: Int) async throws {
    let server = try RawServer { _ in RawServer.answer(status, "because") }
    let client = try client(port: server.port)
    try await failure(client) {
      $0 == .http(status: status, route: "/system_stats", body: "because")
    }
  }

  @Test("what is no HTTP, or ends before the answer, is told")
  func garbage() async throws {
    let replies: [(RawServer.Reply, ClientError)] = [
      (.last(Array("SSH-2.0-x\r\n".utf8)), .notComfyUI("it does not speak HTTP")),
      (.last([]), .disconnected("/system_stats")),
      (
        .last(Array("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".utf8)),
        .disconnected("/system_stats")
      ),
    ]
    for (reply, expected) in replies {
      let server = try RawServer { _ in reply }
      await expect(expected) { _ = try await client(port: server.port).systemStats() }
    }
  }

  @Test("an answer that does not come is not waited for longer than said")
  func slow() async throws {
    let server = try RawServer { _ in .nothing }
    let client = try client(port: server.port, limits: .init(answerTime: .milliseconds(200)))
    let asking = await time {
      await expect(.timedOut("/system_stats")) { _ = try await client.systemStats() }
    }
    #expect(asking < .seconds(2))
  }

  @Test("an answer larger than is taken ends the request", arguments: [true, false])
  func large(isToldInAdvance: Bool) async throws {
    let body = String(repeating: "x", count: 100_000)
    let server = try RawServer { _ in
      isToldInAdvance
        ? RawServer.answer(200, body) : .last(Array(("HTTP/1.1 200 OK\r\n\r\n" + body).utf8))
    }
    let client = try client(port: server.port, limits: .init(bodySize: 50_000))
    await expect(.tooLarge("The answer to /object_info", limit: 50_000)) {
      _ = try await client.objectInfo()
    }
  }

  @Test("user, password, query and the proxy's header come with every request")
  func secrets() async throws {
    let server = try RawServer { _ in RawServer.answer(200, "{}") }
    let client = ComfyClient(
      address: try ServerAddress("http://me:pass@127.0.0.1:\(server.port)/p?token=t"),
      header: "X-Proxy: abc")
    _ = try await client.features()
    _ = await clientError { _ = try await client.run(Prompts.plain()) }
    for route in ["GET /p/features?token=t ", "POST /p/prompt?token=t ", "GET /p/ws?clientId="] {
      let head = try #require(server.requests.first { $0.hasPrefix(route) }, "\(route)")
      #expect(head.lowercased().contains("authorization: basic bwu6cgfzcw=="))
      #expect(head.contains("X-Proxy: abc"))
      #expect(head.prefix { $0 != "\r\n" }.contains("token=t"))
      #expect(!head.lowercased().contains("origin:"))
    }
  }

  @Test("a cancelled question ends as that")
  func cancelled() async throws {
    let server = try RawServer { _ in .nothing }
    let client = try client(port: server.port)
    let task = Task { try await client.systemStats() }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
