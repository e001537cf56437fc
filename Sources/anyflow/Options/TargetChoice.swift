import ComfyServer
import Flow

/// One target as the command line names it.
enum TargetChoice: Hashable {
  case native
  case comfy(ServerAddress)

  /// Where a ComfyUI server is when nobody says otherwise.
  private static let usualAddress = "http://127.0.0.1:8188"

  /// Reads `native`, `comfy`, `comfy=URL`, or a URL alone.
  ///
  /// - Parameter usualServer: The server that `comfy` alone means.
  /// - Throws: A finding about a name that is no target's, or about a URL that is none.
  init(_ text: String, usualServer: String?) throws(Diagnostic) {
    let name = text.prefix { $0 != "=" }.lowercased()
    switch name {
    case "native" where !text.contains("="): self = .native
    case "comfy", "comfyui":
      let address = text.firstIndex(of: "=").map { String(text[text.index(after: $0)...]) }
      self = .comfy(
        try ServerAddress(address ?? usualServer ?? TargetChoice.usualAddress))
    default:
      // An address may hold a password, so it is never said back.
      guard !name.contains("://") else {
        self = .comfy(try ServerAddress(text))
        return
      }
      throw Diagnostic(
        .unknownTarget, "There is no target named \(Value.quoted(String(name))).",
        hint: NearNames.question(NearNames.of(name, in: ["native", "comfy"]))
          ?? "The targets are native, comfy and comfy=URL.")
    }
  }

  var isNative: Bool { self == .native }
}
