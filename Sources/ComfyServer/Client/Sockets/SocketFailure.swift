/// Why a websocket is not there, or not any more.
struct SocketFailure: Error, Hashable, Sendable {
  /// What happened, as the end of a sentence that begins with "the websocket".
  let what: String

  init(_ what: String) { self.what = what }
}
