import Flow

/// The same random numbers for the same seed, on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

/// Makes flows out of the sample catalogue.
struct RandomFlow {
  private var random: SeededGenerator
  private let functions = Sample.catalogue.signatures.filter { $0.name.target == nil }

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A flow in which everything fits and all open ends are returned.
  mutating func valid() -> Flow {
    var flow = Flow()
    var available: [(reference: OutputReference, type: PortType)] = []
    for index in 0..<Int.random(in: 1...12, using: &random) {
      let candidates = functions.filter { function in
        function.ports.allSatisfy { port in
          !port.isRequired || !port.isInput || available.contains { accepts(port, $0.type) }
        }
      }
      guard let function = candidates.randomElement(using: &random) else { break }
      let name = "n\(index)"
      var arguments: [Argument] = []
      for port in function.ports where port.isRequired || Bool.random(using: &random) {
        let fitting = available.filter { accepts(port, $0.type) }
        if port.isInput {
          guard let source = fitting.randomElement(using: &random) else { continue }
          arguments.append(Argument(port.name, .output(source.reference)))
        } else {
          arguments.append(Argument(port.name, value(for: port)))
        }
      }
      flow.nodes.append(Node(name, function.name, positional(arguments, function)))
      for (place, output) in function.outputs.enumerated() {
        let reference = OutputReference(name, place == 0 ? nil : .named(output.name))
        available.append((reference, output.type))
      }
    }
    let used = Set(flow.links.map(\.source.node))
    for node in flow.nodes where !used.contains(node.name) {
      flow.returns.append(Flow.Return(.output(OutputReference(node.name))))
    }
    return flow
  }

  /// A valid flow with a few things changed blindly.
  mutating func damaged() -> Flow {
    var flow = valid()
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      guard let index = flow.nodes.indices.randomElement(using: &random) else { continue }
      switch Int.random(in: 0..<7, using: &random) {
      case 0: flow.nodes[index].function.name += "s"
      case 1: flow.nodes[index].name = flow.nodes.randomElement(using: &random)?.name ?? "x"
      case 2 where !flow.nodes[index].arguments.isEmpty: flow.nodes[index].arguments.removeFirst()
      case 3: flow.returns.removeAll()
      case 4:
        let other = flow.nodes.randomElement(using: &random)?.name ?? "x"
        flow.nodes[index].arguments.append(Argument("image", .from(other)))
      default:
        let values: [Value] = [
          .text("30"), .number(-7), .none, .seconds(90000), .boolean(true), .list([.text("a")]),
          .quantity(Quantity(3, .decibels)), .text("../x"),
        ]
        guard let slot = flow.nodes[index].arguments.indices.randomElement(using: &random) else {
          continue
        }
        flow.nodes[index].arguments[slot].source = .value(
          values.randomElement(using: &random) ?? .none)
      }
    }
    return flow
  }

  private func accepts(_ port: Port, _ type: PortType) -> Bool {
    port.type.accepts(type) && (port.type.isList || !type.isList)
  }

  /// The arguments that begin the function's ports without a gap, some of them without their names.
  private mutating func positional(
    _ arguments: [Argument], _ function: Signature
  ) -> [Argument] {
    let limit = Int.random(in: 0...arguments.count, using: &random)
    return arguments.enumerated().map { index, argument in
      let isPlain = function.ports[0...index].allSatisfy { !$0.type.isList }
      guard index < limit, isPlain, argument.port == .named(function.ports[index].name),
        arguments[...index].map(\.port) == function.ports[...index].map({ .named($0.name) })
      else { return argument }
      return Argument(.position(index), argument.source)
    }
  }

  private mutating func value(for port: Port) -> Value {
    if let choice = port.choices.randomElement(using: &random) { return .text(choice.value) }
    switch port.type {
    case .modality(.boolean): return .boolean(Bool.random(using: &random))
    case .modality(.number):
      let low = port.range?.lower.double ?? 0
      let high = min(port.range?.upper.double ?? 10, 1e6)
      let number = Number(Double.random(in: low...high, using: &random).rounded(.up))
      guard let unit = port.unit, Bool.random(using: &random) else { return .number(number) }
      if unit == .seconds, Bool.random(using: &random) {
        return .quantity(Quantity(Number(number.double * 1000), .milliseconds))
      }
      return .quantity(Quantity(number, unit))
    case .file: return .text("file.png")
    default: return .text("some words")
    }
  }
}
