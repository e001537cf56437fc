import Flow
import Targets

/// A function that realizations use to work something out before anything runs, such as a size that a
/// model can draw.
///
/// It is called as `plan.NAME(...)` and leaves no step: what it gives is a literal, or one of the links
/// that it was given.
struct PlanFunction: Sendable {
  /// The name by which realizations address these functions, in the place of a target's.
  static let target = "plan"

  /// How it is called; each output is a literal unless said otherwise.
  let signature: Signature
  /// The ports of which only the one that is chosen is looked at, so that the others may be anything.
  let isLazy: Bool
  /// Works the outputs out, by name.
  let evaluate: @Sendable (PlanCall) throws(Refusal) -> [String: PlanArgument]

  init(
    _ name: String, _ ports: [Port], gives outputs: [OutputPort], isLazy: Bool = false,
    isPurpose: Bool = false,
    _ evaluate: @escaping @Sendable (PlanCall) throws(Refusal) -> [String: PlanArgument]
  ) {
    signature = Signature(
      FunctionName(name, on: PlanFunction.target), ports: ports, outputs: outputs,
      isOutput: isPurpose)
    self.isLazy = isLazy
    self.evaluate = evaluate
  }

  /// All of them by name.
  static let all: [String: PlanFunction] = Dictionary(
    (numbers + sizes + texts + choices).map { ($0.signature.name.name, $0) },
    uniquingKeysWith: { first, _ in first })
}

extension Refusal: Error {}
