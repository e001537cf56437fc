import AnyflowTesting
import OrderedJSON
import Testing

@Suite("Endpoints")
struct EndpointTests {
  @Test(
    "every plain endpoint answers, under /api too",
    arguments: [
      "/prompt", "/queue", "/history", "/history/nothing", "/object_info/KSampler",
      "/object_info/NoSuchClass", "/system_stats", "/features", "/models", "/models/checkpoints",
      "/embeddings", "/extensions",
    ])
  func answers(path: String) async throws {
    try await withServer { (server, client) async throws in
      let plain = try await client.get(path)
      let underAPI = try await client.get("/api\(path)")
      #expect(plain.status == 200)
      #expect(plain.headers["content-type"] == "application/json; charset=utf-8")
      #expect(plain.bytes == underAPI.bytes)
      #expect(server.received.map(\.path) == [path, path])
      #expect(server.received.map(\.isUnderAPI) == [false, true])
    }
  }

  @Test(
    "what is not there is told by status",
    arguments: [
      ("GET", "/nix", 404), ("GET", "/models/nix", 404), ("POST", "/system_stats", 405),
      ("GET", "/free", 405), ("GET", "/view", 404), ("GET", "/view_metadata/checkpoints", 404),
      ("GET", "/history?max_items=x", 500), ("POST", "/prompt", 500), ("POST", "/queue", 500),
      ("POST", "/upload/image", 400),
    ])
  func statuses(method: String, path: String, status: Int) async throws {
    try await withServer { (_, client) async throws in
      let reply =
        method == "GET"
        ? try await client.get(path)
        : try await client.post(path, bytes: Array("no json".utf8), type: "text/plain")
      #expect(reply.status == status)
    }
  }

  @Test("an older server has no features")
  func noFeatures() async throws {
    try await withServer(StandInConfiguration(hasFeatures: false)) { (_, client) async throws in
      #expect(try await client.get("/features").status == 404)
    }
  }

  @Test("embeddings are named without their ends")
  func embeddings() async throws {
    let models = ["embeddings": ["b.v2.pt", "a.safetensors"]]
    try await withServer(StandInConfiguration(models: models)) { (_, client) async throws in
      #expect(try await client.get("/embeddings").json == ["a", "b.v2"])
      #expect(try await client.get("/models/embeddings").json == ["a.safetensors", "b.v2.pt"])
    }
  }

  @Test("metadata are told of safetensors files that have some")
  func metadata() async throws {
    let configuration = StandInConfiguration(
      models: ["loras": ["a.safetensors", "b.safetensors", "c.pt"]],
      metadata: ["loras/a.safetensors": ["k": "v"], "loras/c.pt": ["k": "v"]])
    try await withServer(configuration) { (_, client) async throws in
      #expect(
        try await client.get("/view_metadata/loras?filename=a.safetensors").json == ["k": "v"])
      for name in ["b.safetensors", "c.pt", "nix.safetensors"] {
        #expect(try await client.get("/view_metadata/loras?filename=\(name)").status == 404)
      }
    }
  }

  @Test("a body beyond the limit is refused, and the limit is told")
  func uploadLimit() async throws {
    try await withServer(StandInConfiguration(uploadLimit: 1000)) { (_, client) async throws in
      #expect(try await client.get("/features").json["max_upload_size"] == 1000)
      #expect(try await client.upload(Array(repeating: 1, count: 2000), as: "a.png").status == 413)
    }
  }

  @Test("many servers stand beside each other, and one that stopped is gone")
  func many() async throws {
    let first = try await StandInServer.start()
    let second = try await StandInServer.start()
    #expect(first.port != second.port)
    await first.stop()
    await #expect(throws: (any Error).self) {
      try await RawClient(server: first).get("/prompt")
    }
    #expect(try await RawClient(server: second).get("/prompt").status == 200)
    await second.stop()
  }
}
