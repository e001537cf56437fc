import AnyflowTesting
import Foundation
import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("Cancelled runs", .serialized)
struct CancellationTests {
  @Test("a running prompt is interrupted within a second", arguments: Subject.all)
  func running(subject: Subject) async throws {
    try await subject.use(nodeTime: .milliseconds(60)) { client async throws in
      let id = PromptID()
      let heard = Heard()
      let task = Task { try await client.run(Prompts.long(), id: id, events: heard.take) }
      #expect(try await heard.wait { $0.isExecuting })
      task.cancel()
      let ending = await time {
        await #expect(throws: CancellationError.self) { try await task.value }
      }
      #expect(ending < .milliseconds(1500))
      for _ in 0..<200 where try await client.history(id) == nil {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(try await client.history(id)?.status == .interrupted)
    }
  }

  @Test(
    "a waiting prompt is taken out of the queue and the one that runs is left alone",
    arguments: Subject.all)
  func waiting(subject: Subject) async throws {
    try await subject.use(nodeTime: .milliseconds(40)) { client async throws in
      let first = Heard()
      let other = Task { try await client.run(Prompts.long(25), events: first.take) }
      #expect(try await first.wait { $0.isExecuting })
      let id = PromptID()
      let heard = Heard()
      let task = Task { try await client.run(Prompts.plain(), id: id, events: heard.take) }
      #expect(try await heard.wait { $0.isSubmitted })
      task.cancel()
      let ending = await time {
        await #expect(throws: CancellationError.self) { try await task.value }
      }
      #expect(ending < .seconds(1))
      #expect(try await client.queue().item(id) == nil)
      #expect(try await other.value.status == .success)
      #expect(try await client.history(id) == nil)
      #expect(!heard.contains { $0.isStarted })
    }
  }

  @Test("stopping a prompt that is over or unknown stops nothing", arguments: Subject.all)
  func absent(subject: Subject) async throws {
    try await subject.use(nodeTime: .milliseconds(20)) { client async throws in
      let id = PromptID()
      _ = try await client.run(Prompts.plain(), id: id)
      let heard = Heard()
      let other = Task { try await client.run(Prompts.long(12), events: heard.take) }
      #expect(try await heard.wait { $0.isExecuting })
      #expect(try await client.interrupt(id) == .absent)
      #expect(try await client.interrupt(PromptID()) == .absent)
      #expect(try await other.value.status == .success)
    }
  }

  @Test("a prompt is never interrupted while another runs")
  func exact() async throws {
    try await withStandIn { server, client async throws in
      server.hold()
      let id = PromptID()
      let heard = Heard()
      let task = Task { try await client.run(Prompts.plain(), id: id, events: heard.take) }
      try await heard.wait { $0.isSubmitted }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(server.received("POST", "/interrupt").isEmpty)
      #expect(
        server.received("POST", "/queue").map { $0.json?["delete"] } == [[.string(id.text)]])
      server.release()
    }
  }

  @Test("a run that is cancelled while its answer is awaited leaves nothing on the server")
  func submitting() async throws {
    try await withStandIn(.init(nodeTime: .milliseconds(30))) { server, client async throws in
      server.fail(.delay(.seconds(5), to: "/prompt"))
      let task = Task { try await client.run(Prompts.long()) }
      for _ in 0..<500 where server.received("POST", "/prompt").isEmpty {
        try await Task.sleep(for: .milliseconds(10))
      }
      task.cancel()
      let ending = await time {
        await #expect(throws: CancellationError.self) { try await task.value }
      }
      #expect(ending < .milliseconds(1500))
      let queue = try await client.queue()
      #expect(queue.pending.isEmpty)
      try await Task.sleep(for: .milliseconds(100))
      #expect(try await client.queue().running.isEmpty)
    }
  }

  @Test("a run that is cancelled while it connects ends at once")
  func connecting() async throws {
    let (socket, port) = try Wire.listen(backlog: 0)
    let fillers = (0..<8).compactMap { _ in Wire.connect(port, waits: false) }
    defer { (fillers + [socket]).forEach { close($0) } }
    let client = try client(port: port)
    let task = Task { try await client.run(Prompts.plain()) }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    let ending = await time {
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    #expect(ending < .seconds(1))
  }

  @Test("a run whose task is cancelled beforehand submits nothing")
  func beforehand() async throws {
    try await withStandIn { server, client async throws in
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await client.run(Prompts.plain())
      }
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(server.received("POST", "/prompt").isEmpty)
    }
  }
}
