import Foundation
import OrderedJSON

extension ComfyClient {
  /// What runs and what waits.
  public func queue() async throws -> QueueState {
    guard let json = try await json("/queue"), let queue = QueueState(json) else {
      throw ClientError.protocolViolation("/queue did not answer with what runs and what waits")
    }
    return queue
  }

  /// How a prompt ended, or nil while it has not or when the server does not know it.
  public func history(_ id: PromptID) async throws -> HistoryRecord? {
    let all = try await json("/history/" + ServerAddress.encoded(id.text), noneIfMissing: true)
    return all?[id.text].map { HistoryRecord(id, $0) }
  }

  /// Forgets how a prompt ended; its files stay.
  public func deleteHistory(_ id: PromptID) async throws {
    try await post("/history", ["delete": [.string(id.text)]])
  }

  /// What became of a prompt that was to be stopped.
  public enum Stop: Hashable, Sendable {
    /// It waited and was taken out of the queue.
    case deleted
    /// It runs and was told to stop.
    case interrupted
    /// It was not there.
    case absent
  }

  /// Stops a prompt and no other: takes it out of the queue if it waits, interrupts it if it runs.
  ///
  /// An interruption takes effect between a sampler's steps and between nodes, so the prompt may
  /// run for a while after this returns.
  @discardableResult
  public func interrupt(_ id: PromptID) async throws -> Stop {
    var queue = try await queue()
    if queue.isPending(id) {
      try await post("/queue", ["delete": [.string(id.text)]])
      // It may have begun between the look and the deletion, which then had no effect.
      queue = try await self.queue()
      guard queue.isRunning(id) else { return .deleted }
    }
    guard queue.isRunning(id) else { return .absent }
    // Older servers ignore the id and interrupt whatever runs: hence the look just before.
    try await post("/interrupt", ["prompt_id": .string(id.text)])
    return .interrupted
  }

  /// Stops a prompt whose submission may still be under way, and looks whether it did stop.
  ///
  /// A request to interrupt is lost when it comes just as the prompt begins, so it is repeated. It
  /// takes no longer than about `time`, a few seconds where the server is slow to answer, and cannot
  /// be cancelled.
  func withdraw(_ id: PromptID, within time: Duration = .seconds(1)) async {
    let work = Task {
      let begin = ContinuousClock.now
      var absences = 0
      var pause = Duration.milliseconds(50)
      while ContinuousClock.now - begin < time {
        do {
          switch try await interrupt(id) {
          case .deleted: return
          case .interrupted: absences = -1
          case .absent:
            // Once stopped it is gone; before that, its submission may still arrive.
            if absences < 0 { return }
            absences += 1
            if absences == 3 { return }
          }
        } catch {
          // A server that is not there runs nothing; one that is busy is asked again.
          if case ClientError.unreachable = error { return }
        }
        do {
          try await Task.sleep(for: pause)
        } catch {
          return
        }
        pause *= 2
      }
    }
    let limit = Task {
      try await Task.sleep(for: time + .seconds(4))
      work.cancel()
    }
    await work.value
    limit.cancel()
  }
}
