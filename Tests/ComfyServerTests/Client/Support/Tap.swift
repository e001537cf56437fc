import Foundation
import Synchronization

/// What stands between a client and a server and can cut or stop what goes through.
final class Tap: Sendable {
  /// What is done with a new connection, by the head of its first request.
  enum Way: Sendable {
    /// It goes through.
    case through
    /// It is closed.
    case closed
    /// It goes through, but nothing comes back until it is closed; then the client sees an end.
    case mute
  }

  private final class Traffic: Sendable {
    let state = Mutex(State())
  }

  private struct State {
    var pairs: [(isSocket: Bool, ends: [Int32])] = []
    var isFrozen = false
    var sockets = 0
  }

  let port: Int
  private let listener: Int32
  private let traffic = Traffic()

  /// How many websockets were asked for.
  var sockets: Int { traffic.state.withLock { $0.sockets } }

  init(to server: Int, _ way: @escaping @Sendable (String) -> Way = { _ in .through }) throws {
    (listener, port) = try Wire.listen()
    Thread.detachNewThread { [listener, traffic] in
      while case let client = accept(listener, nil, nil), client >= 0 {
        Thread.detachNewThread { Self.serve(traffic, client, server, way) }
      }
    }
  }

  deinit { Wire.end(listener) }

  /// Cuts all websockets.
  func cutSockets() {
    traffic.state.withLock { state in
      for pair in state.pairs where pair.isSocket { pair.ends.forEach(Wire.end) }
      state.pairs.removeAll { $0.isSocket }
    }
  }

  /// Keeps back what the server sends on websockets that are open, without closing them.
  func freezeSockets() { traffic.state.withLock { $0.isFrozen = true } }

  private static func serve(
    _ traffic: Traffic, _ client: Int32, _ server: Int, _ way: @Sendable (String) -> Way
  ) {
    guard let first = Wire.read(client) else { return Wire.end(client) }
    let head = String(decoding: first, as: UTF8.self)
    let isSocket = head.hasPrefix("GET /ws?")
    if isSocket { traffic.state.withLock { $0.sockets += 1 } }
    let way = way(head)
    if case .closed = way { return Wire.end(client) }
    guard let upstream = Wire.connect(server) else { return Wire.end(client) }
    traffic.state.withLock { $0.pairs.append((isSocket, [client, upstream])) }
    Wire.write(upstream, first)
    Thread.detachNewThread {
      while let bytes = Wire.read(client), Wire.write(upstream, bytes) {}
      Wire.end(upstream)
    }
    while let bytes = Wire.read(upstream) {
      if case .mute = way { break }
      if isSocket, traffic.state.withLock({ $0.isFrozen }) { continue }
      guard Wire.write(client, bytes) else { break }
    }
    Wire.end(client)
    Wire.end(upstream)
  }
}
