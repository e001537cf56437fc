public import Foundation

/// Where a ComfyUI server is, and what it takes to be let in.
///
/// What is shown of it, ``url``, holds neither the user's name and password nor the query; both are
/// sent with every request all the same.
public struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
  /// The address without secrets: `http` or `https`, host, port, path; no slash at the end.
  public let url: URL

  /// Whether the connection is encrypted.
  let isSecure: Bool
  /// The host as a resolver takes it: an IPv6 address without its brackets.
  let host: String
  let port: Int
  /// What stands before every route, already percent-encoded: empty, or `/` and more.
  let path: String
  /// What is added to every query, already percent-encoded.
  let query: String?
  /// The value of the `Authorization` header.
  let authorization: String?

  /// The address without secrets.
  public var description: String { url.absoluteString }

  /// The host and, unless it is the scheme's own, the port, as a `Host` header says them.
  var authority: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
  }

  /// The path and query of a route.
  ///
  /// - Parameters:
  ///   - route: The route with its slash in front, percent-encoded.
  ///   - items: The query's names and values as they are.
  func target(_ route: String, _ items: [(name: String, value: String)] = []) -> String {
    var parts = items.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }
    if let query { parts.append(query) }
    return path + route + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
  }

  /// The whole link of a route.
  func link(_ route: String, _ items: [(name: String, value: String)] = []) -> String {
    (isSecure ? "https://" : "http://") + authority + target(route, items)
  }

  /// A text with everything percent-encoded that has a meaning of its own in a path or query.
  static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
