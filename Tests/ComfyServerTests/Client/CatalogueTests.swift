import AnyflowTesting
import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("What a server has")
struct CatalogueTests {
  @Test("a server says what it is and what it can do", arguments: Subject.all)
  func facts(subject: Subject) async throws {
    try await subject.use { client async throws in
      let stats = try await client.systemStats()
      #expect(stats.version?.split(separator: ".").count == 3)
      #expect(!stats.devices.isEmpty)
      #expect(try await client.features()["max_upload_size"]?.integer != nil)
    }
  }

  @Test("the description of all classes comes as it is", arguments: Subject.all)
  func classes(subject: Subject) async throws {
    try await subject.use { client async throws in
      let json = try JSON(parsing: try await client.objectInfo())
      #expect(json["KSampler"]?["input"]?["required"]?["seed"] != nil)
    }
  }

  @Test(
    "folders and files are listed, and a folder that is not there is empty", arguments: Subject.all)
  func models(subject: Subject) async throws {
    try await subject.use { client async throws in
      #expect(try await client.modelFolders().contains("checkpoints"))
      #expect(try await client.models(in: "no such/folder").isEmpty)
      _ = try await client.extensions()
    }
  }

  @Test("files and their metadata are those of the server")
  func metadata() async throws {
    let configuration = StandInConfiguration(
      models: ["checkpoints": ["a.safetensors", "sub/b c.safetensors"]],
      metadata: ["checkpoints/sub/b c.safetensors": ["modelspec.title": "B"]])
    try await withStandIn(configuration) { _, client async throws in
      #expect(
        try await client.models(in: "checkpoints").sorted()
          == ["a.safetensors", "sub/b c.safetensors"])
      let found = try await client.viewMetadata(folder: "checkpoints", file: "sub/b c.safetensors")
      #expect(found?["modelspec.title"] == "B")
      #expect(
        try await client.viewMetadata(folder: "checkpoints", file: "none.safetensors") == nil)
    }
  }

  @Test("a server without a list of features has none")
  func noFeatures() async throws {
    try await withStandIn(.init(hasFeatures: false)) { _, client async throws in
      #expect(try await client.features() == .object([:]))
    }
  }

  @Test("freeing memory and looking at the queue work", arguments: Subject.all)
  func free(subject: Subject) async throws {
    try await subject.use { client async throws in
      _ = try await client.queue()
      #expect(try await client.history(PromptID()) == nil)
      if case .standIn = subject { try await client.free() }
    }
  }

  @Test("a question is asked again when a kept connection ended under it")
  func again() async throws {
    try await withStandIn { server, client async throws in
      server.fail(.closeBeforeWork(to: "/queue"))
      _ = try await client.queue()
      #expect(server.received("GET", "/queue").count == 2)
      server.fail(.closeBeforeWork(to: "/queue"), times: nil)
      await expect(.disconnected("/queue")) { _ = try await client.queue() }
    }
  }

  @Test("an answer that is no JSON is told with its beginning")
  func noJSON() async throws {
    try await withStandIn { server, client async throws in
      server.fail(.invalidJSON(to: "/queue"))
      let error = await clientError { _ = try await client.queue() }
      guard case .protocolViolation(let text) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(text.hasPrefix("/queue did not answer with JSON but with"))
    }
  }
}
