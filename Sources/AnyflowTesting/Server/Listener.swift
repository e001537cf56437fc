import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Synchronization

/// Listens on the loopback interface and takes connections, until it is told otherwise.
final class Listener: Sendable {
  private struct State {
    var server: (any Channel)?
    var connections: [ObjectIdentifier: any Channel] = [:]
    var port = 0
  }

  private let state = Mutex(State())
  private let core: ServerCore
  private let log: RequestLog
  private let faults: FaultBoard
  private let uploadLimit: Int

  init(
    core: ServerCore, log: RequestLog, faults: FaultBoard, configuration: StandInConfiguration
  ) {
    self.core = core
    self.log = log
    self.faults = faults
    uploadLimit = configuration.uploadLimit
    faults.onOutage { [weak self] duration in self?.outage(for: duration) }
  }

  /// Begins to listen and gives the port.
  func open(port: Int) async throws -> Int {
    let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { [weak self] channel in
        guard let self else { return channel.close() }
        return self.configure(channel)
      }
    let server = try await bootstrap.bind(host: "127.0.0.1", port: port).get()
    let port = server.localAddress?.port ?? port
    state.withLock {
      $0.server = server
      $0.port = port
    }
    return port
  }

  /// Stops listening and closes all connections.
  func close() async {
    for channel in closing() { try? await channel.close().get() }
  }

  /// Closes and listens again on the same port after a while.
  func reopen(after down: Duration) async throws {
    await close()
    if down > .zero { try await Task.sleep(for: down) }
    _ = try await open(port: state.withLock { $0.port })
  }

  private func closing() -> [any Channel] {
    state.withLock { state in
      let channels = [state.server].compactMap { $0 } + Array(state.connections.values)
      state.server = nil
      state.connections = [:]
      return channels
    }
  }

  /// Takes the port away at once, and gives it back later.
  private func outage(for duration: Duration) {
    let channels = closing()
    // Nothing may be accepted once this returns, so it waits; it is never called from an event loop.
    for channel in channels { try? channel.close().wait() }
    let port = state.withLock { $0.port }
    Task { [weak self] in
      try? await Task.sleep(for: duration)
      _ = try? await self?.open(port: port)
    }
  }

  private func configure(_ channel: any Channel) -> EventLoopFuture<Void> {
    track(channel)
    let (core, log, faults, limit) = (core, log, faults, uploadLimit)
    return channel.eventLoop.makeCompletedFuture {
      let encoder = HTTPResponseEncoder()
      let decoder = ByteToMessageHandler(
        HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes))
      let ordering = HTTPServerPipelineHandler()
      let http = HTTPHandler(core: core, log: log, faults: faults, uploadLimit: limit)
      // A websocket may begin at any request of a connection, but a handler for that serves once.
      http.makeUpgrade = { [unowned http] in
        HTTPServerUpgradeHandler(
          upgraders: [Listener.upgrader(core, log, faults)], httpEncoder: encoder,
          extraHTTPHandlers: [decoder, ordering],
          upgradeCompletionHandler: { context in
            context.pipeline.syncOperations.removeHandler(http, promise: nil)
          })
      }
      try channel.pipeline.syncOperations.addHandlers([encoder, decoder, ordering, http])
      try http.expectUpgrade(in: channel.pipeline.syncOperations)
    }
  }

  private static func upgrader(
    _ core: ServerCore, _ log: RequestLog, _ faults: FaultBoard
  ) -> NIOWebSocketServerUpgrader {
    NIOWebSocketServerUpgrader(
      maxFrameSize: 1 << 24,
      shouldUpgrade: { channel, head in
        let request = ReceivedRequest(head)
        let isAllowed = request.path == "/ws" && !faults.refusesSocket()
        if isAllowed { log.add(request) }
        return channel.eventLoop.makeSucceededFuture(isAllowed ? HTTPHeaders() : nil)
      },
      upgradePipelineHandler: { channel, head in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            SocketHandler(core: core, clientID: ReceivedRequest(head).query["clientId"] ?? ""))
        }
      })
  }

  private func track(_ channel: any Channel) {
    let id = ObjectIdentifier(channel)
    state.withLock { $0.connections[id] = channel }
    channel.closeFuture.whenComplete { [weak self] _ in
      _ = self?.state.withLock { $0.connections.removeValue(forKey: id) }
    }
  }
}
