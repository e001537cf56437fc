import OrderedJSON

/// One message of the websocket.
enum ServerMessage: Hashable, Sendable {
  /// Something that happened to a prompt, by its id where the message says it.
  case event(ServerEvent, prompt: String?)
  /// A prompt is over; the history may not say so yet.
  case ended(Ending, prompt: String?)
  /// The server's greeting and whatever is of no interest here.
  case other

  /// How a prompt ended, as far as a message tells.
  enum Ending: Hashable, Sendable {
    case success
    case error(ExecutionError)
    case interrupted
    /// Nothing of it is worked on any more.
    case idle
  }
}
