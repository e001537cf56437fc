import AnyflowTesting
import OrderedJSON
import Testing

@Suite("What is executed again")
struct CachingTests {
  /// The classes of the nodes that a second prompt executes after a first.
  private func executed(_ first: JSON, then second: JSON) async throws -> [String] {
    var classes: [String] = []
    try await withServer { (server, client) async throws in
      _ = try await client.run(first)
      let count = server.executed.count
      _ = try await client.run(second)
      classes = server.executed.dropFirst(count).map(\.classType)
    }
    return classes
  }

  @Test("the same prompt executes nothing, yet lists its files again")
  func fullyCached() async throws {
    try await withServer { (server, client) async throws in
      let first = try await client.run(Samples.drawing())
      let second = try await client.run(Samples.drawing())
      #expect(server.executed.count == 7)
      #expect(first["outputs"] == second["outputs"])
      let messages = second["status"]?["messages"]?.array ?? []
      #expect(
        messages[1].array?[1]["nodes"] == ["1", "2", "3", "4", "5", "6", "7"])
    }
  }

  @Test("a changed seed runs the sampler and what follows")
  func changedSeed() async throws {
    let classes = try await executed(Samples.drawing(seed: 1), then: Samples.drawing(seed: 2))
    #expect(classes == ["KSampler", "VAEDecode", "SaveImage"])
  }

  @Test("a changed prefix runs the saving alone")
  func changedPrefix() async throws {
    let classes = try await executed(
      Samples.drawing(prefix: "a/b"), then: Samples.drawing(prefix: "a/c"))
    #expect(classes == ["SaveImage"])
  }

  @Test("ids, titles and the order of keys do not count")
  func renamed() async throws {
    let first = Samples.prompt(Samples.picture(), Samples.preview)
    let second: JSON = [
      "b": ["inputs": ["images": ["a", 0]], "class_type": "PreviewImage"],
      "a": [
        "class_type": "EmptyImage", "_meta": ["title": "T"],
        "inputs": ["color": 0, "batch_size": 1, "height": 60, "width": 100],
      ],
    ]
    #expect(try await executed(first, then: second).isEmpty)
  }

  @Test("keys that a class does not declare do count")
  func strayKeys() async throws {
    let first = Samples.prompt(Samples.picture(), Samples.preview)
    let classes = try await executed(first, then: Samples.changed(first, "1", "stray", 5))
    #expect(classes == ["EmptyImage", "PreviewImage"])
  }

  @Test("two equal nodes are not the same as one that is used twice")
  func sharing() async throws {
    func batch(_ first: String, _ second: String) -> JSON {
      Samples.node("ImageBatch", ["image1": [.string(first), 0], "image2": [.string(second), 0]])
    }
    let preview = Samples.node("PreviewImage", ["images": ["3", 0]])
    let twice = Samples.prompt(Samples.picture(), Samples.picture(), batch("1", "2"), preview)
    let once = Samples.prompt(Samples.picture(), Samples.picture(), batch("1", "1"), preview)
    #expect(try await executed(twice, then: once) == ["ImageBatch", "PreviewImage"])
  }

  @Test("a changed file is loaded again")
  func changedFile() async throws {
    try await withServer { (server, client) async throws in
      let prompt = Samples.prompt(Samples.node("LoadImage", ["image": "a.png"]), Samples.preview)
      for size in [20, 30, 30] {
        let record = try await client.run(
          Samples.prompt(Samples.picture(size, 10), Samples.preview))
        let shown = record["outputs"]?["2"]?["images"]?.array?.first ?? .null
        let bytes = try await client.file(shown)
        _ = try await client.upload(bytes, as: "a.png", ["overwrite": "1"])
        _ = try await client.run(prompt)
      }
      #expect(server.executed.filter { $0.classType == "LoadImage" }.count == 3)
      _ = try await client.run(prompt)
      #expect(server.executed.filter { $0.classType == "LoadImage" }.count == 3)
    }
  }

  @Test("only what the latest prompt used is kept")
  func classicPolicy() async throws {
    try await withServer { (server, client) async throws in
      _ = try await client.run(Samples.drawing())
      _ = try await client.run(Samples.prompt(Samples.picture(), Samples.preview))
      _ = try await client.run(Samples.drawing())
      #expect(server.executed.count == 7 + 2 + 7)
    }
  }

  @Test("freeing memory empties the cache when nothing runs")
  func freeing() async throws {
    try await withServer { (server, client) async throws in
      _ = try await client.run(Samples.drawing())
      _ = try await client.post("/free", ["free_memory": true])
      try await Task.sleep(for: .milliseconds(100))
      _ = try await client.run(Samples.drawing())
      #expect(server.executed.count == 14)
    }
  }
}
