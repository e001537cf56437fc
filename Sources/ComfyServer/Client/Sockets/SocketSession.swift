import NIOCore
import NIOWebSocket
import Synchronization

/// The traffic of one websocket connection, from its first message to its end.
struct SocketSession: Sendable {
  let connection: SocketConnection
  let limits: ClientLimits

  /// Connects and passes on every message until the connection ends.
  ///
  /// - Throws: A ``SocketFailure`` when the connection cannot be made or ends, which it always
  ///   does some time; a `CancellationError` when it is not wanted any more.
  func run(_ take: @escaping @Sendable (ServerMessage) -> Void) async throws -> Never {
    do {
      guard let frames = try await connection.open() else {
        throw SocketFailure("is refused")
      }
      try await frames.executeThenClose { inbound, outbound in
        try await follow(inbound, outbound, take)
      }
      throw SocketFailure("was closed by the server")
    } catch let error as SocketFailure {
      if Task.isCancelled { throw CancellationError() }
      throw error
    } catch {
      if Task.isCancelled { throw CancellationError() }
      throw SocketFailure(Self.words(error))
    }
  }

  private func follow(
    _ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>,
    _ outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>,
    _ take: @escaping @Sendable (ServerMessage) -> Void
  ) async throws {
    // Without it, previews come without the node that they are of.
    let flags = #"{"type": "feature_flags", "data": {"supports_preview_metadata": true}}"#
    try await outbound.write(Self.frame(.text, ByteBuffer(string: flags)))
    let pulse = Pulse()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        while true {
          try await Task.sleep(for: limits.pingTime)
          guard pulse.age < limits.silence else {
            throw SocketFailure("gave no sign of life for \(limits.silence)")
          }
          try await outbound.write(Self.frame(.ping, ByteBuffer()))
        }
      }
      group.addTask {
        for try await frame in inbound {
          pulse.beat()
          switch frame.opcode {
          case .text: take(ServerMessage(text: Self.bytes(frame)))
          case .binary: take(ServerMessage(binary: Self.bytes(frame)))
          case .ping:
            try await outbound.write(Self.frame(.pong, frame.unmaskedData))
          case .connectionClose:
            try? await outbound.write(Self.frame(.connectionClose, frame.unmaskedData))
            return
          default: break
          }
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private static func bytes(_ frame: WebSocketFrame) -> [UInt8] {
    Array(frame.unmaskedData.readableBytesView)
  }

  private static func frame(_ opcode: WebSocketOpcode, _ data: ByteBuffer) -> WebSocketFrame {
    WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: data)
  }

  private static func words(_ error: any Error) -> String {
    switch ClientError(error, route: "/ws") {
    case .unreachable(.refused): "is refused: nothing listens at the port"
    case .unreachable(.noAnswer): "had no answer"
    case .unreachable(.unknownHost): "has a host of unknown name"
    case .unreachable(.encryption(let words)): "cannot be encrypted: \(words)"
    case .disconnected: "was cut off"
    default: "failed: \(error)"
    }
  }
}

extension SocketSession {
  /// When the server was last heard.
  private final class Pulse: Sendable {
    private let last = Mutex(ContinuousClock.now)

    var age: Duration { ContinuousClock.now - last.withLock { $0 } }

    func beat() { last.withLock { $0 = .now } }
  }
}
