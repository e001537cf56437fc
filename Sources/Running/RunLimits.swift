import Foundation

/// How much of the machine a run may use at once.
public struct RunLimits: Sendable, Hashable {
  /// The most steps that run at the same time, at least 1.
  public var steps: Int

  /// Limits on what runs at once.
  ///
  /// - Parameter steps: The most steps at a time; by default one for each core, because the tools
  ///   behind most steps use several threads themselves.
  public init(steps: Int = ProcessInfo.processInfo.activeProcessorCount) {
    self.steps = max(1, steps)
  }
}
