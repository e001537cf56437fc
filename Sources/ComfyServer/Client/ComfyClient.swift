import Foundation

/// What talks to one ComfyUI server: a cheap value over connections that all share.
public struct ComfyClient: Sendable {
  /// The server's address.
  public let address: ServerAddress
  /// How long it waits and how much it takes in.
  public let limits: ClientLimits

  private let given: String?

  /// A client of that server; nothing is connected before something is asked.
  ///
  /// - Parameter header: A header `Name: value` that a proxy before the server asks for; by default
  ///   that of the environment's `ANYFLOW_COMFY_HEADER`.
  public init(
    address: ServerAddress, limits: ClientLimits = .init(),
    header: String? = ProcessInfo.processInfo.environment["ANYFLOW_COMFY_HEADER"]
  ) {
    self.address = address
    self.limits = limits
    given = header.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// HTTP to the server.
  var transport: Transport {
    get throws(ClientError) {
      guard let given else {
        return Transport(address: address, limits: limits, extraHeader: nil)
      }
      guard let header = ExtraHeader(given) else { throw .malformedHeader }
      return Transport(address: address, limits: limits, extraHeader: header)
    }
  }
}
