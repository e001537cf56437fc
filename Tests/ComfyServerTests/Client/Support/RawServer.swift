import Foundation
import Synchronization

/// A server that answers whatever it is asked with the bytes that a closure gives.
final class RawServer: Sendable {
  /// What a connection does after a request.
  enum Reply: Sendable {
    /// Sends bytes and keeps the connection.
    case bytes([UInt8])
    /// Sends bytes and ends the connection.
    case last([UInt8])
    /// Says nothing and keeps the connection.
    case nothing
  }

  let port: Int
  private let socket: Int32
  private let log = Log()

  private final class Log: Sendable {
    let heads = Mutex<[String]>([])
  }

  /// The heads of the requests so far.
  var requests: [String] { log.heads.withLock { $0 } }

  init(_ reply: @escaping @Sendable (String) -> Reply) throws {
    (socket, port) = try Wire.listen()
    Thread.detachNewThread { [socket, log] in
      while case let connection = accept(socket, nil, nil), connection >= 0 {
        Thread.detachNewThread {
          while let bytes = Wire.read(connection) {
            let head = String(decoding: bytes, as: UTF8.self)
            log.heads.withLock { $0.append(head) }
            switch reply(head) {
            case .bytes(let bytes): Wire.write(connection, bytes)
            case .last(let bytes):
              Wire.write(connection, bytes)
              Wire.end(connection)
            case .nothing: break
            }
          }
          close(connection)
        }
      }
    }
  }

  deinit { Wire.end(socket) }

  /// An answer in the form that goes over the wire.
  static func answer(_ status: Int, _ body: String, type: String = "text/html") -> Reply {
    let head =
      "HTTP/1.1 \(status) Status\r\nContent-Type: \(type)\r\n"
      + "Content-Length: \(body.utf8.count)\r\n\r\n"
    return .bytes(Array((head + body).utf8))
  }
}
