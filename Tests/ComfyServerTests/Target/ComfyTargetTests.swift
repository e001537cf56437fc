import Comfy
import Flow
import Foundation
import OrderedJSON
import Targets
import Testing

@testable import ComfyServer

@Suite("A ComfyUI server as a target")
struct ComfyTargetTests {
  private let home = FileManager.default.temporaryDirectory
    .appendingPathComponent(UUID().uuidString)
  private let address: ServerAddress

  init() throws { address = try ServerAddress("http://127.0.0.1:8188") }

  private struct IdleProvider: Provider {
    func run(_ step: StepRequest) async throws -> [String: Artifact] { [:] }
  }

  private func connect(_ facts: StandInFacts, refreshing: Bool = false) async -> ComfyTarget {
    await ComfyTarget.connect(
      to: address, greeting: facts, server: facts,
      cache: ServerCache(home: home, address: address), families: .builtIn, refreshing: refreshing,
      makeProvider: { _ in IdleProvider() })
  }

  private func cleanUp() { try? FileManager.default.removeItem(at: home) }

  // MARK: Connecting

  @Test("a server's classes are fetched once, and again when something of it has changed")
  func caching() async throws {
    defer { cleanUp() }
    let facts = StandInFacts()
    #expect(await connect(facts).origin == .server)
    let second = await connect(facts)
    #expect(second.origin == .cache)
    #expect(second.classes["Sampler"] != nil && second.finding == nil && second.findings.isEmpty)
    #expect(facts.asked("object_info") == 1)
    facts.change { $0.models["checkpoints"] = ["new.safetensors"] }
    #expect(await connect(facts).origin == .server)
    #expect(facts.asked("object_info") == 2)
    #expect(await connect(facts).origin == .cache)
    #expect(await connect(facts, refreshing: true).origin == .server)
    #expect(facts.asked("object_info") == 3)
  }

  @Test("a server without what makes a fingerprint is asked every time")
  func noFingerprint() async throws {
    defer { cleanUp() }
    let facts = StandInFacts()
    facts.change { $0.fails = ["extensions"] }
    #expect(await connect(facts).origin == .server)
    #expect(await connect(facts).origin == .server)
    #expect(facts.asked("object_info") == 2)
  }

  @Test("a damaged cache is fetched anew")
  func damagedCache() async throws {
    defer { cleanUp() }
    let facts = StandInFacts()
    _ = await connect(facts)
    let folder = ServerCache(home: home, address: address).folder
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try Data("{}".utf8).write(to: folder.appendingPathComponent(name))
    }
    #expect(await connect(facts).origin == .server)
    #expect(await connect(facts).origin == .cache)
  }

  @Test("what does not read as classes is not kept, and told")
  func unreadable() async throws {
    defer { cleanUp() }
    for text in ["", "{", "[]", "{\"a\": 1}"] {
      let facts = StandInFacts()
      facts.change { $0.objectInfo = Array(text.utf8) }
      let target = await connect(facts)
      #expect(target.finding?.code == .targetUnreachable)
      #expect(target.finding?.message.contains("http://127.0.0.1:8188") == true)
      #expect(target.origin == .bundled)
      #expect(ServerCache(home: home, address: address).objectInfo() == nil)
    }
  }

  @Test("a server that does not answer is told with its address, and is planned with as it was")
  func unreachable() async throws {
    defer { cleanUp() }
    let facts = StandInFacts()
    _ = await connect(facts)
    facts.change { $0.stats = nil }
    let target = await connect(facts)
    #expect(target.finding?.code == .targetUnreachable)
    #expect(target.finding?.message.contains("http://127.0.0.1:8188") == true)
    #expect(target.origin == .formerly && target.classes.all.count == 3)
    await #expect(throws: Diagnostic.self) { _ = try await target.inventory() }
    await #expect(throws: Diagnostic.self) {
      _ = try await target.provider.run(ComfyTargetTests.request)
    }
  }

  @Test("nothing listening is known in a moment")
  func nothingListens() async throws {
    defer { cleanUp() }
    let clock = ContinuousClock()
    let start = clock.now
    let target = await ComfyTarget.connect(
      to: try ServerAddress("http://127.0.0.1:9"), home: home, makeProvider: { _ in IdleProvider() }
    )
    #expect(clock.now - start < .seconds(3))
    #expect(target.finding?.message.contains("http://127.0.0.1:9") == true)
    #expect(target.origin == .bundled)
  }

  // MARK: Inventory

  @Test("the inventory has the version, the devices, the number of classes and the models")
  func inventory() async throws {
    defer { cleanUp() }
    let facts = StandInFacts()
    facts.change {
      $0.metadata["checkpoints/mystery.safetensors"] = [
        "modelspec.architecture": "stable-diffusion-xl-v1-base"
      ]
    }
    let target = await connect(facts)
    let inventory = try await target.inventory()
    #expect(inventory.version == "0.3.64")
    #expect(inventory.devices == ["cuda:0 Some Card: 24 GiB"])
    #expect(inventory.item(Need("nodes", "classes"))?.detail == "3")
    #expect(inventory.item(Need("model", "sd15"))?.detail == "dreamshaper_8.safetensors")
    #expect(inventory.item(Need("model", "sdxl"))?.detail == "mystery.safetensors")
    #expect(!inventory.has(Need("model", "svd")))
    _ = try await target.inventory()
    #expect(facts.asked("view_metadata") == 1)
    #expect(await target.models.unclassified.isEmpty)
  }

  @Test("a device is told in one line")
  func devices() async throws {
    defer { cleanUp() }
    let facts = StandInFacts()
    facts.change {
      $0.stats?.devices = [
        SystemStats.Device(name: "cpu", type: "cpu", vramTotal: 25_276_510_208),
        SystemStats.Device(name: "Big Card", type: "cuda"),
        SystemStats.Device(name: "", type: "mps", vramTotal: 1 << 30),
      ]
    }
    #expect(
      try await connect(facts).inventory().devices
        == ["cpu: 23.5 GiB", "Big Card (cuda)", "mps: 1 GiB"])
  }

  // MARK: Without a server

  @Test(
    "planning without a server has the classes that come with Anyflow, and says what it assumes")
  func offline() async throws {
    let target = ComfyTarget.offline(address: address, home: home)
    #expect(target.finding == nil && target.origin == .bundled)
    #expect(target.classes.all.count == NodeClasses.core.all.count)
    let inventory = try await target.inventory()
    #expect(inventory.item(Need("model", "sd15"))?.detail == "v1-5-pruned-emaonly-fp16.safetensors")
    #expect(target.findings.map(\.code) == [.assumption])
    #expect(target.findings.first?.severity == .warning)
    #expect(target.refusal(of: "CheckpointLoaderSimple", ["ckpt_name": .text("any.ckpt")]) == nil)
    await #expect(throws: Diagnostic.self) {
      _ = try await target.provider.run(ComfyTargetTests.request)
    }
  }

  private static let request = StepRequest(
    id: "a", primitive: "prompt", arguments: [:], folder: URL(fileURLWithPath: "/tmp"), seed: 1,
    progress: { _ in })

  // MARK: Primitives

  @Test("a seed may be left out, and a node is then not repeatable")
  func seeds() async throws {
    defer { cleanUp() }
    let target = await connect(StandInFacts())
    let sampler = try #require(target.primitives[FunctionName("Sampler", on: "comfy")])
    #expect(sampler.port("seed")?.defaultValue == Value.none)
    #expect(sampler.port("model")?.isRequired == true)
    #expect(!target.isRepeatable("Sampler", given: ["model"]))
    #expect(target.isRepeatable("Sampler", given: ["model", "seed"]))
    #expect(target.isRepeatable("CheckpointLoaderSimple", given: []))
    #expect(target.isRepeatable("Unheard", given: []))
    #expect(target.runsJobs && target.name == "comfy")
  }

  @Test(
    "pictures and values can leave, models and latents cannot",
    arguments: [
      ("IMAGE", true), ("MASK", true), ("VIDEO", true), ("AUDIO", true), ("MESH", true),
      ("STRING", true), ("INT", true), ("FLOAT", true), ("BOOLEAN", true), ("INT,FLOAT", true),
      ("MODEL", false), ("LATENT", false), ("IMAGE,LATENT", false), ("COMBO", false),
    ])
  func leaving(type: String, canLeave: Bool) {
    let target = ComfyTarget.offline(address: address, home: home)
    #expect(target.canLeave(.named(type)) == canLeave)
    #expect(target.canLeave(.list(.named(type))) == canLeave)
  }

  @Test("types of flows can leave, what may be anything cannot")
  func leavingFlows() {
    let target = ComfyTarget.offline(address: address, home: home)
    #expect(target.canLeave(.modality(.image)) && target.canLeave(.list(.any)))
    #expect(!target.canLeave(.any))
  }

  @Test("a model that is not on the server is refused, with those that are")
  func refusals() async throws {
    defer { cleanUp() }
    let target = await connect(StandInFacts())
    func refusal(_ name: String, _ arguments: [String: Value]) -> Refusal? {
      target.refusal(of: name, arguments)
    }
    #expect(
      refusal("CheckpointLoaderSimple", ["ckpt_name": .text("dreamshaper_8.safetensors")]) == nil)
    let missing = refusal(
      "CheckpointLoaderSimple", ["ckpt_name": .text("dreamshaper_9.safetensors")])
    #expect(
      missing?.message
        == "The server has no file dreamshaper_9.safetensors in models/checkpoints; there are "
        + "dreamshaper_8.safetensors, mystery.safetensors.")
    #expect(missing?.remedy?.contains("models/checkpoints") == true)
    #expect(refusal("Custom", ["weights": .text("one.pth")]) == nil)
    #expect(refusal("Custom", ["weights": .text("three.pth")]) != nil)
    #expect(refusal("Sampler", ["mode": .text("c")]) == nil)
    #expect(refusal("Unheard", [:])?.message == "The server has no node class Unheard.")
  }

  @Test("an empty list of files is told as such")
  func emptyList() async throws {
    defer { cleanUp() }
    let facts = StandInFacts()
    facts.change { $0.objectInfo = StandInFacts.objectInfo(checkpoints: []) }
    let refusal = await connect(facts).refusal(
      of: "CheckpointLoaderSimple", ["ckpt_name": .text("a.ckpt")])
    #expect(
      refusal?.message == "The server has no file a.ckpt, nor any other, in models/checkpoints.")
  }

  @Test("the provider is made once, when it is first needed")
  func provider() async throws {
    defer { cleanUp() }
    let facts = StandInFacts()
    let made = StandInFacts()
    let target = await ComfyTarget.connect(
      to: address, greeting: facts, server: facts,
      cache: ServerCache(home: home, address: address), families: .builtIn,
      makeProvider: { _ in
        made.change { $0.asked["made", default: 0] += 1 }
        return IdleProvider()
      })
    #expect(made.asked("made") == 0)
    let copy = target
    _ = target.provider
    _ = copy.provider
    #expect(made.asked("made") == 1)
  }
}
