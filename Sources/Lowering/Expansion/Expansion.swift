import Flow
import Targets

/// What one call of a function becomes.
struct Expansion {
  /// The steps, in order.
  var steps: [ExecutionPlan.Step] = []
  /// The function's outputs by name.
  var outputs: [String: PlanArgument] = [:]
  /// The decisions on the way.
  var choices: [Lowered.Choice] = []
  /// How many calls were looked into; it bounds flows that unfold without end.
  var calls = 1

  /// Calls beyond which a flow is refused: no flow of any use comes near.
  static let mostCalls = 20_000

  /// Calls within calls beyond which a flow is refused, before they outgrow a thread's stack.
  static let deepest = 100
}

/// A function with everything that fills its ports.
struct Call {
  /// The function.
  let function: Signature
  /// What fills its ports, by port name, defaults included; `none` where nothing does.
  var arguments: [String: PlanArgument]
  /// The path of the node in the plan, which is its step's id.
  let path: String
  /// The flow's node that it serves.
  let node: String
  /// The functions that are being unfolded around it.
  let unfolding: [String]
  /// Frames per second of the call that this one serves, where that has any.
  let surroundingRate: Double?

  /// Frames per second, where a port says so, else those of the call that this one serves.
  var frameRate: Double? {
    guard let port = function.ports.first(where: { $0.unit == .framesPerSecond }) else {
      return surroundingRate
    }
    return arguments[port.name]?.literal?.double(in: .framesPerSecond)
  }
}
