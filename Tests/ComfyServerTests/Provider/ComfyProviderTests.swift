import Comfy
import ComfyServer
import Flow
import Foundation
import OrderedJSON
import Targets
import Testing

@Suite("Jobs run by a provider")
struct ComfyProviderTests {
  private func run(
    _ job: TestJob, on server: FakeServer, told: Told = Told(), flowText: String? = nil,
    _ change: (inout ComfyProvider) -> Void = { _ in }
  ) async throws -> [String: Artifact] {
    let folder = try TestFolder()
    var provider = ComfyProvider(server: server, classes: job.classes)
    change(&provider)
    return try await provider.run(told.request(job, in: folder.url, flowText: flowText))
  }

  private func picture(_ content: String = UUID().uuidString) throws -> Artifact {
    let folder = try TestFolder()
    return Artifact(.image, file: try folder.file("cat.PNG", Array(content.utf8)))
  }

  private func inverted(_ artifact: Artifact) -> TestJob {
    var job = TestJob()
    job.add("dark", "ImageInvert", ["image": "@photo.image"])
    job.give("photo.image", .artifact(artifact))
    job.want("dark.IMAGE", "IMAGE")
    return job
  }

  @Test("a picture comes back as a file in the step's folder, measured")
  func picture() async throws {
    let server = try FakeServer(.success(["SaveImage": .files("images", "a_00001_.png")]))
    let told = Told()
    let given = try await run(.textToImage(), on: server, told: told) { provider in
      provider.probe = { _, _ in
        var facts = MediaFacts()
        facts.width = 128
        return facts
      }
    }
    let artifact = try #require(given["scene/drawn.IMAGE"])
    #expect(artifact.modality == .image && artifact.facts.width == 128)
    #expect(artifact.file?.lastPathComponent == "a_00001_.png")
    #expect(told.parts.contains("scene/sampler") && told.previews == 6)
    #expect(told.fractions.last == 1 && told.fractions == told.fractions.sorted())
  }

  @Test("a batch of pictures is a list")
  func batch() async throws {
    let server = try FakeServer(.success(["SaveImage": .files("images", "a.png", "b.png")]))
    let given = try await run(.textToImage(), on: server)
    let names = given["scene/drawn.IMAGE"]?.elements?.map { $0.file?.lastPathComponent }
    #expect(names == ["a.png", "b.png"])
  }

  @Test("the editor's workflow and the flow's text go with the prompt")
  func embedded() async throws {
    let server = try FakeServer(.success(["SaveImage": .files("images", "a.png")]))
    _ = try await run(.textToImage(), on: server, flowText: "scene = text_to_image()")
    let embedded = server.extras.first?["extra_pnginfo"]
    #expect(embedded?["anyflow"] == "scene = text_to_image()")
    #expect(embedded?["workflow"]?["nodes"]?.array?.count == 6)
  }

  @Test("a file is uploaded once, by its content's name")
  func uploadedOnce() async throws {
    let server = try FakeServer(
      .success(["SaveImage": .files("images", "a.png")]),
      .success(["SaveImage": .files("images", "a.png")]))
    let photo = try picture("the same")
    _ = try await run(inverted(photo), on: server)
    _ = try await run(inverted(try picture("the same")), on: server)
    #expect(server.uploads.count == 1)
    let name = try #require(server.uploads.first)
    #expect(name.hasPrefix("anyflow/") && name.hasSuffix(".png") && name.count == 8 + 64 + 4)
    #expect(server.prompts.last?["1"]?["inputs"]?["image"] == .string(name))
  }

  @Test("a file that came from the server is named, not uploaded, until it is changed")
  func referenced() async throws {
    let answer = FakeServer.Answer.success(["SaveImage": .files("images", "a.png")])
    let server = try FakeServer(answer, answer, answer)
    let first = try await run(.textToImage(), on: server)
    let drawn = try #require(first["scene/drawn.IMAGE"])
    _ = try await run(inverted(drawn), on: server)
    #expect(server.uploads.isEmpty)
    #expect(
      server.prompts.last?["1"]?["inputs"]?["image"] == "anyflow/t/a.png [output]")
    try Data("changed by someone".utf8).write(to: try #require(drawn.file))
    _ = try await run(inverted(drawn), on: server)
    #expect(server.uploads.count == 1)
  }

  @Test("a file that the server has lost is brought in again")
  func lostFile() async throws {
    let rejection = PromptRejection(
      type: "prompt_outputs_failed_validation", message: "Prompt outputs failed validation",
      nodes: [
        "1": [
          .init(
            type: "custom_validation_failed", message: "Custom validation failed",
            details: "image - Invalid image file: x", inputName: "image", classType: "LoadImage")
        ]
      ])
    let answer = FakeServer.Answer.success(["SaveImage": .files("images", "a.png")])
    let server = try FakeServer(
      answer, .failure(ClientError.invalidPrompt(rejection)), answer)
    let drawn = try await run(.textToImage(), on: server)["scene/drawn.IMAGE"]
    let given = try await run(inverted(try #require(drawn)), on: server)
    #expect(given["dark.IMAGE"]?.file != nil)
    #expect(server.uploads.count == 1 && server.prompts.count == 3)
  }

  @Test("a run that the server loses is handed in again, with a warning")
  func lostRun() async throws {
    let lost = FakeServer.Answer.failure(ClientError.lost(PromptID()))
    let server = try FakeServer(
      lost, lost, .success(["SaveImage": .files("images", "a.png")]))
    let told = Told()
    _ = try await run(.textToImage(), on: server, told: told)
    #expect(told.findings.map(\.code) == [.runLost, .runLost])
    #expect(told.findings.allSatisfy { $0.severity == .warning })
    #expect(Set(server.prompts).count == 1)
  }

  @Test("a run that is lost again and again is given up")
  func lostForGood() async throws {
    let lost = FakeServer.Answer.failure(ClientError.lost(PromptID()))
    let server = try FakeServer(lost, lost, lost)
    let finding = try await #require(throws: Diagnostic.self) {
      try await run(.textToImage(), on: server)
    }
    #expect(finding.code == .runLost && finding.severity == .error)
    #expect(server.prompts.count == 3)
  }

  @Test("a server that starts anew is waited for")
  func restarted() async throws {
    let server = try FakeServer(
      .failure(ClientError.lost(PromptID())), .failure(ClientError.unreachable(.refused)),
      .success(["SaveImage": .files("images", "a.png")]))
    let given = try await run(.textToImage(), on: server) { $0.patience = .milliseconds(20) }
    #expect(given.count == 1)
  }

  @Test("a server that is not there is told with its address at once")
  func unreachable() async throws {
    let server = try FakeServer(.failure(ClientError.unreachable(.refused)))
    let finding = try await #require(throws: Diagnostic.self) {
      try await run(.textToImage(), on: server)
    }
    #expect(finding.code == .targetUnreachable)
    #expect(finding.message.contains(server.address.url.absoluteString))
  }

  @Test("numbers, truth values and texts come back as values")
  func values() async throws {
    var job = TestJob()
    job.add("size", "GetImageSize", ["image": "@photo.image"])
    job.give("photo.image", .artifact(try picture()))
    job.want("size.width", "INT")
    let server = try FakeServer(.success(["PreviewAny": ["text": ["640"]]]))
    let given = try await run(job, on: server)
    #expect(given["size.width"]?.value == .number(Number(640)))
    #expect(given["size.width"]?.modality == .number)
  }

  @Test("an output that something blocked is told, not left out")
  func blocked() async throws {
    let server = try FakeServer(.success([:]))
    let finding = try await #require(throws: Diagnostic.self) {
      try await run(.textToImage(), on: server)
    }
    #expect(finding.code == .executionFailed && finding.place == .node("scene"))
  }

  @Test("all files that a saving node left come back, and unknown ones are told")
  func files() async throws {
    var job = TestJob()
    job.add("grey", "EmptyImage")
    job.add("kept", "SaveImage", ["images": "@grey.IMAGE"])
    job.want("kept.files", "files")
    let server = try FakeServer(
      .success(["SaveImage": .files("images", "a.png", "b.webp", animated: true)]),
      .success(["SaveImage": .files("latents", "c.latent")]))
    let given = try await run(job, on: server)
    #expect(given["kept.files"]?.elements?.map(\.modality) == [.video, .video])
    let told = Told()
    let latents = try await run(job, on: server, told: told)
    #expect(latents["kept.files"]?.elements?.isEmpty == true)
    #expect(told.findings.first?.hint?.contains("c.latent [output]") == true)
  }

  @Test("a prompt that someone stopped on the server is no success")
  func interrupted() async throws {
    let record = HistoryRecord(id: PromptID(), status: .interrupted)
    let server = try FakeServer(.record(record))
    let finding = try await #require(throws: Diagnostic.self) {
      try await run(.textToImage(), on: server)
    }
    #expect(finding.message.contains("stopped"))
  }

  @Test("cancelling ends the run at once")
  func cancelled() async throws {
    let server = try FakeServer(.hangs)
    let task = Task { try await run(.textToImage(), on: server) }
    while server.prompts.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    let clock = ContinuousClock()
    let start = clock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(clock.now - start < .seconds(5))
  }

  @Test("what other parts are refused for is told on the way")
  func severalFindings() async throws {
    func error(_ input: String) -> PromptRejection.NodeError {
      .init(
        type: "required_input_missing", message: "Required input is missing", details: input,
        inputName: input, classType: "KSampler")
    }
    let rejection = PromptRejection(
      type: "prompt_outputs_failed_validation", message: "Prompt outputs failed validation",
      nodes: ["4": [error("model"), error("positive")], "2": [error("clip")]])
    let server = try FakeServer(.failure(ClientError.invalidPrompt(rejection)))
    let told = Told()
    let finding = try await #require(throws: Diagnostic.self) {
      try await run(.textToImage(), on: server, told: told)
    }
    #expect(finding.message.hasPrefix("clip of scene/words (CLIPTextEncode) is missing"))
    #expect(told.findings.map(\.code) == [.missingInput, .missingInput])
  }

  @Test("a step without parts is refused")
  func noParts() async throws {
    let server = try FakeServer()
    let finding = try await #require(throws: Diagnostic.self) {
      try await run(TestJob(), on: server)
    }
    #expect(finding.code == .unexpectedShape)
  }

  @Test("a loading node's file beside the flow is uploaded, one outside of it is not")
  func ownFiles() async throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    _ = try folder.file("cat.png", [1, 2, 3])
    for (name, count) in [("cat.png", 1), ("../001-job/cat.png", 0), ("missing.png", 0)] {
      let server = try FakeServer(.success(["PreviewImage": .files("images", "a.png")]))
      var job = TestJob()
      job.add("photo", "LoadImage", ["image": .text(name)])
      job.add("shown", "PreviewImage", ["images": "@photo.IMAGE"])
      job.want("shown.files", "files")
      _ = try await run(job, on: server) { $0.folders = [folder.url] }
      #expect(server.uploads.count == count, "\(name)")
    }
  }
}
