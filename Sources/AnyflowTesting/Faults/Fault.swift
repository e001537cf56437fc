/// Something that goes wrong on a stand-in server.
///
/// A path is written without `/api` and query, such as `/prompt`; one that ends with `/*` means all paths
/// that begin so, and nil means any. Events are the messages of a prompt on its websocket, binary ones too,
/// counted from the start of each prompt; `status` messages do not count.
public enum Fault: Hashable, Sendable {
  /// For that long nothing listens on the port; what is connected stays. Strikes at once.
  case refuseConnections(for: Duration)
  /// A request is answered with that status and text in place of being carried out.
  case answer(status: Int, body: String = "", type: String = "text/plain", to: String?)
  /// An answer comes that much later.
  case delay(Duration, to: String?)
  /// A request is carried out, but the connection closes in place of the answer.
  case closeBeforeAnswer(to: String?)
  /// A request is not carried out, and the connection closes.
  case closeBeforeWork(to: String?)
  /// An answer to a request is text that is no JSON.
  case invalidJSON(to: String?)
  /// A download breaks off after that many bytes, though its length says more.
  case truncateDownload(after: Int)
  /// The websocket of the prompt's client closes after that many events.
  ///
  /// `reconnections` says how many new websockets are refused afterwards; nil for all.
  case dropSocket(afterEvents: Int, refusing: Int? = 0)
  /// A new websocket is refused with status 503.
  case refuseSocket
  /// The server restarts in mid-run after that many events: queue and history are lost.
  case restart(afterEvents: Int, down: Duration = .zero)
  /// A binary frame of that many bytes is sent after that many events.
  case oversizedFrame(bytes: Int, afterEvents: Int = 2)
  /// A text frame of that type, which no client knows, is sent after that many events.
  case unknownEvent(type: String = "crystools.monitor", afterEvents: Int = 2)
  /// A binary frame of that kind is sent after that many events.
  case binaryFrame(kind: UInt32, bytes: [UInt8] = [1, 2, 3], afterEvents: Int = 2)
  /// A text frame that is no JSON is sent after that many events.
  case invalidFrame(text: String = "{not json", afterEvents: Int = 2)
  /// Events after that many are not sent at all, though the socket stays open.
  case silence(afterEvents: Int)
  /// Checking refuses the first output node of that class (any for nil), so that the rest is
  /// accepted without it.
  case rejectOutput(class: String? = nil, reason: String = "refused by the stand-in")
  /// A node of that class runs out of memory.
  case outOfMemory(atClass: String)
  /// A node of that class raises an exception.
  case exception(atClass: String, type: String = "RuntimeError", message: String)
  /// An interruption from elsewhere hits when a node of that class begins.
  case interruption(atClass: String)
  /// The record in the history appears that much after the end of the prompt.
  case lateHistory(Duration)
}
