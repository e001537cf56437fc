import Flow
import Targets

/// Why one way to do a function does not work.
struct Obstacle: Error, Sendable {
  /// The target of that way.
  let target: String
  /// What stands in the way.
  let reason: Reason

  /// What can stand in the way.
  enum Reason: Sendable {
    /// The target lacks things that the realization needs.
    case missing([Need])
    /// The target lacks primitives that the realization uses.
    case lacksPrimitives([String])
    /// The target has no answer for these values.
    case refused(Refusal)
    /// A value does not fit the primitive that it goes to.
    case misfit(Diagnostic)
    /// A required port of a primitive is given nothing.
    case unfilled(FunctionName, String)
    /// A primitive has no port of the name under which the function passes something.
    case lacksPort(FunctionName, String)
    /// Something inside the realization cannot be done.
    case blocked(Diagnostic)
  }

  init(_ target: String, _ reason: Reason) {
    self.target = target
    self.reason = reason
  }
}
