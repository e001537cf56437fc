import Flow
import Foundation

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
  ///
  /// For a job it is the run's seed, so that what one part draws does not hang on the others.
  public var seed: UInt64
  /// The parts of a job; empty for a single primitive.
  public var parts: [ExecutionPlan.Step]
  /// The outputs that a job must give.
  public var outputs: [OutputPort]
  /// What the run is of.
  public var source: RunSource
  /// Told of progress between 0 and 1.
  public var progress: @Sendable (Double) -> Void
  /// Told of what else happens on the way.
  public var news: @Sendable (StepNews) -> Void

  /// A step to run; see the properties for each part.
  public init(
    id: String, primitive: String, arguments: [String: StepArgument], folder: URL, seed: UInt64,
    parts: [ExecutionPlan.Step] = [], outputs: [OutputPort] = [],
    source: RunSource = RunSource(), progress: @escaping @Sendable (Double) -> Void,
    news: @escaping @Sendable (StepNews) -> Void = { _ in }
  ) {
    self.id = id
    self.primitive = primitive
    self.arguments = arguments
    self.folder = folder
    self.seed = seed
    self.parts = parts
    self.outputs = outputs
    self.source = source
    self.progress = progress
    self.news = news
  }
}

/// What a port was given when its step runs.
public indirect enum StepArgument: Sendable, Hashable {
  case value(Value)
  case artifact(Artifact)
  case list([StepArgument])
}
