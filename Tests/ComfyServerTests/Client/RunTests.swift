import AnyflowTesting
import Foundation
import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("Runs", .serialized)
struct RunTests {
  @Test("a prompt runs and its picture can be fetched", arguments: Subject.all)
  func plain(subject: Subject) async throws {
    try await subject.use { client async throws in
      let heard = Heard()
      let id = PromptID()
      let record = try await client.run(Prompts.plain(), id: id, events: heard.take)
      #expect(record.id == id)
      #expect(record.status == .success)
      #expect(record.isConfirmed)
      let image = try #require(record.outputs["2"]?["images"]?.array?.first)
      let remote = try #require(RemoteFile(image))
      let target = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: target) }
      try await client.download(remote, to: target)
      #expect(try Data(contentsOf: target).starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(heard.contains { $0.isSubmitted })
      #expect(heard.contains { $0.isStarted })
      #expect(heard.contains { $0 == .executing("1") })
      #expect(heard.contains { if case .executed("2", _) = $0 { true } else { false } })
      #expect(try await client.history(id) == record)
    }
  }

  @Test("events come in the order of the work", arguments: Subject.all)
  func order(subject: Subject) async throws {
    try await subject.use { client async throws in
      let heard = Heard()
      _ = try await client.run(Prompts.plain(), events: heard.take)
      let order = ["started", "1", "2", "executed"]
      let found = heard.all.compactMap { event -> String? in
        switch event {
        case .started: "started"
        case .executing(let node): node
        case .executed: "executed"
        default: nil
        }
      }
      #expect(found == order)
    }
  }

  @Test(
    "work that was done before is not done again, and its outputs are told all the same",
    arguments: Subject.all)
  func cached(subject: Subject) async throws {
    try await subject.use { client async throws in
      // Somebody else's prompt in between makes the server forget.
      for isLast in [false, false, true] {
        let prompt = Prompts.plain()
        let first = try await client.run(prompt)
        let second = try await client.run(prompt)
        if second.cached.isEmpty, !isLast { continue }
        #expect(second.status == .success)
        #expect(Set(second.cached) == ["1", "2"])
        #expect(second.outputs == first.outputs)
        return
      }
    }
  }

  @Test("a prompt that the server refuses is told with each node's error", arguments: Subject.all)
  func invalid(subject: Subject) async throws {
    try await subject.use { client async throws in
      let error = await clientError { _ = try await client.run(Prompts.wrong) }
      guard case .invalidPrompt(let rejection)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(rejection.type == "prompt_outputs_failed_validation")
      let node = try #require(rejection.nodes["1"]?.first)
      #expect(node.type == "value_smaller_than_min")
      #expect(node.inputName == "batch_size")
      #expect(node.receivedValue == 0)
      #expect(node.classType == "EmptyImage")
      #expect(node.dependentOutputs == ["2"])
    }
  }

  @Test(
    "an unknown class, and a prompt without outputs, are refused as such", arguments: Subject.all)
  func refused(subject: Subject) async throws {
    try await subject.use { client async throws in
      for prompt: JSON in [
        ["1": Prompts.node("NoSuchClass", [:]), "2": Prompts.save("1")], ["1": Prompts.empty(1)],
        [:],
      ] {
        let error = await clientError { _ = try await client.run(prompt) }
        guard case .invalidPrompt(let rejection)? = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(!rejection.message.isEmpty)
      }
    }
  }

  @Test("a prompt of which an output would be left out is taken back", arguments: Subject.all)
  func partial(subject: Subject) async throws {
    try await subject.use { client async throws in
      let id = PromptID()
      let error = await clientError { _ = try await client.run(Prompts.halfWrong, id: id) }
      guard case .partial(let rejection)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(rejection.nodes["3"]?.first?.type == "required_input_missing")
      #expect(try await client.queue().item(id) == nil)
    }
  }

  // The stand-in does not look into pictures; what fails there is said by its faults.
  @Test("a node that fails ends the run with its error", arguments: Subject.all.filter(\.isReal))
  func failure(subject: Subject) async throws {
    try await subject.use { client async throws in
      let name = "anyflow-missing-\(UUID().uuidString).png"
      let url = FileManager.default.temporaryDirectory.appendingPathComponent(name)
      defer { try? FileManager.default.removeItem(at: url) }
      try Data("no picture".utf8).write(to: url)
      let file = try await client.upload(url, as: name)
      let prompt: JSON = [
        "7": Prompts.node("LoadImage", ["image": .string(file.annotated)]),
        "8": Prompts.save("7"),
      ]
      let record = try await client.run(prompt)
      #expect(record.status == .error)
      #expect(record.error?.nodeID == "7")
      #expect(record.error?.nodeType == "LoadImage")
      #expect(record.error?.type.contains("UnidentifiedImageError") == true)
      #expect(record.error?.traceback.isEmpty == false)
    }
  }

  @Test("several runs at a time each hear their own events only", arguments: Subject.all)
  func several(subject: Subject) async throws {
    try await subject.use { client async throws in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<8 {
          group.addTask {
            let heard = Heard()
            let names = ("\(100 + index)", "\(200 + index)")
            let prompt = JSON.object(
              JSONObject([
                .init(names.0, Prompts.empty(.random(in: 0..<1 << 24))),
                .init(names.1, Prompts.save(names.0)),
              ]))
            let record = try await client.run(prompt, events: heard.take)
            #expect(record.status == .success)
            #expect(Array(record.outputs.keys) == [names.1])
            for case .executing(let node?) in heard.all {
              #expect(node == names.0 || node == names.1)
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test("a prompt submitted before can be followed by its id", arguments: Subject.all)
  func follow(subject: Subject) async throws {
    try await subject.use(nodeTime: .milliseconds(30)) { client async throws in
      let id = PromptID()
      let submission = try await client.submit(Prompts.long(6), id: id, clientID: "anyflow-tests")
      #expect(submission.id == id && !submission.isRecovered)
      let record = try await client.follow(id, clientID: "anyflow-tests")
      #expect(record.status == .success)
      // Followed once more, there is only the history left to tell.
      #expect(try await client.follow(id, clientID: "other").status == .success)
    }
  }

  @Test("a prompt that no server knows is lost", arguments: Subject.all)
  func unknown(subject: Subject) async throws {
    try await subject.use { client async throws in
      let id = PromptID()
      await expect(.lost(id)) { _ = try await client.follow(id, clientID: "x") }
    }
  }

  @Test("extra data is kept beside the prompt")
  func extraData() async throws {
    try await withStandIn { server, client async throws in
      _ = try await client.run(
        Prompts.plain(), extraData: ["extra_pnginfo": ["anyflow": "flow"]])
      let body = try #require(server.received("POST", "/prompt").first?.json)
      #expect(body["extra_data"]?["extra_pnginfo"]?["anyflow"] == "flow")
      #expect(body["client_id"]?.string == server.received("GET", "/ws").first?.query["clientId"])
    }
  }
}
