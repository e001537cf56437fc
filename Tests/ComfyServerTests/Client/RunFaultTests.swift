import AnyflowTesting
import Foundation
import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("Runs on a server that misbehaves")
struct RunFaultTests {
  /// Waits that make what is far off in practice happen within a test.
  private static let hasty = ClientLimits(
    frameSize: 1 << 20, pollTime: .milliseconds(60), absence: .seconds(2))

  private func run(
    _ faults: [Fault], _ configuration: StandInConfiguration = .init(nodeTime: .milliseconds(20)),
    limits: ClientLimits = hasty,
    _ check: (StandInServer, HistoryRecord, Heard) async throws -> Void
  ) async throws {
    try await withStandIn(configuration, limits: limits) { server, client async throws in
      for fault in faults { server.fail(fault) }
      let heard = Heard()
      let record = try await client.run(Prompts.long(8), events: heard.take)
      try await check(server, record, heard)
    }
  }

  @Test("a websocket that drops comes back, and the run ends well")
  func dropped() async throws {
    try await run([.dropSocket(afterEvents: 4)], .init(nodeTime: .milliseconds(150))) {
      server, record, heard async throws in
      #expect(record.status == .success && record.outputs["9"] != nil)
      #expect(heard.all.count { $0.isDisconnected } == 1)
      #expect(heard.all.count { $0.isReconnected } == 1)
      #expect(server.received("POST", "/prompt").count == 1)
    }
  }

  @Test("a websocket that never comes back does not keep the run from ending")
  func droppedForEver() async throws {
    try await run([.dropSocket(afterEvents: 4, refusing: nil)]) { _, record, heard async throws in
      #expect(record.status == .success && record.isConfirmed)
      #expect(heard.all.count { $0.isDisconnected } == 1)
      #expect(!heard.contains { $0.isReconnected })
    }
  }

  @Test("a run needs no websocket at all")
  func noSocket() async throws {
    try await withStandIn(limits: Self.hasty) { server, client async throws in
      server.fail(.refuseSocket, times: nil)
      let heard = Heard()
      let record = try await client.run(Prompts.plain(), events: heard.take)
      #expect(record.status == .success && record.outputs["2"] != nil)
      #expect(heard.contains { $0.isDisconnected })
      #expect(heard.contains { $0.isSubmitted })
    }
  }

  @Test("a websocket that falls silent does not keep the run from ending")
  func silent() async throws {
    try await run([.silence(afterEvents: 3)]) { _, record, heard async throws in
      #expect(record.status == .success)
      #expect(!heard.contains { if case .executed = $0 { true } else { false } })
    }
  }

  @Test(
    "odd messages are passed over",
    arguments: [
      Fault.unknownEvent(), .binaryFrame(kind: 77), .binaryFrame(kind: 4, bytes: [255, 255]),
      .invalidFrame(), .binaryFrame(kind: 1, bytes: []),
    ])
  func odd(fault: Fault) async throws {
    try await run([fault]) { _, record, heard async throws in
      #expect(record.status == .success)
      #expect(!heard.contains { $0.isDisconnected })
      #expect(heard.contains { if case .executed("9", _) = $0 { true } else { false } })
    }
  }

  @Test("a text and a preview without a node are told")
  func binary() async throws {
    let faults: [Fault] = [
      .binaryFrame(kind: 3, bytes: [0, 0, 0, 1] + Array("9half".utf8)),
      .binaryFrame(kind: 1, bytes: [0, 0, 0, 2, 42]),
    ]
    try await run(faults) { _, _, heard async throws in
      #expect(heard.contains { $0 == .text(node: "9", "half") })
      #expect(heard.contains { $0 == .preview(node: nil, format: .png, bytes: [42]) })
    }
  }

  @Test("a message that is too large costs the websocket, not the run")
  func oversized() async throws {
    try await run([.oversizedFrame(bytes: 2 << 20)]) { _, record, heard async throws in
      #expect(record.status == .success)
      #expect(heard.contains { $0.isDisconnected })
    }
  }

  @Test("a history that comes late is waited for")
  func lateHistory() async throws {
    try await run([.lateHistory(.milliseconds(300))]) { _, record, _ in
      #expect(record.status == .success && record.isConfirmed)
    }
  }

  @Test("a server that is started anew in the middle has lost the run")
  func restarted() async throws {
    try await withStandIn(.init(nodeTime: .milliseconds(30)), limits: Self.hasty) {
      server, client async throws in
      server.fail(.restart(afterEvents: 4, down: .milliseconds(300)))
      let id = PromptID()
      await expect(.lost(id)) { _ = try await client.run(Prompts.long(8), id: id) }
      #expect(server.received("POST", "/prompt").count == 1)
      // The caller may run it again on the server that is back.
      #expect(try await client.run(Prompts.long(8)).status == .success)
    }
  }

  @Test("a server that stays away is unreachable in the end")
  func away() async throws {
    let limits = ClientLimits(pollTime: .milliseconds(60), absence: .milliseconds(300))
    try await withStandIn(.init(nodeTime: .milliseconds(50)), limits: limits) {
      server, client async throws in
      let heard = Heard()
      let task = Task { try await client.run(Prompts.long(20), events: heard.take) }
      try await heard.wait { $0.isExecuting }
      await server.stop()
      let error = await clientError { _ = try await task.value }
      #expect(error == .unreachable(.refused) || error == .disconnected("/queue"))
    }
  }

  @Test("a prompt that somebody takes out of the queue is removed")
  func removed() async throws {
    try await withStandIn(limits: Self.hasty) { server, client async throws in
      server.hold()
      let id = PromptID()
      let heard = Heard()
      let task = Task { try await client.run(Prompts.plain(), id: id, events: heard.take) }
      try await heard.wait { $0.isSubmitted }
      try await client.interrupt(id)
      await expect(.removed(id)) { _ = try await task.value }
      server.release()
    }
  }

  @Test("a run that somebody interrupts ends as that")
  func interrupted() async throws {
    try await withStandIn(.init(nodeTime: .milliseconds(40)), limits: Self.hasty) {
      _, client async throws in
      let id = PromptID()
      let heard = Heard()
      let task = Task { try await client.run(Prompts.long(30), id: id, events: heard.take) }
      try await heard.wait { $0.isExecuting }
      #expect(try await client.interrupt(id) == .interrupted)
      #expect(try await task.value.status == .interrupted)
    }
  }

  @Test("a node that fails ends the run with its error")
  func failed() async throws {
    try await run([.exception(atClass: "ImageScale", type: "ValueError", message: "no luck")]) {
      _, record, _ async throws in
      #expect(record.status == .error)
      #expect(record.error?.nodeType == "ImageScale")
      #expect(record.error?.message == "no luck")
      #expect(record.error?.type == "ValueError")
    }
  }

  @Test("messages tell how a run ended when the history was emptied")
  func emptiedHistory() async throws {
    try await withStandIn(limits: .init(pollTime: .seconds(20))) { server, client async throws in
      server.fail(
        .answer(status: 200, body: "{}", type: "application/json", to: "/history/*"), times: nil)
      let record = try await client.run(Prompts.plain())
      #expect(record.status == .success)
      #expect(!record.isConfirmed)
      #expect(record.outputs["2"]?["images"] != nil)
    }
  }

  @Test("previews come with their node where a sampler sends them")
  func previews() async throws {
    let models = ["checkpoints": ["m.safetensors"]]
    try await withStandIn(.init(models: models)) { _, client async throws in
      let heard = Heard()
      let record = try await client.run(
        [
          "1": Prompts.node("CheckpointLoaderSimple", ["ckpt_name": "m.safetensors"]),
          "2": Prompts.node("CLIPTextEncode", ["text": "a", "clip": ["1", 1]]),
          "3": Prompts.node("EmptyLatentImage", ["width": 64, "height": 64, "batch_size": 1]),
          "4": Prompts.node(
            "KSampler",
            [
              "model": ["1", 0], "positive": ["2", 0], "negative": ["2", 0],
              "latent_image": ["3", 0], "seed": .number("18446744073709551615"),
              "steps": 3, "cfg": 7, "sampler_name": "euler", "scheduler": "normal", "denoise": 1,
            ]),
          "5": Prompts.node("VAEDecode", ["samples": ["4", 0], "vae": ["1", 2]]),
          "6": Prompts.save("5"),
        ], events: heard.take)
      #expect(record.status == .success)
      #expect(heard.contains { $0 == .progress(node: "4", value: 3, max: 3) })
      let previews = heard.all.filter(\.isPreview)
      #expect(!previews.isEmpty)
      for case .preview(let node, _, let bytes) in previews {
        #expect(node == "4")
        #expect(!bytes.isEmpty)
      }
    }
  }
}
