import Flow

/// Random flows with every field filled: hostile names, links in any direction and to nowhere, ports
/// filled twice.
struct WildFlow {
  var dice: Dice
  /// Whether names may be given twice.
  let allowsTwice: Bool

  static let names = [
    "a", "b", "c", "d", "e", "scene", "true", "none", "a b", "ü", "`", "\"", "a.b", "\n", "",
    "flow",
    "🦜", "e\u{301}", "é", "\\", "->", "x\u{0}",
  ]

  init(seed: UInt64, allowsTwice: Bool = false) {
    dice = Dice(seed: seed)
    self.allowsTwice = allowsTwice
  }

  mutating func flow() -> Flow {
    var free = WildFlow.names.shuffled(using: &dice)
    var flow = Flow(
      name: once(in: 2) ? name() : nil, documentation: once(in: 3) ? name() : "",
      folders: some(2) { $0.name() }, parameters: parameters(),
      outputs: some(2) { OutputPort($0.name(), .modality(.image)) },
      closingComments: some(2) { $0.name() }, attributes: attributes())
    for _ in 0..<dice.below(7) {
      guard let own = allowsTwice && once(in: 4) ? name() : free.popLast() else { break }
      var node = node(own)
      node.furtherNames = once(in: 4) ? [free.popLast()].compactMap(\.self) : []
      if allowsTwice, once(in: 6) { node.furtherNames.append(name()) }
      flow.nodes.append(node)
    }
    flow.returns = some(3) { dice in
      Flow.Return(
        dice.source(), name: dice.once(in: 2) ? dice.name() : nil, comments: dice.comments())
    }
    return flow
  }

  mutating func node(_ name: String) -> Node {
    Node(
      name, function(), arguments(), comments: once(in: 4) ? comments() : Comments(),
      attributes: attributes())
  }

  mutating func name() -> String { WildFlow.names[dice.below(WildFlow.names.count)] }

  mutating func function() -> FunctionName {
    FunctionName("f\(dice.below(3))", on: once(in: 3) ? "comfy" : nil)
  }

  mutating func arguments() -> [Argument] {
    some(5) { Argument($0.port(), $0.source()) }.enumerated().reduce(into: []) { list, next in
      let isTwice = list.contains { $0.port == next.element.port }
      if !isTwice || allowsTwice || next.offset == 4 { list.append(next.element) }
    }
  }

  mutating func port() -> PortName {
    once(in: 3) ? .position(dice.below(3)) : .named("p\(dice.below(4))")
  }

  mutating func source() -> Source {
    switch dice.below(6) {
    case 0, 1: .value(value())
    case 2: .parameter(name())
    case 3: .list([.output(OutputReference(name())), .value(value()), .parameter(name())])
    case 4: .output(OutputReference(name(), port()))
    default: .output(OutputReference(name()))
    }
  }

  mutating func value() -> Value {
    switch dice.below(5) {
    case 0: .text(name())
    case 1: .number(Number(dice.below(5)))
    case 2: .quantity(Quantity(Number(dice.below(5)), .seconds))
    case 3: .record([Value.Field(name(), .boolean(true))])
    default: .none
    }
  }

  mutating func comments() -> Comments {
    Comments(
      leading: some(2) { $0.name() }, trailing: once(in: 2) ? name() : nil,
      blankLineBefore: once(in: 2))
  }

  mutating func attributes() -> [Attribute] {
    guard once(in: 3) else { return [] }
    let all = [
      Attribute("muted"), Attribute("title", name()), Attribute("title", name()),
      Attribute("at", [.number(Number(dice.below(9))), .number(2)]), Attribute(name()),
    ]
    return Array(all.shuffled(using: &dice).prefix(dice.below(4)))
  }

  mutating func parameters() -> [Port] {
    var names = some(3) { $0.name() }
    if !allowsTwice { names = Array(Set(names)).sorted().shuffled(using: &dice) }
    return names.map { parameter($0) }
  }

  mutating func parameter(_ name: String) -> Port {
    Port(
      name, .modality(.number), defaultValue: once(in: 2) ? .number(Number(dice.below(3))) : nil,
      documentation: once(in: 5) ? "x" : "")
  }

  mutating func once(in count: Int) -> Bool { dice.below(count) == 0 }

  mutating func some<Item>(_ most: Int, _ make: (inout WildFlow) -> Item) -> [Item] {
    var items: [Item] = []
    for _ in 0..<dice.below(most + 1) { items.append(make(&self)) }
    return items
  }
}
