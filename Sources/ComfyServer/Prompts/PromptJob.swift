import Flow
import Foundation
import Targets

/// Connected node classes that are to run as one prompt, with everything that they draw on.
public struct PromptJob: Sendable {
  /// The nodes, each after all it draws on.
  public var parts: [ExecutionPlan.Step]
  /// What the parts draw on from outside, by `ExecutionPlan.Step.name(of:)`.
  public var arguments: [String: StepArgument]
  /// What is wanted of it, named likewise.
  public var outputs: [OutputPort]
  /// What the seeds that are left out are drawn from.
  public var seed: UInt64
  /// The folder among the server's outputs into which results are saved, such as `anyflow/k3x9`.
  public var prefix: String
  /// Finds the file of this machine that a text in a loading node means.
  public var localFile: @Sendable (String) -> URL?

  /// A job; see the properties for each part.
  public init(
    parts: [ExecutionPlan.Step], arguments: [String: StepArgument] = [:],
    outputs: [OutputPort] = [], seed: UInt64 = 0, prefix: String = "anyflow",
    localFile: @escaping @Sendable (String) -> URL? = { _ in nil }
  ) {
    self.parts = parts
    self.arguments = arguments
    self.outputs = outputs
    self.seed = seed
    self.prefix = prefix
    self.localFile = localFile
  }
}
