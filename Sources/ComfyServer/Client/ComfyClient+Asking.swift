import Foundation
import NIOHTTP1
import OrderedJSON

extension ComfyClient {
  /// The JSON that a route answers with, or nil for a 404 where that means "none".
  func json(
    _ route: String, _ query: [(name: String, value: String)] = [], noneIfMissing: Bool = false
  ) async throws -> JSON? {
    let answer = try await transport.answer(.GET, route, query)
    if noneIfMissing, answer.status == 404 { return nil }
    try Self.check(answer, route)
    return try Self.json(answer, route)
  }

  /// Posts JSON where nothing but the status is of interest.
  func post(_ route: String, _ body: JSON) async throws {
    let answer = try await transport.answer(.POST, route, json: body.bytes())
    try Self.check(answer, route)
  }

  /// Refuses every status but a good one.
  static func check(_ answer: Transport.Answer, _ route: String) throws(ClientError) {
    guard (200..<300).contains(answer.status) else {
      throw .http(status: answer.status, route: route, body: answer.excerpt)
    }
  }

  /// The JSON in an answer.
  static func json(_ answer: Transport.Answer, _ route: String) throws(ClientError) -> JSON {
    do {
      return try JSON(parsing: answer.bytes)
    } catch {
      throw .protocolViolation(
        "\(route) did not answer with JSON but with \u{201C}\(answer.excerpt)\u{201D}")
    }
  }
}
