import Flow
import Lowering
import Targets

/// A flow made ready to run, or the findings that stand in the way.
public struct Preparation: Sendable {
  /// The flow with its text, settings made.
  public var document: FlowDocument
  /// Findings about it, with their places in the text.
  public var findings: [Diagnostic]
  /// What will run; nil when findings stand in the way, or lowering was not asked for.
  public var plan: ExecutionPlan?
  /// How each node is done.
  public var choices: [Lowered.Choice]
  /// Where the files are that the flow names.
  public var files: FileResolution
  /// Whether settings changed the flow's nodes, so that it is no longer what its file says.
  public var isChanged: Bool
  /// Seconds that checking and lowering took.
  public var timing: StageTiming

  /// Whether anything stands in the way of running.
  public var isRejected: Bool { findings.hasErrors }
}

/// Seconds that each stage took.
public struct StageTiming: Sendable, Hashable, Codable {
  /// From the words to the flow.
  public var infer = 0.0
  /// Looking for what is wrong.
  public var check = 0.0
  /// From the flow to the plan.
  public var lower = 0.0
  /// From the plan to the results in their place.
  public var run = 0.0

  /// No time at all.
  public init() {}
}
