import AnyflowTesting
import OrderedJSON
import Testing

@Suite("Faults on demand")
struct FaultTests {
  private let prompt = Samples.prompt(Samples.picture(), Samples.preview)

  private func messages(
    _ fault: Fault, _ body: (StandInServer, RawClient, [EventSocket.Message]) async throws -> Void
  ) async throws {
    try await withServer { (server, client) async throws in
      let socket = try #require(try await EventSocket.open(server, clientID: "me"))
      _ = await socket.messages { $0.type == "status" }
      server.fail(fault)
      _ = try? await client.post(
        "/prompt", ["prompt": prompt, "client_id": "me", "prompt_id": "p"])
      try await body(server, client, await socket.messagesOfPrompt())
      await socket.close()
    }
  }

  @Test("an answer by status and text strikes once, at its path only")
  func answers() async throws {
    try await withServer { (server, client) async throws in
      server.fail(.answer(status: 502, body: "<html>", type: "text/html", to: "/prompt"))
      #expect(try await client.get("/queue").status == 200)
      let reply = try await client.get("/prompt")
      #expect(reply.status == 502)
      #expect(reply.text == "<html>")
      #expect(try await client.get("/prompt").status == 200)
      server.fail(.answer(status: 500, to: "/models/*"), times: nil)
      #expect(try await client.get("/models/vae").status == 500)
      #expect(try await client.get("/models/loras").status == 500)
      server.forgiveFaults()
      #expect(try await client.get("/models/vae").status == 200)
    }
  }

  @Test("a prompt is accepted though its answer is lost")
  func lostAnswer() async throws {
    try await withServer { (server, client) async throws in
      server.fail(.closeBeforeAnswer(to: "/prompt"))
      await #expect(throws: (any Error).self) {
        try await client.post("/prompt", ["prompt": prompt, "prompt_id": "p"])
      }
      await server.idle()
      #expect(try await client.get("/history/p").json["p"] != nil)
    }
  }

  @Test("a request that is cut off early is not carried out")
  func lostRequest() async throws {
    try await withServer { (server, client) async throws in
      server.fail(.closeBeforeWork(to: "/prompt"))
      await #expect(throws: (any Error).self) {
        try await client.post("/prompt", ["prompt": prompt, "prompt_id": "p"])
      }
      await server.idle()
      #expect(try await client.get("/history/p").json == [:])
    }
  }

  @Test("an answer comes late, or is no JSON")
  func lateAndBroken() async throws {
    try await withServer { (server, client) async throws in
      server.fail(.delay(.milliseconds(200), to: "/object_info"))
      let time = try await ContinuousClock().measure { _ = try await client.get("/object_info") }
      #expect(time >= .milliseconds(200))
      server.fail(.invalidJSON(to: "/queue"))
      #expect(try await client.get("/queue").json == .null)
    }
  }

  @Test("a download breaks off")
  func truncatedDownload() async throws {
    let bytes = Array(repeating: UInt8(7), count: 50_000)
    try await withServer(StandInConfiguration(inputs: ["a.bin": bytes])) {
      (server, client) async throws in
      server.fail(.truncateDownload(after: 1000))
      await #expect(throws: (any Error).self) {
        try await client.get("/view?filename=a.bin&type=input")
      }
      #expect(try await client.get("/view?filename=a.bin&type=input").bytes == bytes)
    }
  }

  @Test("connections are refused for a while")
  func refusal() async throws {
    try await withServer { (server, client) async throws in
      server.fail(.refuseConnections(for: .milliseconds(300)))
      await #expect(throws: (any Error).self) { try await client.get("/prompt") }
      try await Task.sleep(for: .milliseconds(600))
      #expect(try await client.get("/prompt").status == 200)
    }
  }

  @Test("the socket drops after so many events, and new ones are refused as often as said")
  func droppedSocket() async throws {
    try await messages(.dropSocket(afterEvents: 3, refusing: 1)) {
      (server, client, messages) async throws in
      #expect(EventTests.outline(messages).count == 3)
      #expect(try await EventSocket.open(server, clientID: "me") == nil)
      let again = try await EventSocket.open(server, clientID: "me")
      #expect(again != nil)
      await again?.close()
      await server.idle()
      #expect(try await client.get("/history/p").json["p"] != nil)
    }
  }

  @Test("odd frames come between the others, which go on")
  func oddFrames() async throws {
    let faults: [(Fault, (EventSocket.Message) -> Bool)] = [
      (.unknownEvent(type: "odd"), { $0.type == "odd" }),
      (.binaryFrame(kind: 99), { $0.bytes == [0, 0, 0, 99, 1, 2, 3] }),
      (.oversizedFrame(bytes: 1 << 20), { $0.bytes?.count == 1 << 20 }),
      (
        .invalidFrame(),
        { if case .text(let text) = $0 { text == "{not json" } else { false } }
      ),
    ]
    for (fault, isOdd) in faults {
      try await messages(fault) { (_, _, messages) async throws in
        #expect(messages.contains(where: isOdd))
        #expect(EventTests.outline(messages).last == "over")
      }
    }
  }

  @Test("a restart in mid-run loses the prompt, and the server is there again")
  func restart() async throws {
    try await messages(.restart(afterEvents: 4, down: .milliseconds(50))) {
      (server, client, seen) async throws in
      #expect(EventTests.outline(seen).count == 4)
      try await Task.sleep(for: .milliseconds(400))
      #expect(try await client.get("/history/p").json == [:])
      #expect(try await client.get("/queue").json["queue_running"] == [])
      let record = try await client.run(prompt)
      #expect(record["status"]?["status_str"] == "success")
      #expect(server.executed.count < 4)
    }
  }

  @Test("restarting forgets queue and history and keeps the port")
  func plainRestart() async throws {
    try await withServer { (server, client) async throws in
      _ = try await client.post("/prompt", ["prompt": prompt, "prompt_id": "a"])
      await server.idle()
      server.hold()
      _ = try await client.post("/prompt", ["prompt": prompt, "prompt_id": "b"])
      try await server.restart()
      #expect(try await client.get("/history").json == [:])
      #expect(try await client.get("/queue").json["queue_pending"] == [])
    }
  }

  @Test("one output is refused, the rest accepted")
  func rejectedOutput() async throws {
    try await withServer { (server, client) async throws in
      server.fail(.rejectOutput(class: "PreviewImage", reason: "no"))
      let both = Samples.adding(
        "3", Samples.node("SaveImage", ["images": ["1", 0], "filename_prefix": "a"]), to: prompt)
      let reply = try await client.post("/prompt", ["prompt": both])
      #expect(reply.status == 200)
      let error = reply.json["node_errors"]?["2"]?["errors"]?.array?.first
      #expect(error?["type"] == "custom_validation_failed")
      #expect(error?["details"] == "images - no")
    }
  }

  @Test("a node runs out of memory")
  func outOfMemory() async throws {
    try await withServer { (server, client) async throws in
      server.fail(.outOfMemory(atClass: "PreviewImage"))
      let record = try await client.run(prompt)
      let data = record["status"]?["messages"]?.array?.last?.array?.last
      #expect(data?["exception_type"] == "torch.OutOfMemoryError")
      #expect(data?["exception_message"]?.string?.contains("out of memory") == true)
    }
  }

  @Test("an interruption from elsewhere hits a node")
  func foreignInterruption() async throws {
    try await withServer { (server, client) async throws in
      server.fail(.interruption(atClass: "PreviewImage"))
      let record = try await client.run(prompt)
      #expect(
        record["status"]?["messages"]?.array?.last?.array?.first == "execution_interrupted")
    }
  }

  @Test("events stop though the socket stays, and the history comes late")
  func silence() async throws {
    try await withServer { (server, client) async throws in
      let socket = try #require(try await EventSocket.open(server, clientID: "me"))
      server.fail(.silence(afterEvents: 2))
      server.fail(.lateHistory(.milliseconds(100)))
      _ = try await client.post(
        "/prompt", ["prompt": prompt, "client_id": "me", "prompt_id": "p"])
      #expect(try await client.get("/history/p").json == [:])
      await server.idle()
      #expect(try await client.get("/history/p").json["p"] != nil)
      #expect(server.openSockets == 1)
      await socket.close()
    }
  }
}
