import Flow

/// The sample workflow with a few things changed blindly.
struct RandomWorkflow {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func damaged() -> Flow {
    var flow = ComfySample.flow
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      guard let index = flow.nodes.indices.randomElement(using: &random) else { continue }
      damage(&flow, at: index)
    }
    return flow
  }

  private mutating func damage(_ flow: inout Flow, at index: Int) {
    let slot = flow.nodes[index].arguments.indices.randomElement(using: &random)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: flow.nodes[index].function.name += "r"
    case 1: flow.nodes[index].attributes = [Attribute("muted")]
    case 2: flow.nodes[index].attributes = [Attribute("bypassed"), Attribute("titel", "x")]
    case 3: flow.nodes[index].arguments.append(Argument("stepz", .number(3)))
    case 4: flow.nodes.swapAt(index, 0)
    case 5:
      if let slot { flow.nodes[index].arguments.remove(at: slot) }
    case 6:
      let other = flow.nodes.randomElement(using: &random)?.name ?? "x"
      let outputs: [PortName?] = [nil, .position(1), .named("CLIP"), .named("VEA")]
      let port = outputs.randomElement(using: &random) ?? nil
      if let slot {
        flow.nodes[index].arguments[slot].source = .output(OutputReference(other, port))
      }
    default:
      let values: [Value] = [
        .text("30"), .number(-7), .none, .seconds(9), .boolean(true), .list([.text("a")]),
        .number(Number(7.55)), .text("false"), .text("eulr"), .number(500), .text(""),
        .record([Value.Field("a", .number(1))]),
      ]
      if let slot {
        flow.nodes[index].arguments[slot].source = .value(
          values.randomElement(using: &random) ?? .none)
      }
    }
  }
}
