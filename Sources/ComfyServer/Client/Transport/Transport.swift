import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// HTTP to one server, with bounds on time and size.
struct Transport: Sendable {
  let address: ServerAddress
  let limits: ClientLimits
  let extraHeader: ExtraHeader?

  /// How long connecting may take; so long a missing server goes unnoticed.
  static let connectTime = TimeAmount.seconds(2)

  // One client for all: it is made on first use and its connections outlive a command's end.
  static let client = HTTPClient(
    eventLoopGroupProvider: .shared(HTTPClient.defaultEventLoopGroup),
    configuration: {
      var configuration = HTTPClient.Configuration(
        redirectConfiguration: .disallow,
        timeout: .init(connect: connectTime, read: .seconds(120), write: .seconds(120)))
      configuration.connectionPool.retryConnectionEstablishment = false
      configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
      configuration.httpVersion = .http1Only
      return configuration
    }())

  /// What a server answered.
  struct Answer: Sendable {
    var status: Int
    var bytes: [UInt8]
    var isJSON: Bool

    /// The beginning of the answer as one line, for messages.
    var excerpt: String {
      let text = String(decoding: bytes.prefix(300), as: UTF8.self)
      return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  /// A request's method and address.
  func request(
    _ method: HTTPMethod, _ route: String, _ query: [(name: String, value: String)]
  ) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: address.link(route, query))
    request.method = method
    request.headers = headers
    return request
  }

  /// The headers of every request.
  var headers: HTTPHeaders {
    var headers = HTTPHeaders([("user-agent", "anyflow")])
    if let authorization = address.authorization {
      headers.add(name: "authorization", value: authorization)
    }
    if let extraHeader { headers.replaceOrAdd(name: extraHeader.name, value: extraHeader.value) }
    return headers
  }

  /// Asks, and takes in the whole answer whatever its status.
  ///
  /// - Parameter repeats: Whether it does no harm to ask again when the connection ended, as a
  ///   connection kept open since an earlier request does when the server has closed it meanwhile.
  func answer(
    _ method: HTTPMethod, _ route: String, _ query: [(name: String, value: String)] = [],
    json: [UInt8]? = nil, repeats: Bool = true
  ) async throws -> Answer {
    var request = request(method, route, query)
    if let json {
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(ByteBuffer(bytes: json))
    }
    do {
      return try await answer(request, route)
    } catch ClientError.disconnected where repeats && !Task.isCancelled {
      return try await answer(request, route)
    }
  }

  /// Sends a request and takes in the whole answer.
  func answer(
    _ request: HTTPClientRequest, _ route: String, within time: Duration? = nil
  ) async throws -> Answer {
    try await telling(route) {
      let response = try await Self.client.execute(
        request, deadline: .now() + TimeAmount(time ?? limits.answerTime))
      var bytes: [UInt8] = []
      if let length = response.headers.first(name: "content-length").flatMap({ Int($0) }) {
        guard length <= limits.bodySize else { throw tooLarge(route) }
        bytes.reserveCapacity(length)
      }
      for try await part in response.body {
        guard bytes.count + part.readableBytes <= limits.bodySize else { throw tooLarge(route) }
        bytes.append(contentsOf: part.readableBytesView)
      }
      let type = response.headers.first(name: "content-type")?.lowercased()
      return Answer(
        status: Int(response.status.code), bytes: bytes, isJSON: type?.contains("json") == true)
    }
  }

  /// Does something, and tells what goes wrong as a ``ClientError`` or a `CancellationError`.
  func telling<Result>(
    _ route: String, _ body: () async throws -> Result
  ) async throws -> Result {
    do {
      return try await body()
    } catch let error as ClientError {
      throw error
    } catch {
      if Task.isCancelled || error is CancellationError { throw CancellationError() }
      throw ClientError(error, route: route)
    }
  }

  private func tooLarge(_ route: String) -> ClientError {
    .tooLarge("The answer to \(route)", limit: Int64(limits.bodySize))
  }
}
