import Flow
import Targets

/// How a run ended.
public enum RunStatus: String, Sendable, Hashable {
  /// Every step ran.
  case succeeded
  /// A step failed; what did not depend on it ran all the same.
  case failed
  /// It was stopped from outside.
  case interrupted
}

/// What came of running a plan.
public struct RunOutcome: Sendable {
  /// How the run ended.
  public var status: RunStatus
  /// What the steps gave, for those that ran to their end.
  public var artifacts: [StepReference: Artifact]
  /// What went wrong, in the order of the plan's steps.
  public var findings: [Diagnostic]
  /// How many steps ran to their end.
  public var executed: Int
  /// The steps that were not run because one they draw on failed.
  public var skipped: [String]
  /// Seconds that each step took, for those that ran to their end.
  public var stepSeconds: [String: Double]
  /// Seconds from the start to the end of the run.
  public var seconds: Double

  /// The outcome of a run; by default of one that had nothing to do.
  public init(
    status: RunStatus = .succeeded, artifacts: [StepReference: Artifact] = [:],
    findings: [Diagnostic] = [], executed: Int = 0, skipped: [String] = [],
    stepSeconds: [String: Double] = [:], seconds: Double = 0
  ) {
    self.status = status
    self.artifacts = artifacts
    self.findings = findings
    self.executed = executed
    self.skipped = skipped
    self.stepSeconds = stepSeconds
    self.seconds = seconds
  }
}
