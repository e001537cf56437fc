import Foundation
import NIOHTTP1

extension ReceivedRequest {
  /// A request by its head, its body still empty.
  init(_ head: HTTPRequestHead) {
    let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var path = String(parts.first ?? "/")
    let isUnderAPI = path.hasPrefix("/api/")
    if isUnderAPI { path.removeFirst(4) }
    var headers: [String: String] = [:]
    for (name, value) in head.headers { headers[name.lowercased()] = value }
    self.init(
      method: head.method.rawValue, path: path.removingPercentEncoding ?? path,
      query: parts.count > 1 ? ReceivedRequest.query(of: parts[1]) : [:], headers: headers,
      isUnderAPI: isUnderAPI)
  }

  /// The items of a query, a plus standing for a space.
  private static func query(of text: Substring) -> [String: String] {
    var items: [String: String] = [:]
    for item in text.split(separator: "&") {
      let sides = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let decoded = sides.map { side in
        let spaced = side.replacing("+", with: " ")
        return String(spaced).removingPercentEncoding ?? String(spaced)
      }
      guard let name = decoded.first else { continue }
      items[name] = decoded.count > 1 ? decoded[1] : ""
    }
    return items
  }
}
