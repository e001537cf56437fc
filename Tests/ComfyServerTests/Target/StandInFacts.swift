import Foundation
import OrderedJSON
import Synchronization

@testable import ComfyServer

/// A server's facts from memory, with a count of what was asked.
final class StandInFacts: ServerFacts {
  struct State: Sendable {
    var stats: SystemStats? = SystemStats(
      version: "0.3.64", python: "3.11", pytorch: "2.11",
      devices: [
        SystemStats.Device(name: "cuda:0 Some Card", type: "cuda", vramTotal: 25_769_803_776)
      ])
    var objectInfo = StandInFacts.objectInfo()
    var models = ["checkpoints": ["dreamshaper_8.safetensors"], "custom_nodes": ["x"]]
    var extensions = ["/extensions/core/a.js"]
    var metadata: [String: JSON] = [:]
    var fails: Set<String> = []
    var asked: [String: Int] = [:]
    var delay: Duration?
  }

  let state: Mutex<State>

  init(_ state: State = State()) { self.state = Mutex(state) }

  func change(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }

  func asked(_ what: String) -> Int { state.withLock { $0.asked[what] ?? 0 } }

  private func ask<Answer: Sendable>(
    _ what: String, _ answer: @Sendable (State) -> Answer?
  ) async throws -> Answer {
    let delay = state.withLock { state in
      state.asked[what, default: 0] += 1
      return state.delay
    }
    if let delay { try await Task.sleep(for: delay) }
    return try state.withLock { state in
      guard !state.fails.contains(what), let answer = answer(state) else {
        throw ClientError.unreachable(.refused)
      }
      return answer
    }
  }

  func systemStats() async throws -> SystemStats { try await ask("stats") { $0.stats } }
  func objectInfo() async throws -> [UInt8] { try await ask("object_info") { $0.objectInfo } }
  func modelFolders() async throws -> [String] {
    try await ask("models") { $0.models.keys.sorted().reversed() }
  }
  func models(in folder: String) async throws -> [String] {
    try await ask("models/\(folder)") { $0.models[folder] ?? [] }
  }
  func extensions() async throws -> [String] { try await ask("extensions") { $0.extensions } }
  func viewMetadata(folder: String, file: String) async throws -> JSON? {
    try await ask("view_metadata") { .some($0.metadata["\(folder)/\(file)"]) }
  }

  /// A small server's classes.
  static func objectInfo(
    checkpoints: [String] = ["dreamshaper_8.safetensors", "mystery.safetensors"]
  ) -> [UInt8] {
    let files = checkpoints.map { "\"\($0)\"" }.joined(separator: ",")
    return Array(
      """
      {"CheckpointLoaderSimple": {"input": {"required": {"ckpt_name": [[\(files)]]}},
        "output": ["MODEL", "CLIP", "VAE"]},
       "Sampler": {"input": {"required": {"model": ["MODEL"], "mode": [["a", "b"]],
         "seed": ["INT", {"default": 0, "max": 10, "control_after_generate": true}]}},
        "output": ["LATENT"]},
       "Custom": {"input": {"required": {"weights": [["one.pth", "two.pth"]]}}, "output": ["X"]}}
      """.utf8)
  }
}
