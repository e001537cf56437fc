import AnyflowTesting
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import OrderedJSON

/// A websocket to a stand-in that collects what comes.
final class EventSocket: Sendable {
  /// What came.
  enum Message: Sendable {
    case text(String)
    case binary([UInt8])

    var json: JSON? { if case .text(let text) = self { try? JSON(parsing: text) } else { nil } }
    var type: String? { json?["type"]?.string }
    var bytes: [UInt8]? { if case .binary(let bytes) = self { bytes } else { nil } }
  }

  private let channel: any Channel
  private let stream: AsyncStream<Message>

  private init(_ channel: any Channel, _ stream: AsyncStream<Message>) {
    self.channel = channel
    self.stream = stream
  }

  /// Opens a socket; nil when the server refuses it.
  static func open(
    _ server: StandInServer, clientID: String, features: Bool = false
  ) async throws -> EventSocket? {
    let (stream, continuation) = AsyncStream.makeStream(of: Message.self)
    let loop = MultiThreadedEventLoopGroup.singleton.any()
    let upgraded = loop.makePromise(of: Bool.self)
    let port = server.port
    let channel = try await ClientBootstrap(group: loop)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let upgrader = NIOWebSocketClientUpgrader(maxFrameSize: 1 << 26) { channel, _ in
            channel.eventLoop.makeCompletedFuture {
              try channel.pipeline.syncOperations.addHandler(Reader(continuation))
              upgraded.succeed(true)
            }
          }
          try channel.pipeline.syncOperations.addHTTPClientHandlers(
            leftOverBytesStrategy: .forwardBytes,
            withClientUpgrade: (
              upgraders: [upgrader],
              completionHandler: { context in
                // It stands in front of what reads frames, and would swallow them.
                context.pipeline.removeHandler(name: "refusal", promise: nil)
              }
            ))
          try channel.pipeline.syncOperations.addHandler(
            Refusal(upgraded), name: "refusal")
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
    let head = HTTPRequestHead(
      version: .http1_1, method: .GET, uri: "/ws?clientId=\(clientID)",
      headers: ["Host": "127.0.0.1:\(port)", "Content-Length": "0"])
    channel.write(HTTPClientRequestPart.head(head), promise: nil)
    channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
    guard try await upgraded.futureResult.get() else {
      try? await channel.close().get()
      return nil
    }
    let socket = EventSocket(channel, stream)
    if features {
      let flags: JSON = [
        "type": "feature_flags", "data": ["supports_preview_metadata": true],
      ]
      try await socket.send(flags.text())
    }
    return socket
  }

  func send(_ text: String) async throws {
    let frame = WebSocketFrame(
      fin: true, opcode: .text, maskKey: .random(), data: ByteBuffer(string: text))
    try await channel.writeAndFlush(frame).get()
  }

  /// What comes until a message fits, that one included, or the connection ends.
  func messages(until isLast: (Message) -> Bool) async -> [Message] {
    var all: [Message] = []
    for await message in stream {
      all.append(message)
      if isLast(message) { break }
    }
    return all
  }

  /// What comes until a prompt is over.
  func messagesOfPrompt() async -> [Message] {
    await messages { $0.type == "executing" && $0.json?["data"]?["node"]?.isNull == true }
  }

  func close() async { try? await channel.close().get() }

  private final class Reader: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame

    private let continuation: AsyncStream<Message>.Continuation

    init(_ continuation: AsyncStream<Message>.Continuation) { self.continuation = continuation }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let frame = unwrapInboundIn(data)
      let bytes = Array(frame.unmaskedData.readableBytesView)
      switch frame.opcode {
      case .text: continuation.yield(.text(String(decoding: bytes, as: UTF8.self)))
      case .binary: continuation.yield(.binary(bytes))
      default: break
      }
    }

    func channelInactive(context: ChannelHandlerContext) { continuation.finish() }
  }

  /// Notices an answer that is no upgrade.
  private final class Refusal: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let upgraded: EventLoopPromise<Bool>

    init(_ upgraded: EventLoopPromise<Bool>) { self.upgraded = upgraded }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { upgraded.succeed(false) }

    func channelInactive(context: ChannelHandlerContext) { upgraded.succeed(false) }
  }
}
