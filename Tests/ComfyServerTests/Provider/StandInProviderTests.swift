import AnyflowTesting
import Comfy
import ComfyServer
import Flow
import Foundation
import OrderedJSON
import Targets
import Testing

@Suite("A provider on a stand-in server")
struct StandInProviderTests {
  private func server() async throws -> StandInServer {
    try await StandInServer.start(
      StandInConfiguration(
        models: StandInConfiguration.commonModels, stepTime: .milliseconds(5), usesFFmpeg: false))
  }

  private func run(
    _ make: (NodeClasses) -> TestJob, on server: StandInServer, told: Told = Told()
  ) async throws -> [String: Artifact] {
    let client = ComfyClient(address: try ServerAddress(server.url))
    let classes = try NodeClasses(objectInfo: JSON(parsing: try await client.objectInfo()))
    let job = make(classes)
    let provider = ComfyProvider(server: client, classes: classes)
    return try await provider.run(told.request(job, in: try TestFolder().url))
  }

  private func refused(
    _ checkpoint: String = "dreamshaper_8.safetensors", on server: StandInServer
  ) async throws -> Diagnostic {
    let finding = try await #require(throws: Diagnostic.self) {
      try await run({ .textToImage(classes: $0, checkpoint: checkpoint) }, on: server)
    }
    await server.stop()
    return finding
  }

  @Test("a picture is drawn, fetched, and taken by the next job without going there again")
  func twoJobs() async throws {
    let server = try await server()
    let told = Told()
    let first = try await run({ .textToImage(classes: $0) }, on: server, told: told)
    let drawn = try #require(first["scene/drawn.IMAGE"])
    #expect(told.parts.contains("scene/sampler") && told.previews > 0)
    #expect(told.fractions.last == 1 && told.fractions == told.fractions.sorted())
    let second = try await run(
      { classes in
        var job = TestJob(classes: classes)
        job.add("dark", "ImageInvert", ["image": "@photo.image"])
        job.give("photo.image", .list([.artifact(drawn), .artifact(drawn)]))
        job.want("dark.IMAGE", "IMAGE")
        return job
      }, on: server)
    #expect(second["dark.IMAGE"]?.elements?.count == 2)
    #expect(server.received("POST", "/upload/image").isEmpty)
    await server.stop()
  }

  @Test("a file of this machine is uploaded once for two jobs")
  func upload() async throws {
    let server = try await server()
    let drawn = try await run({ .textToImage(classes: $0) }, on: server)["scene/drawn.IMAGE"]
    let bytes = Array(try Data(contentsOf: try #require(drawn?.file)))
    for name in ["one.png", "two.png"] {
      let file = try TestFolder().file(name, bytes)
      _ = try await run(
        { classes in
          var job = TestJob(classes: classes)
          job.add("dark", "ImageInvert", ["image": "@photo.image"])
          job.give("photo.image", .artifact(Artifact(.image, file: file)))
          job.want("dark.IMAGE", "IMAGE")
          return job
        }, on: server)
    }
    #expect(server.received("POST", "/upload/image").count == 1)
    await server.stop()
  }

  @Test("a server that starts anew in mid-run costs a warning, not the picture")
  func restarted() async throws {
    let server = try await server()
    server.fail(.restart(afterEvents: 5, down: .milliseconds(100)))
    let told = Told()
    let given = try await run({ .textToImage(classes: $0) }, on: server, told: told)
    #expect(given["scene/drawn.IMAGE"]?.file != nil)
    #expect(told.findings.map(\.code) == [.runLost])
    await server.stop()
  }

  @Test("running out of memory is told at the flow's node with what would help")
  func memory() async throws {
    let server = try await server()
    server.fail(.outOfMemory(atClass: "KSampler"))
    let finding = try await refused(on: server)
    #expect(finding.code == .outOfMemory && finding.place == .node("scene"))
    #expect(finding.hint?.contains("smaller") == true)
  }

  @Test("an exception is told with the server's words as a note")
  func exception() async throws {
    let server = try await server()
    server.fail(.exception(atClass: "VAEDecode", message: "something odd"))
    let finding = try await refused(on: server)
    #expect(finding.code == .executionFailed)
    #expect(finding.message.hasPrefix("scene/drawn (VAEDecode) failed on the server"))
    #expect(finding.notes.first == "The server says: RuntimeError: something odd")
  }

  @Test("a model that is not there is told with near ones")
  func model() async throws {
    let finding = try await refused("dreamshaper_9.safetensors", on: try await server())
    #expect(finding.code == .missingModel)
    #expect(finding.hint?.contains("dreamshaper_8.safetensors") == true)
  }

  @Test("an output that the server alone refuses fails the job")
  func refusedOutput() async throws {
    let server = try await server()
    server.fail(.rejectOutput(class: "SaveImage"))
    let finding = try await refused(on: server)
    #expect(finding.code == .rejectedByServer && finding.place == .node("scene"))
  }

  @Test("an interruption from elsewhere is no success")
  func interruption() async throws {
    let server = try await server()
    server.fail(.interruption(atClass: "VAEDecode"))
    let finding = try await refused(on: server)
    #expect(finding.code == .executionFailed && finding.message.contains("stopped"))
  }
}
