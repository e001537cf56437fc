import Foundation
public import OrderedJSON

extension ComfyClient {
  /// Submits a prompt and follows it to its end.
  ///
  /// The websocket is opened before the prompt is submitted, comes back when it drops, and is done
  /// without where there is none; the server's history has the last word. When the task is
  /// cancelled, the prompt, and no other, is stopped before this throws `CancellationError`.
  ///
  /// - Parameters:
  ///   - prompt: The prompt in the API's format.
  ///   - id: Its id, new for every run.
  ///   - extraData: What the server keeps beside it, such as `extra_pnginfo`.
  ///   - events: Told what happens, in order, from a task of the client; it must not take long.
  /// - Returns: How it ended; a prompt that fails or is interrupted by somebody ends as well.
  /// - Throws: ``ClientError``: ``ClientError/lost(_:)`` when the server was started anew meanwhile.
  public func run(
    _ prompt: JSON, id: PromptID = PromptID(), extraData: JSON? = nil,
    events: @escaping @Sendable (ServerEvent) -> Void = { _ in }
  ) async throws -> HistoryRecord {
    let clientID = UUID().uuidString.lowercased()
    let follower = RunFollower(self, id, clientID: clientID, events)
    var isSubmitted = false
    do {
      return try await follower.run {
        isSubmitted = true
        let submission = try await submit(
          prompt, id: id, clientID: clientID, extraData: extraData)
        follower.witness.tell(.submitted(submission))
      }
    } catch {
      if isSubmitted, Task.isCancelled || (error as? ClientError)?.leavesRun == true {
        await withdraw(id)
      }
      throw Task.isCancelled ? CancellationError() : error
    }
  }

  /// Follows a prompt that was submitted before to its end.
  ///
  /// - Parameters:
  ///   - id: The prompt's id.
  ///   - clientID: The id under which it was submitted; another one is not told of its progress,
  ///     yet of its end.
  ///   - events: Told what happens, in order; it must not take long.
  /// - Returns: How it ended.
  public func follow(
    _ id: PromptID, clientID: String,
    events: @escaping @Sendable (ServerEvent) -> Void = { _ in }
  ) async throws -> HistoryRecord {
    try await RunFollower(self, id, clientID: clientID, events).run {}
  }
}
