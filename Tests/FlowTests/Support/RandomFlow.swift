import Flow

/// Random flows and edits for laws that hold for all of them.
enum RandomFlow {
  /// A flow whose links go in any direction, so that it may have cycles.
  static func any(_ dice: inout Dice) -> Flow {
    flow(&dice) { count, _ in count }
  }

  /// A flow in which nodes draw only on nodes written before them.
  static func ordered(_ dice: inout Dice) -> Flow {
    flow(&dice) { _, index in index }
  }

  private static func flow(_ dice: inout Dice, reachable: (Int, Int) -> Int) -> Flow {
    let count = 1 + dice.below(8)
    var flow = Flow()
    for index in 0..<count {
      var node = Node("n\(index)", FunctionName("f\(dice.below(3))"))
      for port in 0..<dice.below(4) {
        let source = source(&dice, below: reachable(count, index))
        node.arguments.append(Argument("p\(port)", source))
      }
      flow.nodes.append(node)
    }
    if dice.below(2) == 0 { flow.returns = [Flow.Return(source(&dice, below: count))] }
    return flow
  }

  static func source(_ dice: inout Dice, below count: Int) -> Source {
    guard count > 0 else { return .value(.number(Number(dice.below(9)))) }
    switch dice.below(5) {
    case 0: return .value(.text("t\(dice.below(9))"))
    case 1: return .parameter("p")
    case 2:
      return .list([
        .output(OutputReference("n\(dice.below(count))")), .value(.none),
        .output(OutputReference("n\(dice.below(count))", .position(1))),
      ])
    default: return .output(OutputReference("n\(dice.below(count))", .named("video")))
    }
  }
}
