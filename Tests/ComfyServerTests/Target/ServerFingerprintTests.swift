import Testing

@testable import ComfyServer

@Suite("A server's fingerprint")
struct ServerFingerprintTests {
  private func fingerprint(_ facts: StandInFacts) async throws -> ServerFingerprint {
    try await ServerFingerprint(of: facts, stats: facts.systemStats())
  }

  @Test("it is the same for the same facts in another order, and skips what is no model")
  func same() async throws {
    let facts = StandInFacts()
    facts.change { $0.models["checkpoints"] = ["a", "b"] }
    let first = try await fingerprint(facts)
    facts.change { $0.models["checkpoints"] = ["b", "a"] }
    facts.change { $0.models["custom_nodes"] = ["y", "z"] }
    facts.change { $0.stats?.ramFree = 5 }
    #expect(try await fingerprint(facts) == first)
    #expect(facts.asked("models/custom_nodes") == 0)
  }

  @Test("it differs when a version, a pack or a model changes")
  func differs() async throws {
    var seen: Set<ServerFingerprint> = []
    let changes: [@Sendable (inout StandInFacts.State) -> Void] = [
      { _ in }, { $0.stats?.version = "0.4" }, { $0.stats?.python = "3.12" },
      { $0.stats?.pytorch = nil }, { $0.extensions.append("/extensions/pack/b.js") },
      { $0.models["checkpoints"] = [] }, { $0.models["checkpoints"]?.append("x.ckpt") },
      { $0.models["loras"] = [] }, { $0.models = [:] },
    ]
    for change in changes {
      let facts = StandInFacts()
      facts.change(change)
      #expect(seen.insert(try await fingerprint(facts)).inserted)
    }
  }

  @Test("it is none where a part of it cannot be had")
  func partial() async throws {
    for part in ["models", "models/checkpoints", "extensions"] {
      let facts = StandInFacts()
      facts.change { $0.fails = [part] }
      await #expect(throws: ClientError.self) { _ = try await fingerprint(facts) }
    }
  }
}
