import OrderedJSON
import Synchronization

extension ServerMessage {
  /// Whether the message names that prompt.
  fileprivate func isAbout(_ id: PromptID) -> Bool {
    switch self {
    case .other: false
    case .event(_, let prompt), .ended(_, let prompt): prompt == id.text
    }
  }
}

/// What the websocket has told of one prompt.
final class RunWitness: Sendable {
  /// What whoever waits for the prompt is woken by.
  enum Signal: Sendable {
    /// The websocket is there.
    case connected
    /// The websocket is not there, or not any more.
    case disconnected
    /// A message says that the prompt is over.
    case ended
    /// Some time has passed.
    case tick
    /// The websocket took too long to be there.
    case overdue
  }

  private struct State {
    var ending: ServerMessage.Ending?
    var outputs: [String: JSON] = [:]
    var cached: [String] = []
    var isSubmitted = false
    var hasStarted = false
    var isConnected = false
    var outages = 0
    var isOut = false
    var lastHeard = ContinuousClock.now
  }

  private let id: PromptID
  private let events: @Sendable (ServerEvent) -> Void
  private let signals: AsyncStream<Signal>.Continuation
  private let state = Mutex(State())
  // Held while something is told, so that events come one at a time.
  private let turn = Mutex(())

  init(
    _ id: PromptID, _ events: @escaping @Sendable (ServerEvent) -> Void,
    _ signals: AsyncStream<Signal>.Continuation
  ) {
    self.id = id
    self.events = events
    self.signals = signals
  }

  /// Tells an event.
  func tell(_ event: ServerEvent) {
    if case .submitted = event { state.withLock { $0.isSubmitted = true } }
    turn.withLock { _ in events(event) }
  }

  /// Takes a message of the websocket.
  func take(_ message: ServerMessage) {
    let (isNew, isBack) = state.withLock { state in
      // What a server tells of others does not tell that it goes on with this one.
      if message.isAbout(id) || !state.isConnected { state.lastHeard = .now }
      guard !state.isConnected else { return (false, false) }
      let isBack = state.isOut
      state.isConnected = true
      state.isOut = false
      return (true, isBack)
    }
    if isBack { tell(.reconnected) }
    if isNew { signals.yield(.connected) }
    switch message {
    case .other: break
    case .event(let event, let prompt):
      guard prompt == nil || prompt == id.text else { return }
      note(event)
      tell(event)
    case .ended(let ending, let prompt):
      // What ends is told to everybody by some servers, so this one must be named.
      guard prompt == id.text else { return }
      state.withLock { state in
        if state.ending == nil || state.ending == .idle { state.ending = ending }
      }
      if ending == .idle { tell(.executing(nil)) }
      signals.yield(.ended)
    }
  }

  /// Takes note that the websocket is not there.
  func disconnected(_ why: String) {
    let isNew = state.withLock { state in
      let isNew = !state.isOut
      if isNew { state.outages += 1 }
      state.isConnected = false
      state.isOut = true
      return isNew
    }
    if isNew { tell(.disconnected(why)) }
    signals.yield(.disconnected)
  }

  /// How long nothing was heard; for ever while the websocket is down.
  var quiet: Duration {
    state.withLock { $0.isConnected ? .now - $0.lastHeard : .seconds(Int64.max) }
  }

  /// Whether the websocket is there.
  var isConnected: Bool { state.withLock { $0.isConnected } }

  /// Whether a prompt submitted here never began: a websocket that was there all the time would
  /// have told.
  var surelyNeverBegan: Bool {
    state.withLock { state in
      state.isSubmitted && state.isConnected && state.outages == 0 && !state.hasStarted
        && state.ending == nil
    }
  }

  /// How the prompt ended as far as messages tell, or nil if they do not.
  var record: HistoryRecord? {
    state.withLock { state in
      var record = HistoryRecord(
        id: id, status: .success, outputs: state.outputs, cached: state.cached, isConfirmed: false)
      switch state.ending {
      case nil, .idle: return nil
      case .success: break
      case .interrupted: record.status = .interrupted
      case .error(let error):
        record.status = .error
        record.error = error
      }
      return record
    }
  }

  private func note(_ event: ServerEvent) {
    state.withLock { state in
      switch event {
      case .started: state.hasStarted = true
      case .cached(let nodes):
        state.hasStarted = true
        state.cached += nodes
      case .executed(let node, let output):
        state.hasStarted = true
        HistoryRecord.add(output, to: &state.outputs[node])
      case .executing: state.hasStarted = true
      default: break
      }
    }
  }
}
