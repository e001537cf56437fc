public import Flow
import Foundation

extension ServerAddress {
  /// Reads an address as people write it, such as `http://127.0.0.1:8188`.
  ///
  /// Without a scheme it is `http`, and the port then is 8188 unless one is written; with a scheme
  /// the port is the scheme's own. A path (of a proxy), a user with a password, and a query are
  /// kept; what follows a `#`, as in an address copied out of a browser, is not.
  ///
  /// - Throws: A finding that says what is wrong with the text.
  public init(_ text: String) throws(Diagnostic) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    let hasScheme = trimmed.contains("://")
    let whole = hasScheme ? trimmed : "http://" + trimmed
    guard let parts = URLComponents(string: whole, encodingInvalidCharacters: false) else {
      throw Self.misfit("is not a web address")
    }
    switch parts.scheme?.lowercased() {
    case "http", "ws": isSecure = false
    case "https", "wss": isSecure = true
    case let other:
      throw Self.misfit("starts with \u{201C}\(other ?? "")://\u{201D}, which is not http or https")
    }
    host = (parts.host ?? "").lowercased().trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    guard !host.isEmpty else { throw Self.misfit("names no host") }
    guard !host.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
      throw Self.misfit("has a blank or a control character in the host's name")
    }
    port = parts.port ?? (isSecure ? 443 : hasScheme ? 80 : 8188)
    guard (1...65_535).contains(port) else {
      throw Self.misfit("has the port \(port), which is not between 1 and 65535")
    }
    var path = parts.percentEncodedPath
    while path.hasSuffix("/") { path.removeLast() }
    self.path = path
    query = parts.percentEncodedQuery.flatMap { $0.isEmpty ? nil : $0 }
    authorization = parts.user.map { user in
      "Basic " + Data("\(user):\(parts.password ?? "")".utf8).base64EncodedString()
    }
    var shown = URLComponents()
    shown.scheme = isSecure ? "https" : "http"
    shown.percentEncodedHost =
      host.contains(":") ? "[\(host)]" : parts.percentEncodedHost?.lowercased()
    shown.port = port == (isSecure ? 443 : 80) ? nil : port
    shown.percentEncodedPath = path
    guard let url = shown.url else { throw Self.misfit("is not a web address") }
    self.url = url
  }

  // The text itself is not repeated, for it may hold a password.
  private static func misfit(_ what: String) -> Diagnostic {
    Diagnostic(
      .usage, "The address of the ComfyUI server \(what).",
      hint: "Write it as in http://127.0.0.1:8188.")
  }
}
