import AnyflowTesting
import Foundation
import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("Submissions whose answer is lost")
struct SubmissionTests {
  @Test(
    "a prompt that was taken is found and not sent again, running or done",
    arguments: [true, false])
  func taken(waits: Bool) async throws {
    try await withStandIn { server, client async throws in
      if waits { server.hold() }
      server.fail(.closeBeforeAnswer(to: "/prompt"))
      let heard = Heard()
      let task = Task { try await client.run(Prompts.plain(), events: heard.take) }
      try await heard.wait { $0.isSubmitted }
      server.release()
      #expect(try await task.value.status == .success)
      #expect(server.received("POST", "/prompt").count == 1)
      guard case .submitted(let submission)? = heard.all.first(where: \.isSubmitted) else { return }
      #expect(submission.isRecovered)
      #expect(submission.outputs == (waits ? ["2"] : nil))
    }
  }

  @Test("a prompt that did not arrive is sent again under the same id")
  func notTaken() async throws {
    try await withStandIn { server, client async throws in
      server.fail(.closeBeforeWork(to: "/prompt"))
      let record = try await client.run(Prompts.plain())
      #expect(record.status == .success)
      let sent = server.received("POST", "/prompt")
      #expect(sent.count == 2)
      #expect(Set(sent.map { $0.json?["prompt_id"] }).count == 1)
      #expect(server.executed.count == 2)
    }
  }

  @Test("a proxy's excuse is no answer of the server", arguments: [502, 503, 504])
  func proxy(status: Int) async throws {
    try await withStandIn { server, client async throws in
      server.fail(.answer(status: status, to: "/prompt"))
      let record = try await client.run(Prompts.plain())
      #expect(record.status == .success)
      #expect(server.executed.count == 2)
    }
  }

  @Test("an answer that takes too long is looked for, too")
  func slow() async throws {
    try await withStandIn(limits: .init(answerTime: .milliseconds(400))) {
      server, client async throws in
      server.fail(.delay(.milliseconds(900), to: "/prompt"))
      let record = try await client.run(Prompts.plain())
      #expect(record.status == .success)
      #expect(server.executed.count == 2)
    }
  }

  @Test("a server that never answers is given up after three attempts")
  func never() async throws {
    try await withStandIn { server, client async throws in
      server.fail(.closeBeforeWork(to: "/prompt"), times: nil)
      await expect(.disconnected("/prompt")) { _ = try await client.run(Prompts.plain()) }
      #expect(server.received("POST", "/prompt").count == 3)
    }
  }

  @Test("an error of the server is told and nothing is sent again")
  func failure() async throws {
    try await withStandIn { server, client async throws in
      server.fail(.answer(status: 500, body: "oh no", to: "/prompt"))
      await expect(.http(status: 500, route: "/prompt", body: "oh no")) {
        _ = try await client.run(Prompts.plain())
      }
      #expect(server.received("POST", "/prompt").count == 1)
    }
  }

  @Test("a refusal that is no JSON is told by its status")
  func oddRefusal() async throws {
    try await withStandIn { server, client async throws in
      server.fail(.answer(status: 400, body: "bad\nrequest", to: "/prompt"))
      await expect(.http(status: 400, route: "/prompt", body: "bad request")) {
        _ = try await client.run(Prompts.plain())
      }
    }
  }

  @Test("servers of a later edition take our ids")
  func later() async throws {
    try await withStandIn(.init(edition: .later)) { _, client async throws in
      let record = try await client.run(Prompts.plain())
      #expect(record.status == .success)
    }
  }
}
