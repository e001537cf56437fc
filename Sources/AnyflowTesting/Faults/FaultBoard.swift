import Synchronization

/// The faults that wait to strike.
final class FaultBoard: Sendable {
  private struct Entry {
    var fault: Fault
    var left: Int?
  }

  private struct State {
    var entries: [Entry] = []
    var outage: (@Sendable (Duration) -> Void)?
    /// How many new sockets are refused after one was dropped; nil for all.
    var refused: Int? = 0
  }

  private let state = Mutex(State())

  func onOutage(_ action: @escaping @Sendable (Duration) -> Void) {
    state.withLock { $0.outage = action }
  }

  func add(_ fault: Fault, times: Int?) {
    if case .refuseConnections(let duration) = fault {
      state.withLock { $0.outage }?(duration)
      return
    }
    state.withLock { $0.entries.append(Entry(fault: fault, left: times)) }
  }

  func clear() {
    state.withLock {
      $0.entries = []
      $0.refused = 0
    }
  }

  /// Takes the first fault that fits, counting it as having struck.
  func take<Result>(_ fitting: (Fault) -> Result?) -> Result? {
    state.withLock { state in
      for index in state.entries.indices {
        guard state.entries[index].left != 0, let result = fitting(state.entries[index].fault)
        else { continue }
        if let left = state.entries[index].left { state.entries[index].left = left - 1 }
        if state.entries[index].left == 0 { state.entries.remove(at: index) }
        return result
      }
      return nil
    }
  }

  /// Says how many new sockets are refused from here on.
  func refuseSockets(_ count: Int?) { state.withLock { $0.refused = count } }

  /// Whether a new socket is refused, counting it.
  func refusesSocket() -> Bool {
    if take({ if case .refuseSocket = $0 { true } else { nil } }) == true { return true }
    return state.withLock { state in
      guard let refused = state.refused else { return true }
      guard refused > 0 else { return false }
      state.refused = refused - 1
      return true
    }
  }
}
