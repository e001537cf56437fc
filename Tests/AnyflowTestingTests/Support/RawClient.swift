import AnyflowTesting
import Foundation
import OrderedJSON

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Plain requests to a stand-in, without any client of the project.
struct RawClient: Sendable {
  let server: StandInServer

  /// An answer.
  struct Reply: Sendable {
    var status: Int
    var headers: [String: String]
    var bytes: [UInt8]

    var json: JSON { (try? JSON(parsing: bytes)) ?? .null }
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  func get(_ path: String) async throws -> Reply { try await send("GET", path, nil, [:]) }

  func post(_ path: String, _ json: JSON) async throws -> Reply {
    try await send("POST", path, json.bytes(), ["Content-Type": "application/json"])
  }

  func post(_ path: String, bytes: [UInt8], type: String) async throws -> Reply {
    try await send("POST", path, bytes, ["Content-Type": type])
  }

  /// Uploads a file with fields beside it.
  func upload(
    _ bytes: [UInt8], as name: String, _ fields: [String: String] = [:],
    to path: String = "/upload/image"
  ) async throws -> Reply {
    var body: [UInt8] = []
    for (field, value) in fields {
      body += Array(
        "--XyZ\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8)
    }
    body += Array(
      ("--XyZ\r\nContent-Disposition: form-data; name=\"image\"; filename=\"\(name)\"\r\n"
        + "Content-Type: application/octet-stream\r\n\r\n").utf8)
    body += bytes + Array("\r\n--XyZ--\r\n".utf8)
    return try await post(path, bytes: body, type: "multipart/form-data; boundary=XyZ")
  }

  /// Submits a prompt and gives its record in the history once it is there.
  func run(_ prompt: JSON, extra: JSON? = nil) async throws -> JSON {
    var body: JSONObject = ["prompt": prompt]
    if let extra { body["extra_data"] = extra }
    let reply = try await post("/prompt", .object(body))
    guard let id = reply.json["prompt_id"]?.string else { return reply.json }
    await server.idle()
    return try await get("/history/\(id)").json[id] ?? .null
  }

  /// Downloads a file as an answer names it.
  func file(_ reference: JSON) async throws -> [UInt8] {
    let query = ["filename", "subfolder", "type"].map { key in
      let value = reference[key]?.string ?? ""
      return
        "\(key)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
    }
    return try await get("/view?" + query.joined(separator: "&")).bytes
  }

  private func send(
    _ method: String, _ path: String, _ body: [UInt8]?, _ headers: [String: String]
  ) async throws -> Reply {
    guard let url = URL(string: server.url + path) else { throw URLError(.badURL) }
    var request = URLRequest(url: url, timeoutInterval: 20)
    request.httpMethod = method
    request.httpBody = body.map { Data($0) }
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let session = URLSession(configuration: .ephemeral)
    defer { session.invalidateAndCancel() }
    let (data, response) = try await session.data(for: request)
    let http = response as? HTTPURLResponse
    var fields: [String: String] = [:]
    for (name, value) in http?.allHeaderFields ?? [:] {
      fields["\(name)".lowercased()] = "\(value)"
    }
    return Reply(status: http?.statusCode ?? 0, headers: fields, bytes: [UInt8](data))
  }
}

/// Starts a server for the length of a test.
func withServer(
  _ configuration: StandInConfiguration = StandInConfiguration(
    models: StandInConfiguration.commonModels),
  _ body: (StandInServer, RawClient) async throws -> Void
) async throws {
  let server = try await StandInServer.start(configuration)
  do {
    try await body(server, RawClient(server: server))
  } catch {
    await server.stop()
    throw error
  }
  await server.stop()
}
