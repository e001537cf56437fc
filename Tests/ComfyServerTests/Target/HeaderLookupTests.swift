import Foundation
import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("Looking up what model files say of themselves")
struct HeaderLookupTests {
  private let home = FileManager.default.temporaryDirectory
    .appendingPathComponent(UUID().uuidString)

  private func lookup() throws -> HeaderLookup {
    HeaderLookup(
      families: .builtIn,
      cache: ServerCache(home: home, address: try ServerAddress("http://127.0.0.1:8188")))
  }

  private func file(_ name: String, in folder: String = "loras") -> ModelFile {
    ModelFile(folder: folder, name: name)
  }

  @Test("only files are asked about whose names say nothing, each only once")
  func once() async throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let facts = StandInFacts()
    facts.change {
      $0.metadata["loras/odd.safetensors"] = ["ss_base_model_version": "sd_v1", "big": "x"]
    }
    let files = [
      file("odd.safetensors"), file("sdxl_thing.safetensors"), file("plain.safetensors"),
      file("odd.ckpt"), file("odd.safetensors", in: "vae"),
    ]
    let found = try await lookup().headers(of: files, on: facts)
    #expect(found == [files[0]: ["ss_base_model_version": "sd_v1"]])
    #expect(facts.asked("view_metadata") == 2)
    #expect(try await lookup().headers(of: files, on: facts) == found)
    #expect(facts.asked("view_metadata") == 2)
  }

  @Test("a file that could not be asked about is asked about again")
  func again() async throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let facts = StandInFacts()
    facts.change { $0.fails = ["view_metadata"] }
    let files = [file("odd.safetensors")]
    #expect(try await lookup().headers(of: files, on: facts).isEmpty)
    facts.change {
      $0.fails = []
      $0.metadata["loras/odd.safetensors"] = ["ss_base_model_version": "sd_v1"]
    }
    #expect(try await lookup().headers(of: files, on: facts).count == 1)
  }

  @Test("at most so many are asked about at one time, the rest at the next")
  func bounded() async throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let facts = StandInFacts()
    let files = (0..<100).map { file("odd\($0).safetensors") }
    _ = try await lookup().headers(of: files, on: facts)
    #expect(facts.asked("view_metadata") == 60)
    _ = try await lookup().headers(of: files, on: facts)
    #expect(facts.asked("view_metadata") == 100)
  }

  @Test("a server that does not answer holds nothing up")
  func slow() async throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let facts = StandInFacts()
    facts.change { $0.delay = .seconds(60) }
    var lookup = try lookup()
    lookup.time = .milliseconds(50)
    let clock = ContinuousClock()
    let start = clock.now
    #expect(await lookup.headers(of: [file("odd.safetensors")], on: facts).isEmpty)
    #expect(clock.now - start < .seconds(10))
  }
}
