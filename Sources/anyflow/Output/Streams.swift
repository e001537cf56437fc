import Foundation

/// Standard output for results and standard error for everything else.
///
/// Text goes out at once and unbuffered, so that nothing is lost or out of order when the process ends.
enum Streams {
  /// Writes a result.
  ///
  /// - Throws: `StreamError` when the output is full; a reader that went away is no error.
  static func out(_ text: String) throws {
    let code = write(text, to: STDOUT_FILENO)
    if code != 0, code != EPIPE {
      throw StreamError(reason: String(cString: strerror(code)))
    }
  }

  /// Writes a finding or progress; what cannot be written there is told nowhere.
  static func err(_ text: String) {
    _ = write(text, to: STDERR_FILENO)
  }

  /// Whether colours may be used on a stream: only on a terminal, and only if nobody objects.
  static func hasColors(_ stream: Int32, isAllowed: Bool) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    return isAllowed && (environment["NO_COLOR"] ?? "").isEmpty && isTerminal(stream)
  }

  /// Whether a stream is a terminal that understands control sequences.
  static func isTerminal(_ stream: Int32) -> Bool {
    isatty(stream) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// The number of columns of the terminal behind standard error.
  static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Gives the error number, or 0.
  private static func write(_ text: String, to stream: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Foundation.write(stream, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return 0
    }
  }
}

/// Standard output could not take a result.
struct StreamError: Error, CustomStringConvertible {
  let reason: String
  var description: String { "Standard output could not be written: \(reason)." }
}
