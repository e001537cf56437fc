/// What a run is of, for targets that put it into what they make.
public struct RunSource: Sendable, Hashable {
  /// The flow that runs, in A-Language.
  public var flowText: String?
  /// The editor's workflow that runs just as it was saved, as JSON; nil for a flow that was written
  /// or changed here.
  public var workflowText: String?

  /// What a run is of.
  public init(flowText: String? = nil, workflowText: String? = nil) {
    self.flowText = flowText
    self.workflowText = workflowText
  }
}
