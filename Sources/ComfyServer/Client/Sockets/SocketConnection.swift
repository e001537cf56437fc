import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import Synchronization

/// One connection to the server's websocket.
struct SocketConnection: Sendable {
  typealias Frames = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>

  let transport: Transport
  let clientID: String

  /// How long encrypting and the handshake may take: a server's nodes can keep it from answering
  /// for seconds.
  static let handshakeTime = TimeAmount.seconds(10)

  private enum Upgrade {
    case done(Frames)
    case refused
  }

  /// Connects and hands over the frames; nil when the server does not speak websocket here.
  ///
  /// A missing server is known within ``Transport/connectTime``; one that is there but busy gets
  /// ``handshakeTime``. Both end at once when the task is cancelled.
  func open() async throws -> Frames? {
    let opening = Opening()
    return try await withTaskCancellationHandler {
      let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .connectTimeout(Transport.connectTime)
        .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      let context = try transport.address.isSecure ? Self.encryption.get() : nil
      let upgrade = try await bootstrap.connect(
        host: transport.address.host, port: transport.address.port
      ) { channel in
        opening.began(channel)
        return channel.eventLoop.makeCompletedFuture { try configure(channel, context) }
      }
      let result = try await upgrade.get()
      opening.finished()
      guard case .done(let frames) = result else { return nil }
      return frames
    } onCancel: {
      opening.cancel()
    }
  }

  private func configure(
    _ channel: any Channel, _ context: NIOSSLContext?
  ) throws -> EventLoopFuture<Upgrade> {
    if let context {
      // A name is checked and sent; an address cannot be.
      let host = transport.address.host
      let isAddress = host.contains(":") || host.utf8.allSatisfy { $0 == 0x2E || $0 < 0x3A }
      try channel.pipeline.syncOperations.addHandler(
        NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host))
    }
    let size = min(max(transport.limits.frameSize, 1024), Int(UInt32.max))
    let upgrader = NIOTypedWebSocketClientUpgrader<Upgrade>(maxFrameSize: size) { channel, _ in
      channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.addHandler(
          NIOWebSocketFrameAggregator(
            minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 65_536,
            maxAccumulatedFrameSize: size))
        return .done(try Frames(wrappingChannelSynchronously: channel))
      }
    }
    var headers = transport.headers
    headers.replaceOrAdd(name: "host", value: transport.address.authority)
    headers.add(name: "content-length", value: "0")
    let head = HTTPRequestHead(
      version: .http1_1, method: .GET,
      uri: transport.address.target("/ws", [("clientId", clientID)]), headers: headers)
    return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
      configuration: .init(
        upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
          upgradeRequestHead: head, upgraders: [upgrader],
          notUpgradingCompletionHandler: { channel in
            channel.close(promise: nil)
            return channel.eventLoop.makeSucceededFuture(.refused)
          })))
  }

  private static let encryption = Result {
    try NIOSSLContext(configuration: .makeClientConfiguration())
  }
}

extension SocketConnection {
  /// A connection that is being made: it ends when it takes too long or is not wanted any more.
  private final class Opening: Sendable {
    private struct State {
      var channel: (any Channel)?
      var limit: Scheduled<Void>?
      var isCancelled = false
    }

    private let state = Mutex(State())

    func began(_ channel: any Channel) {
      let limit = channel.eventLoop.scheduleTask(in: SocketConnection.handshakeTime) {
        channel.close(promise: nil)
      }
      let isCancelled = state.withLock { state in
        state.channel = channel
        state.limit?.cancel()
        state.limit = limit
        return state.isCancelled
      }
      if isCancelled { channel.close(promise: nil) }
    }

    func finished() {
      state.withLock { state in
        state.limit?.cancel()
        state.channel = nil
      }
    }

    func cancel() {
      let channel = state.withLock { state in
        state.isCancelled = true
        return state.channel
      }
      channel?.close(promise: nil)
    }
  }
}
