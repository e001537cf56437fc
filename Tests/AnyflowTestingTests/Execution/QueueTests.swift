import AnyflowTesting
import OrderedJSON
import Testing

@Suite("Queue, interruption and history")
struct QueueTests {
  private let prompt = Samples.prompt(Samples.picture(), Samples.preview)

  private func submit(
    _ client: RawClient, _ id: String, _ more: JSONObject = [:], prompt: JSON? = nil
  ) async throws {
    let body = JSONObject(
      [.init("prompt", prompt ?? self.prompt), .init("prompt_id", .string(id))] + more.members)
    #expect(try await client.post("/prompt", .object(body)).status == 200)
  }

  private func pending(_ client: RawClient) async throws -> [String] {
    (try await client.get("/queue").json["queue_pending"]?.array ?? [])
      .compactMap { $0.array?[1].string }
  }

  @Test("lower numbers run first, front negates the counter, equal numbers go by id")
  func priorities() async throws {
    try await withServer { (server, client) async throws in
      server.hold()
      try await submit(client, "a")
      try await submit(client, "b")
      try await submit(client, "c", ["front": true])
      try await submit(client, "d", ["number": -5])
      try await submit(client, "e", ["number": "-5"])
      #expect(try await pending(client) == ["d", "e", "c", "a", "b"])
      #expect(try await client.get("/prompt").json["exec_info"]?["queue_remaining"] == 5)
      server.release()
      await server.idle()
      let history = try await client.get("/history").json.object?.members.map(\.name)
      #expect(history == ["d", "e", "c", "a", "b"])
    }
  }

  @Test("pending prompts are deleted by id or all, and never reach the history")
  func deletion() async throws {
    try await withServer { (server, client) async throws in
      server.hold()
      for id in ["a", "b", "c"] { try await submit(client, id) }
      _ = try await client.post("/queue", ["delete": ["b", "nix"]])
      #expect(try await pending(client) == ["a", "c"])
      _ = try await client.post("/queue", ["clear": true])
      #expect(try await pending(client) == [])
      server.release()
      #expect(try await client.get("/history/a").json == [:])
    }
  }

  @Test("a record has the prompt, outputs, status and meta of the run")
  func record() async throws {
    try await withServer { (_, client) async throws in
      let extra: JSON = ["extra_pnginfo": ["workflow": ["a": 1]]]
      let record = try await client.run(prompt, extra: extra)
      let tuple = try #require(record["prompt"]?.array)
      #expect(tuple.count == 5)
      #expect(tuple[2] == prompt)
      #expect(tuple[3] == extra)
      #expect(tuple[4] == ["2"])
      #expect(record["outputs"]?["2"]?["images"]?.array?.first?["type"] == "temp")
      #expect(record["status"]?["status_str"] == "success")
      #expect(record["status"]?["completed"] == true)
      let names = record["status"]?["messages"]?.array?.compactMap { $0.array?.first?.string }
      #expect(names == ["execution_start", "execution_cached", "execution_success"])
      #expect(
        record["meta"]?["2"]
          == ["node_id": "2", "display_node": "2", "parent_node": .null, "real_node_id": "2"])
    }
  }

  @Test(
    "the history is listed in stretches",
    arguments: [
      ("", ["a", "b", "c"]), ("?max_items=2", ["b", "c"]), ("?max_items=2&offset=0", ["a", "b"]),
      ("?offset=2", ["c"]), ("?max_items=9", ["a", "b", "c"]),
    ])
  func stretches(query: String, ids: [String]) async throws {
    try await withServer { (server, client) async throws in
      for id in ["a", "b", "c"] { try await submit(client, id) }
      await server.idle()
      #expect(
        try await client.get("/history\(query)").json.object?.members.map(\.name) == ids)
    }
  }

  @Test("records are deleted by id or all")
  func historyDeletion() async throws {
    try await withServer { (server, client) async throws in
      for id in ["a", "b"] { try await submit(client, id) }
      await server.idle()
      _ = try await client.post("/history", ["delete": ["a"]])
      #expect(try await client.get("/history").json.object?.members.map(\.name) == ["b"])
      _ = try await client.post("/history", ["clear": true])
      #expect(try await client.get("/history").json == [:])
    }
  }

  @Test("an interruption ends what runs, as an error with its own message")
  func interruption() async throws {
    let configuration = StandInConfiguration(
      models: StandInConfiguration.commonModels, stepTime: .milliseconds(20))
    try await withServer(configuration) { (server, client) async throws in
      let socket = try #require(try await EventSocket.open(server, clientID: "me"))
      try await submit(
        client, "long", ["client_id": "me"], prompt: Samples.drawing(steps: 1000))
      _ = await socket.messages { $0.type == "progress" }
      _ = try await client.post("/interrupt", ["prompt_id": "another"])
      _ = await socket.messages { $0.type == "progress" }
      _ = try await client.post("/interrupt", ["prompt_id": "long"])
      let types = await socket.messagesOfPrompt().compactMap(\.type)
      #expect(types.contains("execution_interrupted"))
      #expect(!types.contains("execution_error"))
      let record = try await client.get("/history/long").json["long"]
      #expect(record?["status"]?["status_str"] == "error")
      #expect(record?["status"]?["completed"] == false)
      let last = record?["status"]?["messages"]?.array?.last
      #expect(last?.array?.first == "execution_interrupted")
      #expect(last?.array?.last?["node_type"] == "KSampler")
    }
  }

  @Test("an interruption of a pending prompt, or while nothing runs, has no effect")
  func interruptionOfNothing() async throws {
    try await withServer { (server, client) async throws in
      _ = try await client.post("/interrupt", [:])
      server.hold()
      try await submit(client, "a")
      _ = try await client.post("/interrupt", ["prompt_id": "a"])
      server.release()
      await server.idle()
      #expect(try await client.get("/history/a").json["a"]?["status"]?["status_str"] == "success")
    }
  }

  @Test("an exception at a node ends the prompt, and finished outputs remain")
  func exception() async throws {
    try await withServer { (server, client) async throws in
      let branches = Samples.prompt(
        Samples.picture(), Samples.preview,
        Samples.node(
          "ImageScaleBy", ["image": ["1", 0], "upscale_method": "area", "scale_by": 2]),
        Samples.node("ImageInvert", ["image": ["3", 0]]),
        Samples.node("PreviewImage", ["images": ["4", 0]]))
      server.fail(.exception(atClass: "ImageInvert", type: "ValueError", message: "bad"))
      let record = try await client.run(branches)
      #expect(record["outputs"]?.object?.members.map(\.name) == ["2"])
      let error = record["status"]?["messages"]?.array?.last?.array
      #expect(error?.first == "execution_error")
      let data = try #require(error?.last)
      #expect(data["node_id"] == "4")
      #expect(data["node_type"] == "ImageInvert")
      #expect(data["exception_type"] == "ValueError")
      #expect(data["exception_message"] == "bad\n")
      #expect(data["executed"] == ["1", "2", "3"])
      #expect(data["traceback"]?.array?.isEmpty == false)
      #expect(data["current_inputs"]?["image"]?.array?.count == 1)
    }
  }
}
