import Flow

/// Every literal is of the kind that its port takes.
struct LiteralTypeRule: LiteralRule {
  func findings(for literal: Literal, in context: CheckContext) -> [Diagnostic] {
    let type = literal.expected.element
    if literal.value == .none { return none(literal) }
    if type == .any || fits(literal.value, type) || Coercion(literal) != nil { return [] }
    if type.needsLink { return [link(literal, type, context)] }
    let shown = Wording.type(literal.port.literalType == nil ? type : literal.port.type)
    var message = "\(literal.label) takes \(shown), but \(literal.value) is \(literal.value.kind)."
    var hint = hint(literal)
    if case .list = literal.value {
      message = "\(literal.label) takes one \(shown), but \(literal.value) is a list."
      if let rules = literal.function.flatMap({ ServerRules($0.name) }) {
        hint = "\(rules.product) reads a list as a link."
      }
    }
    return [
      Diagnostic(
        .typeMismatch, message, at: literal.place, hint: hint,
        fixes: reading(literal.value, as: type, literal.port).map { literal.writing($0) } ?? [])
    ]
  }

  private func fits(_ value: Value, _ type: PortType) -> Bool {
    switch (type, value) {
    case (.modality(.number), .number), (.modality(.number), .quantity),
      (.modality(.text), .text), (.file, .text), (.modality(.boolean), .boolean):
      true
    default: false
    }
  }

  private func none(_ literal: Literal) -> [Diagnostic] {
    if literal.port.defaultValue == Value.none || literal.expected == .any { return [] }
    let message = "\(literal.label) takes \(Wording.taking(literal.port)) and cannot be none."
    return [
      Diagnostic(
        .typeMismatch, message, at: literal.place,
        fixes: literal.port.isRequired ? [] : literal.leavingOut)
    ]
  }

  private func hint(_ literal: Literal) -> String? {
    literal.port.range == nil && literal.port.choices.isEmpty
      ? nil : "It takes \(Wording.taking(literal.port))."
  }

  /// The value that was meant by one of another kind.
  private func reading(_ value: Value, as type: PortType, _ port: Port) -> Value? {
    switch (type, value) {
    case (_, .list(let values)) where values.count == 1 && values.allSatisfy { fits($0, type) }:
      return values.first
    case (.modality(.number), .text(let text)):
      guard port.isWhole, let number = Value(numeric: text)?.double else {
        return Value(numeric: text)
      }
      return .number(Number(number.rounded()))
    case (.modality(.boolean), .text(let text)): return Bool(reading: text).map { .boolean($0) }
    case (.modality(.boolean), .number(let number)) where [0, 1].contains(number.double):
      return .boolean(number.double == 1)
    case (.modality(.text), _) where port.literalType != nil && Wording.type(port.type) == "COMBO":
      return port.choice(meaning: value.description).map { .text($0) }
    case (.modality(.text), .number), (.modality(.text), .quantity), (.modality(.text), .boolean),
      (.file, .number):
      return .text(value.description)
    default: return nil
    }
  }

  /// Media come by link only; a text may name the node, or the file to load, that was meant.
  private func link(_ literal: Literal, _ type: PortType, _ context: CheckContext) -> Diagnostic {
    var fixes: [Diagnostic.Fix] = []
    if case .text(let text) = literal.value, let leaf = literal.leaf {
      let given = context.type(of: .output(OutputReference(text)))
      if let given, text != leaf.node.name, literal.expected.accepts(given) {
        fixes = [
          Diagnostic.Fix("connect \(text)", [leaf.replacing(with: .output(OutputReference(text)))])
        ]
      } else {
        fixes = loading(text, type, leaf, context)
      }
    }
    return Diagnostic(
      .typeMismatch,
      "\(literal.label) takes \(type), which comes from another node, but \(literal.value) is "
        + "\(literal.value.kind).",
      at: literal.place, hint: "Connect the output of a node that gives \(type).", fixes: fixes)
  }

  private func loading(
    _ text: String, _ type: PortType, _ leaf: Leaf, _ context: CheckContext
  ) -> [Diagnostic.Fix] {
    guard text.utf8.contains(UInt8(ascii: ".")), text.utf8.last != UInt8(ascii: ".") else {
      return []
    }
    let loaders = context.catalogue.signatures.filter { function in
      function.name.target == nil && !function.isOutput && function.outputs.first?.type == type
        && function.ports.filter(\.isRequired).map(\.type) == [.file]
    }
    guard let loader = loaders.first, let port = loader.ports.first(where: \.isRequired) else {
      return []
    }
    let name = context.freeName(loader.name.name)
    let node = Node(name, loader.name, [Argument(port.name, .text(text))])
    return [
      Diagnostic.Fix(
        "load \(Value.quoted(text)) with \(loader.name)",
        [
          .addNode(node, at: context.writtenIndex(leaf.node.name)),
          leaf.replacing(with: .output(OutputReference(name))),
        ])
    ]
  }
}

extension Value {
  /// A number, or a number with a unit, out of a text such as `30` or `1.5 s`.
  fileprivate init?(numeric text: String) {
    let trimmed = text.trimmingPrefix { $0.isWhitespace }
    let digits = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-.".contains($0)) }
    guard let number = Number(String(digits)) else { return nil }
    let rest = trimmed.dropFirst(digits.count).filter { !$0.isWhitespace }
    if rest.isEmpty {
      self = .number(number)
    } else if let unit = QuantityUnit(spelling: String(rest)) {
      self = .quantity(Quantity(number, unit))
    } else {
      return nil
    }
  }
}
