import Foundation
import Testing

@testable import ComfyServer

/// What is between a client and a server fails, whichever server it is.
@Suite("Connections that fail", .serialized)
struct ConnectionLossTests {
  private func tapped(
    _ subject: Subject, limits: ClientLimits, _ way: @escaping @Sendable (String) -> Tap.Way,
    _ body: (Tap, ComfyClient) async throws -> Void
  ) async throws {
    try await subject.use(nodeTime: .milliseconds(60)) { server async throws in
      guard let port = server.address.url.port else { return }
      let tap = try Tap(to: port, way)
      try await body(tap, client(port: tap.port, limits: limits))
    }
  }

  @Test("a websocket that is cut comes back, and the run ends well", arguments: Subject.all)
  func cut(subject: Subject) async throws {
    let limits = ClientLimits(pollTime: .milliseconds(200))
    try await tapped(subject, limits: limits, { _ in .through }) { tap, client async throws in
      let heard = Heard()
      let task = Task { try await client.run(Prompts.long(20), events: heard.take) }
      try await heard.wait { $0.isExecuting }
      tap.cutSockets()
      try await heard.wait { $0.isReconnected }
      #expect(try await task.value.status == .success)
      #expect(heard.contains { $0.isDisconnected })
      #expect(tap.sockets >= 2)
    }
  }

  @Test(
    "a websocket that is dead without being closed is noticed and replaced", arguments: Subject.all)
  func dead(subject: Subject) async throws {
    let limits = ClientLimits(
      pollTime: .seconds(20), pingTime: .milliseconds(50), silence: .milliseconds(300))
    try await tapped(subject, limits: limits, { _ in .through }) { tap, client async throws in
      let heard = Heard()
      let task = Task { try await client.run(Prompts.long(20), events: heard.take) }
      try await heard.wait { $0.isExecuting }
      tap.freezeSockets()
      #expect(try await heard.wait { $0.isDisconnected })
      #expect(try await task.value.status == .success)
    }
  }

  @Test("pings are answered, so a quiet websocket stays", arguments: Subject.all)
  func quiet(subject: Subject) async throws {
    let limits = ClientLimits(pingTime: .milliseconds(30), silence: .seconds(8))
    try await tapped(subject, limits: limits, { _ in .through }) { tap, client async throws in
      let heard = Heard()
      #expect(try await client.run(Prompts.long(20), events: heard.take).status == .success)
      #expect(!heard.contains { $0.isDisconnected })
      #expect(tap.sockets == 1)
    }
  }

  @Test("an answer lost on its way does not make a prompt run twice", arguments: Subject.all)
  func lostAnswer(subject: Subject) async throws {
    try await tapped(
      subject, limits: .init(), { $0.hasPrefix("POST /prompt") ? .mute : .through }
    ) { _, client async throws in
      let id = PromptID()
      let heard = Heard()
      let record = try await client.run(Prompts.plain(), id: id, events: heard.take)
      #expect(record.status == .success)
      guard case .submitted(let submission)? = heard.all.first(where: \.isSubmitted) else {
        Issue.record("nothing was submitted")
        return
      }
      #expect(submission.isRecovered)
    }
  }
}
