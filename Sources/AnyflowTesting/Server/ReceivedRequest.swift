import Foundation
import OrderedJSON
import Synchronization

/// A request that a stand-in server received.
public struct ReceivedRequest: Hashable, Sendable {
  /// The method in capitals, such as `POST`; an upgrade to a websocket is `GET` of `/ws`.
  public var method: String
  /// The path, without the query and without a leading `/api`.
  public var path: String
  /// The query's items, decoded; of a name that is written twice the last.
  public var query: [String: String]
  /// The header fields by name in lower case.
  public var headers: [String: String]
  /// The body.
  public var body: [UInt8]
  /// Whether it was asked under `/api`.
  public var isUnderAPI: Bool

  /// A request of those parts.
  public init(
    method: String, path: String, query: [String: String] = [:], headers: [String: String] = [:],
    body: [UInt8] = [], isUnderAPI: Bool = false
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.isUnderAPI = isUnderAPI
  }

  /// The body as JSON, if it is that.
  public var json: JSON? { try? JSON(parsing: body) }
}

/// The requests that a server received, in order.
final class RequestLog: Sendable {
  private let entries = Mutex<[ReceivedRequest]>([])

  var requests: [ReceivedRequest] { entries.withLock { $0 } }

  func add(_ request: ReceivedRequest) { entries.withLock { $0.append(request) } }

  func clear() { entries.withLock { $0.removeAll() } }
}
