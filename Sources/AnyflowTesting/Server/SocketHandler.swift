import NIOCore
import NIOWebSocket
import OrderedJSON

/// One websocket: puts messages together, answers pings and closing, and tells the core of both.
final class SocketHandler: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  private let core: ServerCore
  private let clientID: String
  private var socket: Socket?
  private var text: [UInt8] = []
  private var isFirst = true

  init(core: ServerCore, clientID: String) {
    self.core = core
    self.clientID = clientID
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let socket = Socket(context.channel)
    self.socket = socket
    core.connect(socket, clientID: clientID)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if let socket { core.disconnect(socket) }
    socket = nil
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    switch frame.opcode {
    case .connectionClose:
      let reply = WebSocketFrame(
        fin: true, opcode: .connectionClose, data: frame.unmaskedData)
      let channel = context.channel
      channel.writeAndFlush(reply).whenComplete { _ in channel.close(promise: nil) }
    case .ping:
      context.writeAndFlush(
        wrapOutboundOut(WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData)),
        promise: nil)
    case .text, .continuation:
      text.append(contentsOf: frame.unmaskedData.readableBytesView)
      guard frame.fin else { return }
      if let socket, isFirst, let message = try? JSON(parsing: text) {
        core.greet(socket, with: message)
      }
      isFirst = false
      text = []
    default: break
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}
