import Foundation
import OrderedJSON
import Synchronization

/// The open websockets by client id, and what their clients can do.
final class SocketHub: Sendable {
  private struct Entry {
    var socket: Socket
    var features = JSONObject()
  }

  private let entries = Mutex<[String: Entry]>([:])

  var count: Int { entries.withLock { $0.count } }

  /// Adds a socket and gives its id: that which the client chose, or a new one.
  func add(_ socket: Socket, clientID: String) -> String {
    let id =
      clientID.isEmpty
      ? UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "") : clientID
    entries.withLock { $0[id] = Entry(socket: socket) }
    return id
  }

  /// Forgets a socket, unless a newer one took its id.
  func remove(_ socket: Socket) {
    entries.withLock { entries in
      for (id, entry) in entries where entry.socket === socket { entries[id] = nil }
    }
  }

  /// Notes what a client said it can do and gives its id.
  func note(_ features: JSONObject, of socket: Socket) -> String? {
    entries.withLock { entries in
      guard let id = entries.first(where: { $0.value.socket === socket })?.key else { return nil }
      entries[id]?.features = features
      return id
    }
  }

  /// Whether a client said that it understands previews with their node.
  func takesPreviewMetadata(_ id: String?) -> Bool {
    guard let id else { return false }
    return entries.withLock { $0[id]?.features["supports_preview_metadata"]?.boolean == true }
  }

  /// Sends a message to one client, or to all for nil.
  func send(_ type: String, _ data: JSON, to id: String?) {
    let text = JSON.object(["type": .string(type), "data": data]).text()
    for socket in sockets(id) { socket.send(text: text) }
  }

  /// Sends a text as it is.
  func send(text: String, to id: String?) {
    for socket in sockets(id) { socket.send(text: text) }
  }

  /// Sends a binary frame of that kind.
  func send(kind: UInt32, _ bytes: [UInt8], to id: String?) {
    let frame = kind.bigEndianBytes + bytes
    for socket in sockets(id) { socket.send(bytes: frame) }
  }

  /// Breaks a client's connection, or all.
  func drop(_ id: String?) {
    for socket in sockets(id) { socket.drop() }
  }

  private func sockets(_ id: String?) -> [Socket] {
    entries.withLock { entries in
      guard let id else { return entries.values.map(\.socket) }
      return entries[id].map { [$0.socket] } ?? []
    }
  }
}

extension UInt32 {
  /// The four bytes, the highest first.
  var bigEndianBytes: [UInt8] {
    [UInt8(self >> 24), UInt8(self >> 16 & 255), UInt8(self >> 8 & 255), UInt8(self & 255)]
  }
}
