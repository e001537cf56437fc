import Flow

extension Checker {
  /// What repair by rule made of a flow.
  public struct Repair: Sendable {
    /// The flow with the fixes applied.
    public var flow: Flow
    /// What was done, in order.
    public var applied: [Diagnostic.Fix]
    /// What is still to be said of the flow.
    public var remaining: [Diagnostic]
  }

  /// Applies fixes until none is left that makes the flow better.
  ///
  /// The flow that comes back never has more to object to than the one given. Each error gets its best
  /// fix that takes nothing away that someone wrote; of warnings only those whose fix says what the flow
  /// does anyway, or what its function can do, get theirs. Nodes that are muted or bypassed stay so.
  public func repaired(_ flow: Flow, files: FileLookup? = nil) -> Repair {
    var repairing = Repairing(checker: self, files: files, flow: flow)
    repairing.run()
    return repairing.best
  }
}
