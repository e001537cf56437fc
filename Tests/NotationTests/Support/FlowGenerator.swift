import Flow
import Notation

/// Makes random flows as they can come from anywhere: with hostile names and texts, shadowed
/// parameters, references in any direction, and every kind of value.
struct FlowGenerator {
  var dice: Dice
  private var nodeNames: [String] = []
  private var parameterNames: [String] = []
  private var earlier: Set<String> = []
  private var furtherNames: Set<String> = []
  private var isRealization = false

  init(seed: UInt64) {
    dice = Dice(seed: seed)
  }

  /// A flow in the form that reading gives: a first statement is never set off by an empty line, only
  /// the first result has comments, and the first output of a node is not numbered.
  mutating func flow(isRealization: Bool = false) -> Flow {
    self.isRealization = isRealization
    furtherNames = []
    earlier = []
    var free = HostileWords.names.shuffled(using: &dice)
    let hasHead = !isRealization && dice.once(in: 2)
    let parameters = hasHead ? dice.some(4) { _ in () }.compactMap { free.popLast() } : []
    parameterNames = parameters
    var flow = Flow(
      name: hasHead && !dice.once(in: 4) ? name() : nil, documentation: documentation(),
      folders: dice.some(2) { $0.pick(HostileWords.texts, else: "") })
    if hasHead {
      flow.parameters = parameters.map { port($0) }
      flow.outputs = outputs()
    }
    nodeNames = dice.some(6) { _ in () }.compactMap { free.popLast() }
    // Nodes may be named like parameters.
    if let shadowed = parameters.first, dice.once(in: 3) { nodeNames.append(shadowed) }
    nodeNames.shuffle(using: &dice)
    for (index, nodeName) in nodeNames.enumerated() {
      let further = dice.once(in: 5) ? dice.some(2) { _ in () }.compactMap { free.popLast() } : []
      flow.nodes.append(node(nodeName, further, isFirst: index == 0))
      earlier.insert(nodeName)
      furtherNames.formUnion(further)
    }
    flow.attributes = attributes()
    flow.returns = results(isFirst: flow.nodes.isEmpty)
    flow.closingComments = comments()
    return flow
  }

  private mutating func node(_ name: String, _ further: [String], isFirst: Bool) -> Node {
    let target: String? = dice.once(in: 3) ? self.name() : nil
    return Node(
      name, FunctionName(self.name(), on: target), arguments(), furtherNames: further,
      comments: Comments(
        leading: comments(), trailing: dice.once(in: 4) ? comment() : nil,
        blankLineBefore: !isFirst && dice.once(in: 4)), attributes: attributes())
  }

  private mutating func arguments() -> [Argument] {
    var arguments: [Argument] = []
    for position in 0..<dice.below(4) {
      arguments.append(Argument(.position(position), source()))
    }
    for _ in 0..<dice.below(4) { arguments.append(Argument(.named(name()), source())) }
    if dice.once(in: 5) {
      arguments.append(Argument(.position(dice.below(9)), source()))
      arguments.shuffle(using: &dice)
    }
    return arguments
  }

  private mutating func results(isFirst: Bool) -> [Flow.Return] {
    earlier.formUnion(nodeNames)
    var results = dice.some(3) { _ in () }.map { Flow.Return(source()) }
    for index in results.indices where dice.once(in: 2) { results[index].name = name() }
    if !results.isEmpty {
      results[0].comments = Comments(
        leading: comments(), trailing: dice.once(in: 4) ? comment() : nil,
        blankLineBefore: !isFirst && dice.once(in: 3))
    }
    return results
  }

  private mutating func source(depth: Int = 0) -> Source {
    switch dice.below(depth > 2 ? 6 : 8) {
    case 0, 1: return .value(value())
    case 2, 3: return .output(reference())
    case 4, 5:
      if isRealization { return realizationParameter() }
      return parameterNames.isEmpty
        ? .value(value()) : .parameter(dice.pick(parameterNames, else: ""))
    default:
      let sources = dice.some(3) { _ in () }.map { source(depth: depth + 1) }
      let values = sources.compactMap { if case .value(let value) = $0 { value } else { nil } }
      return values.count == sources.count ? .value(.list(values)) : .list(sources)
    }
  }

  private mutating func realizationParameter() -> Source { .parameter(name()) }

  private mutating func reference() -> OutputReference {
    let node = dice.once(in: 8) ? "unknown \(dice.below(3))" : dice.pick(nodeNames, else: "nowhere")
    switch dice.below(4) {
    case 0: return OutputReference(node, .named(name()))
    case 1: return OutputReference(node, .position(dice.below(4)))
    default:
      let isHidden = isRealization || parameterNames.contains(node)
      return isHidden && !earlier.contains(node)
        ? OutputReference(node, .position(1)) : OutputReference(node)
    }
  }
}

extension FlowGenerator {
  mutating func name() -> String { dice.pick(HostileWords.names, else: "a") }

  mutating func comment() -> String { dice.pick(HostileWords.comments, else: "") }

  mutating func comments() -> [String] {
    dice.once(in: 4) ? dice.some(3) { $0.pick(HostileWords.comments, else: "") } : []
  }

  mutating func documentation() -> String {
    dice.once(in: 3) ? comments().joined(separator: "\n") : ""
  }

  mutating func number() -> Number {
    let literal =
      dice.once(in: 2)
      ? String(dice.next()) : dice.pick(HostileWords.numbers, else: "0")
    return Number(literal) ?? Number(0)
  }

  mutating func value(depth: Int = 0) -> Value {
    switch dice.below(depth > 2 ? 6 : 8) {
    case 0: .number(number())
    case 1: .quantity(Quantity(number(), dice.pick(QuantityUnit.allCases, else: .seconds)))
    case 2: .boolean(dice.once(in: 2))
    case 3: .none
    case 4, 5: .text(text())
    case 6:
      .record(
        dice.some(3) { _ in () }.map { Value.Field(fieldName(), value(depth: depth + 1)) })
    default: .list(dice.some(3) { _ in () }.map { value(depth: depth + 1) })
    }
  }

  private mutating func fieldName() -> String { dice.once(in: 3) ? text() : name() }

  /// Attributes of any name with any values, mostly none.
  mutating func attributes() -> [Attribute] {
    guard dice.once(in: 4) else { return [] }
    return dice.some(3) { _ in () }.map {
      Attribute(name(), dice.some(2) { _ in () }.map { value() })
    }
  }

  mutating func wording() -> Wording {
    let port: String? = dice.once(in: 2) ? name() : nil
    return Wording(
      function: dice.once(in: 4) ? "*" : name(), port: port,
      choice: port == nil || dice.once(in: 2) ? nil : text(), words: words())
  }

  mutating func text() -> String {
    dice.some(3) { $0.pick(HostileWords.texts, else: "") }.joined()
  }

  mutating func type(depth: Int = 0) -> PortType {
    switch dice.below(depth > 2 ? 5 : 6) {
    case 0, 1: .modality(dice.pick(Modality.allCases, else: .text))
    case 2: .file
    case 3: .any
    case 4: .named(dice.once(in: 2) ? "LATENT" : name())
    default: .list(type(depth: depth + 1))
    }
  }

  mutating func port(_ name: String) -> Port {
    var port = Port(name, type(), documentation: documentation())
    if dice.once(in: 3) { port.literalType = type() }
    if dice.once(in: 4) { port.literalType = .modality(.number) }
    port.isWhole = dice.once(in: 4)
    if dice.once(in: 5) { port.step = number() }
    if dice.once(in: 2) { port.unit = dice.pick(QuantityUnit.allCases, else: .seconds) }
    if dice.once(in: 3) {
      let (a, b) = (number(), number())
      port.range = a.double <= b.double ? ValueRange(a, b) : ValueRange(b, a)
    }
    if dice.once(in: 3) {
      port.choices = dice.some(3) { _ in () }.map { Port.Choice(text(), words: words()) }
    }
    if dice.once(in: 2) { port.defaultValue = value() }
    port.words = words()
    return port
  }

  mutating func words() -> [String] {
    dice.once(in: 4) ? dice.some(3) { _ in () }.map { text() } : []
  }

  mutating func outputs() -> [OutputPort] {
    let names = Array(HostileWords.names.shuffled(using: &dice).prefix(dice.below(4)))
    return names.map { OutputPort($0, type()) }
  }

  mutating func signature() -> Signature {
    let names = Array(HostileWords.names.shuffled(using: &dice).prefix(dice.below(5)))
    return Signature(
      FunctionName(name(), on: dice.once(in: 3) ? name() : nil), ports: names.map { port($0) },
      outputs: outputs(), documentation: documentation(), phrases: words(),
      isOutput: dice.once(in: 4))
  }

  mutating func realization() -> Realization {
    Realization(
      of: name(), on: name(), needs: dice.some(2) { _ in () }.map { Need(name(), text()) },
      body: dice.once(in: 5) ? nil : flow(isRealization: true))
  }
}
