import NIOCore
import NIOHTTP1

/// Collects the requests of one connection and writes their answers in order.
final class HTTPHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let core: ServerCore
  private let log: RequestLog
  private let faults: FaultBoard
  private let uploadLimit: Int
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  private var isTooLarge = false
  /// Makes what turns the connection into a websocket, should the next request ask for that.
  var makeUpgrade: (() -> HTTPServerUpgradeHandler)?

  init(core: ServerCore, log: RequestLog, faults: FaultBoard, uploadLimit: Int) {
    self.core = core
    self.log = log
    self.faults = faults
    self.uploadLimit = uploadLimit
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
      isTooLarge = false
    case .body(let buffer):
      guard body.count + buffer.readableBytes <= uploadLimit else {
        isTooLarge = true
        body = []
        return
      }
      if !isTooLarge { body.append(contentsOf: buffer.readableBytesView) }
    case .end:
      guard let head else { return }
      self.head = nil
      var request = ReceivedRequest(head)
      request.body = body
      body = []
      respond(to: request, head: head, context: context)
    }
  }

  private func respond(
    to request: ReceivedRequest, head: HTTPRequestHead, context: ChannelHandlerContext
  ) {
    log.add(request)
    let core = core
    let faults = faults
    let isTooLarge = isTooLarge
    let channel = context.channel
    // The parser stops behind a request for an upgrade, so nothing can follow a refused one.
    let keepsAlive = head.isKeepAlive && !head.headers.contains(name: "Upgrade")
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    Task {
      let answer = await faults.answer(to: request) {
        isTooLarge ? .text("413: Request Entity Too Large", status: 413) : core.answer(request)
      }
      channel.eventLoop.execute {
        handler.value.write(
          answer, isHead: request.method == "HEAD", keepsAlive: keepsAlive, to: channel)
      }
    }
  }

  /// Puts a new handler for upgrades in front, as the one before served for a request already.
  func expectUpgrade(in pipeline: ChannelPipeline.SynchronousOperations) throws {
    guard let next = makeUpgrade?() else { return }
    try pipeline.addHandler(next, position: .before(self))
  }

  private func write(
    _ answer: Answer, isHead: Bool, keepsAlive: Bool, to channel: any Channel
  ) {
    guard !answer.isWithheld else {
      channel.close(promise: nil)
      return
    }
    var headers = HTTPHeaders(answer.headers.map { ($0.name, $0.value) })
    headers.add(name: "Content-Length", value: String(answer.body.count))
    headers.add(name: "Server", value: "stand-in")
    if !keepsAlive { headers.add(name: "Connection", value: "close") }
    let head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status), headers: headers)
    channel.write(HTTPServerResponsePart.head(head), promise: nil)
    let body = answer.brokenAfter.map { Array(answer.body.prefix($0)) } ?? answer.body
    if !body.isEmpty, !isHead {
      channel.write(
        HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: body))), promise: nil)
    }
    if answer.brokenAfter != nil {
      channel.flush()
      channel.close(promise: nil)
      return
    }
    if keepsAlive { try? expectUpgrade(in: channel.pipeline.syncOperations) }
    let written = channel.writeAndFlush(HTTPServerResponsePart.end(nil))
    if !keepsAlive { written.whenComplete { _ in channel.close(promise: nil) } }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}
