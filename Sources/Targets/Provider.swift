/// Runs the primitives of one target.
public protocol Provider: Sendable {
  /// Runs one step and gives its outputs by port name.
  ///
  /// Cancelling the task stops the work within a second and leaves no process behind.
  ///
  /// - Throws: A finding that says what failed, in the user's words, with the tool's own as a note;
  ///   or a cancellation.
  func run(_ step: StepRequest) async throws -> [String: Artifact]
}
