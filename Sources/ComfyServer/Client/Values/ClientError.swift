/// Why something that was asked of a server did not come about.
public enum ClientError: Error, Hashable, Sendable {
  /// Nothing answers at the address; nothing was sent.
  case unreachable(Reason)
  /// There was no answer in time; whether the server got the request is unknown.
  case timedOut(String)
  /// The connection ended before the answer did; whether the server got the request is unknown.
  case disconnected(String)
  /// Something answers that is not ComfyUI.
  case notComfyUI(String)
  /// The server answered with that status.
  case http(status: Int, route: String, body: String)
  /// The server did not take the prompt.
  case invalidPrompt(PromptRejection)
  /// The server would have left out some of the outputs; the prompt was taken back.
  case partial(PromptRejection)
  /// The prompt is neither in the queue nor in the history: the server was started anew.
  case lost(PromptID)
  /// Somebody took the waiting prompt out of the queue.
  case removed(PromptID)
  /// Something is larger than may be, in bytes.
  case tooLarge(String, limit: Int64)
  /// An answer is not what the protocol says.
  case protocolViolation(String)
  /// A file here cannot be read or written.
  case file(path: String, String)
  /// The environment's header is not of the form `Name: value`.
  case malformedHeader

  /// Why nothing answers.
  public enum Reason: Hashable, Sendable {
    /// The host is there, but nothing listens at the port.
    case refused
    /// No answer to the attempt to connect.
    case noAnswer
    /// The host's name is not known.
    case unknownHost
    /// The connection cannot be encrypted; the library's own words.
    case encryption(String)
    /// Anything else, in the system's words.
    case other(String)
  }

  /// Whether the server may have got, and acted on, what was sent.
  var mayHaveArrived: Bool {
    switch self {
    case .timedOut, .disconnected: true
    // A proxy that gave up waiting says nothing about the server behind it.
    case .http(let status, _, _): status == 502 || status == 503 || status == 504
    default: false
    }
  }

  /// Whether a prompt may be left on the server that nobody waits for any more.
  var leavesRun: Bool {
    switch self {
    case .timedOut, .disconnected, .http, .tooLarge, .protocolViolation: true
    default: false
    }
  }

  /// Whether the server may be back after a while.
  var mayPass: Bool {
    switch self {
    case .unreachable: true
    default: mayHaveArrived
    }
  }
}
