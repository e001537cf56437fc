import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

extension ClientError {
  /// What an error of the network's libraries comes to.
  init(_ error: any Error, route: String) {
    switch error {
    case let error as ClientError: self = error
    case let error as HTTPClientError: self = Self.http(error, route)
    case let error as NIOConnectionError: self = .unreachable(Self.reason(error))
    case HTTPParserError.invalidEOFState: self = .disconnected(route)
    case is HTTPParserError: self = .notComfyUI("it does not speak HTTP")
    case let error as NIOSSLError: self = .unreachable(.encryption("\(error)"))
    case let error as BoringSSLError: self = .unreachable(.encryption("\(error)"))
    case is NIOSSLExtraError: self = .unreachable(.encryption("\(error)"))
    case ChannelError.connectTimeout: self = .unreachable(.noAnswer)
    case let error as IOError where Self.isConnecting(error.errnoCode):
      self = .unreachable(Self.reason(error))
    case is IOError, is ChannelError: self = .disconnected(route)
    default: self = .protocolViolation("\(route): \(error)")
    }
  }

  private static func http(_ error: HTTPClientError, _ route: String) -> ClientError {
    switch error {
    case .connectTimeout, .getConnectionFromPoolTimeout, .socksHandshakeTimeout,
      .httpProxyHandshakeTimeout:
      .unreachable(.noAnswer)
    case .tlsHandshakeTimeout: .unreachable(.encryption("the handshake took too long"))
    case .readTimeout, .writeTimeout, .deadlineExceeded: .timedOut(route)
    case .remoteConnectionClosed, .uncleanShutdown, .requestStreamCancelled, .cancelled,
      .bodyLengthMismatch:
      .disconnected(route)
    default: .protocolViolation("\(route): \(error.shortDescription)")
    }
  }

  private static func reason(_ error: NIOConnectionError) -> Reason {
    let attempts = error.connectionErrors.map(\.error)
    if attempts.isEmpty, error.dnsAError != nil || error.dnsAAAAError != nil { return .unknownHost }
    let systems = attempts.compactMap { $0 as? IOError }
    // Any host that is there but refuses tells more than an address family that is not.
    if systems.contains(where: { $0.errnoCode == ECONNREFUSED }) { return .refused }
    if let first = systems.first { return reason(first) }
    return attempts.first.map { .other("\($0)") } ?? .noAnswer
  }

  private static func reason(_ error: IOError) -> Reason {
    switch error.errnoCode {
    case ECONNREFUSED: .refused
    case ETIMEDOUT: .noAnswer
    default: .other(String(cString: strerror(error.errnoCode)))
    }
  }

  private static func isConnecting(_ code: CInt) -> Bool {
    [ECONNREFUSED, ETIMEDOUT, EHOSTUNREACH, ENETUNREACH, ENETDOWN, EADDRNOTAVAIL, EACCES]
      .contains(code)
  }
}
