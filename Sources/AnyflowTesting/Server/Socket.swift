import NIOCore
import NIOWebSocket
import OrderedJSON

/// An open websocket that messages can be sent to from anywhere, in the order of the calls.
final class Socket: Sendable {
  private let channel: any Channel

  init(_ channel: any Channel) {
    self.channel = channel
  }

  /// Sends a text frame.
  func send(text: String) { send(ByteBuffer(string: text), .text) }

  /// Sends a binary frame.
  func send(bytes: [UInt8]) { send(ByteBuffer(bytes: bytes), .binary) }

  /// Closes the connection without saying goodbye, as a broken network does.
  func drop() { channel.close(promise: nil) }

  private func send(_ data: ByteBuffer, _ opcode: WebSocketOpcode) {
    channel.writeAndFlush(WebSocketFrame(fin: true, opcode: opcode, data: data), promise: nil)
  }
}
