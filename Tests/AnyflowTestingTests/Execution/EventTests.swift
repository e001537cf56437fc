import AnyflowTesting
import OrderedJSON
import Testing

@Suite("What a websocket tells")
struct EventTests {
  /// The messages of a prompt in short: the type, and the node that it is about.
  static func outline(_ messages: [EventSocket.Message]) -> [String] {
    messages.compactMap { message in
      if let bytes = message.bytes { return "binary \(bytes[3])" }
      guard let type = message.type, type != "status", type != "feature_flags" else { return nil }
      let data = message.json?["data"]
      if type == "progress_state" {
        guard let last = data?["nodes"]?.object?.members.last else { return type }
        return "state \(last.name) \(last.value["state"]?.string ?? "")"
      }
      if type == "executing", data?["node"]?.isNull == true { return "over" }
      return [type, data?["node"]?.string ?? data?["node_id"]?.string].compactMap { $0 }
        .joined(separator: " ")
    }
  }

  private func submit(
    _ client: RawClient, _ prompt: JSON, as id: String = "me"
  ) async throws -> String {
    let body: JSON = ["prompt": prompt, "client_id": .string(id)]
    let reply = try await client.post("/prompt", body)
    return try #require(reply.json["prompt_id"]?.string)
  }

  @Test("the first message is the status with the client's id, and features are answered in kind")
  func greeting() async throws {
    try await withServer { (server, _) async throws in
      let socket = try #require(
        try await EventSocket.open(server, clientID: "me", features: true))
      let messages = await socket.messages { $0.type == "feature_flags" }
      #expect(messages.first?.json?["data"]?["sid"] == "me")
      #expect(messages.first?.json?["data"]?["status"]?["exec_info"]?["queue_remaining"] == 0)
      #expect(messages.last?.json?["data"]?["supports_preview_metadata"] == true)
      #expect(server.openSockets == 1)
      await socket.close()
    }
  }

  @Test("the events of a prompt come in the server's order")
  func order() async throws {
    try await withServer { (server, client) async throws in
      let socket = try #require(
        try await EventSocket.open(server, clientID: "me", features: true))
      _ = await socket.messages { $0.type == "feature_flags" }
      _ = try await submit(client, Samples.drawing())
      func run(_ id: String) -> [String] {
        ["state \(id) running", "executing \(id)", "state \(id) finished"]
      }
      let expected =
        ["execution_start", "execution_cached"] + run("1") + run("4") + run("3") + run("2") + [
          "state 5 running", "executing 5", "state 5 running", "binary 4", "progress 5",
          "state 5 running", "binary 4", "progress 5", "state 5 finished",
        ] + run("6") + [
          "state 7 running", "executing 7", "executed 7", "state 7 finished",
          "execution_success", "over",
        ]
      let messages = await socket.messagesOfPrompt()
      #expect(EventTests.outline(messages) == expected)
      let statuses = messages.filter { $0.type == "status" }
        .compactMap { $0.json?["data"]?["status"]?["exec_info"]?["queue_remaining"]?.integer }
      #expect(statuses == [1, 1, 0])
    }
  }

  @Test("a client that did not ask for metadata gets plain previews behind the progress")
  func plainPreviews() async throws {
    try await withServer { (server, client) async throws in
      let socket = try #require(try await EventSocket.open(server, clientID: "me"))
      _ = try await submit(client, Samples.drawing())
      let messages = await socket.messagesOfPrompt()
      let outline = EventTests.outline(messages)
      let place = try #require(outline.firstIndex(of: "progress 5"))
      #expect(outline[place + 1] == "binary 1")
      let frame = try #require(messages.compactMap(\.bytes).first)
      #expect(frame.prefix(10) == [0, 0, 0, 1, 0, 0, 0, 1, 0xFF, 0xD8])
    }
  }

  @Test("a preview with metadata names its node and prompt")
  func metadataPreviews() async throws {
    try await withServer { (server, client) async throws in
      let socket = try #require(
        try await EventSocket.open(server, clientID: "me", features: true))
      _ = await socket.messages { $0.type == "feature_flags" }
      let id = try await submit(client, Samples.drawing())
      let frame = try #require(await socket.messagesOfPrompt().compactMap(\.bytes).first)
      let length = Int(frame[6]) << 8 | Int(frame[7])
      let metadata = try JSON(parsing: Array(frame[8..<(8 + length)]))
      #expect(metadata["node_id"] == "5")
      #expect(metadata["prompt_id"]?.string == id)
      #expect(metadata["image_type"] == "image/jpeg")
      #expect(frame[(8 + length)...].starts(with: [0xFF, 0xD8]))
    }
  }

  @Test("a prompt's events go to its client only, status to all, and notes of nodes to all")
  func addressing() async throws {
    try await withServer { (server, client) async throws in
      let mine = try #require(try await EventSocket.open(server, clientID: "me"))
      let other = try #require(try await EventSocket.open(server, clientID: "other"))
      let prompt = Samples.prompt(
        Samples.picture(), Samples.node("GetImageSize", ["image": ["1", 0]]),
        Samples.node("PreviewAny", ["source": ["2", 0]]))
      _ = try await submit(client, prompt)
      _ = await mine.messagesOfPrompt()
      let seen = await other.messages {
        $0.json?["data"]?["status"]?["exec_info"]?["queue_remaining"] == 0
          && $0.json?["data"]?["sid"] == nil
      }
      #expect(Set(seen.compactMap(\.type)) == ["status"])
      let note = try #require(seen.compactMap(\.bytes).first)
      #expect(note.prefix(9) == [0, 0, 0, 3, 0, 0, 0, 1, 0x32])
      #expect(
        String(decoding: note.dropFirst(9), as: UTF8.self).hasPrefix("width: 100, height: 60"))
    }
  }

  @Test("without a client id nothing but progress and status is told, and to all")
  func anonymous() async throws {
    try await withServer { (server, client) async throws in
      let socket = try #require(try await EventSocket.open(server, clientID: "me"))
      _ = try await client.post(
        "/prompt", ["prompt": Samples.prompt(Samples.picture(), Samples.preview)])
      let messages = await socket.messages {
        $0.json?["data"]?["status"]?["exec_info"]?["queue_remaining"] == 0
          && $0.json?["data"]?["sid"] == nil
      }
      #expect(Set(messages.compactMap(\.type)) == ["status", "progress_state"])
    }
  }

  @Test("the history is there when the last message comes")
  func historyBeforeTheEnd() async throws {
    try await withServer { (server, client) async throws in
      let socket = try #require(try await EventSocket.open(server, clientID: "me"))
      let id = try await submit(client, Samples.drawing())
      _ = await socket.messagesOfPrompt()
      #expect(try await client.get("/history/\(id)").json[id] != nil)
    }
  }

  @Test("a client that comes back while its prompt runs is told the node")
  func reconnection() async throws {
    let configuration = StandInConfiguration(
      models: StandInConfiguration.commonModels, stepTime: .milliseconds(100))
    try await withServer(configuration) { (server, client) async throws in
      let socket = try #require(try await EventSocket.open(server, clientID: "me"))
      _ = try await submit(client, Samples.drawing(steps: 20))
      _ = await socket.messages { $0.type == "progress" }
      await socket.close()
      let again = try #require(try await EventSocket.open(server, clientID: "me"))
      let messages = await again.messages { $0.type == "executing" }
      #expect(messages.last?.json?["data"] == ["node": "5"])
    }
  }
}
