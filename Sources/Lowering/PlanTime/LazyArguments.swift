import Flow
import Targets

/// The arguments of a plan-time function that looks only at those which it chooses.
///
/// What stands before the choice is evaluated: the condition of `plan.either`, and the values of
/// `plan.first` up to the first that is given.
struct LazyArguments {
  private let node: Node
  private let signature: Signature

  init(_ node: Node, _ signature: Signature) {
    self.node = node
    self.signature = signature
  }

  /// What fills the ports that the choice falls on.
  func evaluated(
    _ evaluate: (Source) throws(CallFailure) -> PlanArgument
  ) throws(CallFailure) -> [String: PlanArgument] {
    if let condition = source("if") {
      let truth = try evaluate(condition)
      let branch = truth.literal?.boolean == false ? "else" : "then"
      return ["if": truth, branch: try source(branch).map(evaluate) ?? .value(.none)]
    }
    guard case .list(let sources) = source("values") else {
      return ["values": try source("values").map(evaluate) ?? .value(.none)]
    }
    var values: [PlanArgument] = []
    for source in sources {
      let value = try evaluate(source)
      values.append(value)
      if value.isGiven { break }
    }
    return ["values": .list(values)]
  }

  private func source(_ port: String) -> Source? { node.argument(port)?.source }
}
