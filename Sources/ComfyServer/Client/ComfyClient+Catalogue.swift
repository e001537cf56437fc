import Foundation
import NIOHTTP1
public import OrderedJSON

extension ComfyClient {
  /// What the server says about itself.
  ///
  /// - Throws: ``ClientError/notComfyUI(_:)`` when what answers is something else.
  public func systemStats() async throws -> SystemStats {
    let route = "/system_stats"
    let transport = try transport
    // The question by which one finds out whether a server is there, so it is not asked for long.
    let answer = try await transport.answer(
      transport.request(.GET, route, []), route, within: min(limits.answerTime, .seconds(20)))
    if answer.status == 404 {
      throw ClientError.notComfyUI("it does not know the route \(route)")
    }
    try Self.check(answer, route)
    guard let json = try? JSON(parsing: answer.bytes), let stats = SystemStats(json) else {
      throw ClientError.notComfyUI(
        answer.bytes.isEmpty
          ? "its answer is empty" : "it answers \u{201C}\(answer.excerpt.prefix(80))\u{201D}")
    }
    return stats
  }

  /// What the server can do beyond the basics; empty for one that does not say.
  public func features() async throws -> JSON {
    let features = try await json("/features", noneIfMissing: true)
    return features?.object == nil ? .object(JSONObject()) : features ?? .object(JSONObject())
  }

  /// The description of every node class, as it came.
  public func objectInfo() async throws -> [UInt8] {
    let route = "/object_info"
    let answer = try await transport.answer(.GET, route)
    try Self.check(answer, route)
    return answer.bytes
  }

  /// The names of the server's model folders, such as `checkpoints`; none where it does not say.
  public func modelFolders() async throws -> [String] {
    try await names("/models")
  }

  /// The files in a model folder; none for a folder that the server does not have.
  public func models(in folder: String) async throws -> [String] {
    try await names("/models/" + ServerAddress.encoded(folder))
  }

  /// The names of the scripts that packs add to the editor: they change with what is installed.
  public func extensions() async throws -> [String] {
    try await names("/extensions")
  }

  /// What a model file says about itself in its header, or nil if it says nothing.
  public func viewMetadata(folder: String, file: String) async throws -> JSON? {
    try await json(
      "/view_metadata/" + ServerAddress.encoded(folder), [("filename", file)], noneIfMissing: true)
  }

  /// Frees the memory that models and kept results take up, as soon as nothing runs.
  public func free() async throws {
    try await post("/free", ["unload_models": true, "free_memory": true])
  }

  private func names(_ route: String) async throws -> [String] {
    guard let found = try await json(route, noneIfMissing: true) else { return [] }
    guard let names = found.array else {
      throw ClientError.protocolViolation("\(route) did not answer with a list")
    }
    return names.compactMap { $0.string ?? $0["name"]?.string }
  }
}
