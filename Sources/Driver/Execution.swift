import Flow
import Foundation
import Running

/// How a run is done.
public struct ExecutionOptions: Sendable, Hashable {
  /// The folder for results.
  public var output: URL
  /// The folder for what Anyflow keeps.
  public var home: URL
  /// Whether somebody named `home`; the usual one may be replaced by a temporary folder.
  public var isHomeChosen: Bool
  /// What all randomness is drawn from.
  public var seed: UInt64
  /// Whether the files of the steps are kept after a success.
  public var keepsSteps: Bool
  /// The name under which the flow is written beside the results; nil writes none.
  public var flowName: String?

  /// Options; see the properties for each.
  public init(
    output: URL, home: URL, isHomeChosen: Bool = false, seed: UInt64 = 0,
    keepsSteps: Bool = false, flowName: String? = nil
  ) {
    self.output = output
    self.home = home
    self.isHomeChosen = isHomeChosen
    self.seed = seed
    self.keepsSteps = keepsSteps
    self.flowName = flowName
  }
}

/// What came of a run.
public struct Execution: Sendable {
  /// How it ended.
  public var status: RunStatus
  /// The run's id; nil when not even its folder could be made.
  public var run: String?
  /// The results in their place.
  public var outputs: [PublishedOutput] = []
  /// Where the flow was written.
  public var flow: URL?
  /// What went wrong, and what is worth knowing.
  public var findings: [Diagnostic] = []
  /// How many steps ran to their end.
  public var executed = 0
  /// The run's folder, where files of steps are kept.
  public var kept: URL?
  /// Seconds from the plan to the results in their place.
  public var seconds = 0.0
}
