import Flow
import Foundation

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

/// One step with everything it needs in hand.
public struct StepRequest: Sendable {
  /// The step's id in the plan.
  public var id: String
  /// The primitive to run.
  public var primitive: String
  /// The values and artifacts for its ports; absent ports are left to none.
  public var arguments: [String: StepArgument]
  /// An empty folder of its own for its files; it is kept as long as the run is.
  public var folder: URL
  /// The seed for all that is random in it, unless its own `seed` parameter says another.
  public var seed: UInt64
  /// Told of progress between 0 and 1.
  public var progress: @Sendable (Double) -> Void

  /// A step to run; see the properties for each part.
  public init(
    id: String, primitive: String, arguments: [String: StepArgument], folder: URL, seed: UInt64,
    progress: @escaping @Sendable (Double) -> Void
  ) {
    self.id = id
    self.primitive = primitive
    self.arguments = arguments
    self.folder = folder
    self.seed = seed
    self.progress = progress
  }
}

/// What a port was given when its step runs.
public indirect enum StepArgument: Sendable, Hashable {
  case value(Value)
  case artifact(Artifact)
  case list([StepArgument])
}
