import Foundation

/// Plain TCP on the loopback interface, blocking, for servers that misbehave on purpose.
enum Wire {
  /// A listening socket on a free port.
  static func listen(backlog: Int32 = 16) throws -> (socket: Int32, port: Int) {
    let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = loopback(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(socket, pointer, length) == 0 && Foundation.listen(socket, backlog) == 0
          && getsockname(socket, pointer, &length) == 0
      }
    }
    guard socket >= 0, isBound else { throw WireError() }
    return (socket, Int(UInt16(bigEndian: address.sin_port)))
  }

  /// A connection to a port, or nil if there is none.
  ///
  /// - Parameter waits: Whether it waits until the connection is there.
  static func connect(_ port: Int, waits: Bool = true) -> Int32? {
    let flags = Int32(SOCK_STREAM.rawValue) | (waits ? 0 : Int32(SOCK_NONBLOCK.rawValue))
    let socket = Foundation.socket(AF_INET, flags, 0)
    var address = loopback(port)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        Foundation.connect(socket, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 || (!waits && errno == EINPROGRESS) else {
      close(socket)
      return nil
    }
    return socket
  }

  /// What comes next, or nil at the end.
  static func read(_ socket: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &bytes, bytes.count, 0)
    return count > 0 ? Array(bytes[..<count]) : nil
  }

  /// Sends bytes; says whether that worked.
  @discardableResult
  static func write(_ socket: Int32, _ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Ends a connection for both sides, so that whoever reads from it wakes up.
  static func end(_ socket: Int32) { shutdown(socket, Int32(SHUT_RDWR)) }

  private static func loopback(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}

/// The system gave no socket.
struct WireError: Error {}
