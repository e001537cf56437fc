/// How edits spell parts of flows: as A-Language does, on one line.
enum WrittenForm {
  /// A name, in backticks where it would not be read as one.
  static func of(name: String) -> String {
    isPlain(name) ? name : quoted(name)
  }

  /// A function's name with its target's.
  static func of(_ function: FunctionName) -> String {
    let name = of(name: function.name)
    return function.target.map { "\(of(name: $0)).\(name)" } ?? name
  }

  /// A port of a node, `node.port`.
  static func of(_ node: String, _ port: PortName) -> String {
    // Before a dot, the plain word means the flow itself.
    "\(node == "flow" ? quoted(node) : of(name: node)).\(of(port))"
  }

  /// A port by its name, or by its place counted from 1.
  static func of(_ port: PortName) -> String {
    switch port {
    case .named(let name): of(name: name)
    case .position(let place): String(place == .max ? place : place + 1)
    }
  }

  /// A node's output, `node` or `node.port`.
  static func of(_ reference: OutputReference) -> String {
    reference.port.map { of(reference.node, $0) } ?? of(name: reference.node)
  }

  /// What fills a port.
  static func of(_ source: Source) -> String {
    switch source {
    case .value(let value): value.description
    case .output(let reference): of(reference)
    case .parameter(let name): of(name: name)
    case .list(let sources): "[" + list(sources, of) + "]"
    }
  }

  /// A statement, `name = function(...)`, with its attributes before it.
  static func of(_ node: Node) -> String {
    let attributes = node.attributes.map { of($0) + " " }.joined()
    let names = list(node.names, of(name:))
    return "\(attributes)\(names) = \(of(node.function))(\(of(node.arguments)))"
  }

  /// Arguments as they stand in a call.
  static func of(_ arguments: [Argument]) -> String {
    var isInOrder = true
    let written = arguments.enumerated().map { place, argument in
      let source = of(argument.source)
      if argument.port == .position(place), isInOrder { return source }
      isInOrder = false
      return "\(of(argument.port)): \(source)"
    }
    return written.joined(separator: ", ")
  }

  /// An attribute, `@name` or `@name(...)`.
  static func of(_ attribute: Attribute) -> String {
    let values = attribute.values
    let name = "@\(of(name: attribute.name))"
    return values.isEmpty ? name : "\(name)(\(list(values, \.description)))"
  }

  /// What a flow gives.
  static func of(_ results: [Flow.Return]) -> String {
    list(results) { result in
      let source = of(result.source)
      return result.name.map { "\(of(name: $0)): \(source)" } ?? source
    }
  }

  /// A parameter of a flow as its head declares it.
  static func of(_ port: Port) -> String {
    var result = "\(of(name: port.name)): \(of(port.type))"
    if let type = port.literalType {
      result += port.isWhole && type == .modality(.number) ? "|whole" : "|\(of(type))"
    } else if port.isWhole {
      result += "|whole"
    }
    if let unit = port.unit { result += "[\(unit.rawValue)]" }
    if let range = port.range { result += " in \(range)" }
    if let step = port.step { result += " step \(step)" }
    if !port.choices.isEmpty {
      let choices = list(port.choices) { Value.quoted($0.value) + words($0.words) }
      result += " in [\(choices)]"
    }
    if let value = port.defaultValue { result += " = \(value)" }
    return result + words(port.words)
  }

  /// A declared output of a flow.
  static func of(_ output: OutputPort) -> String {
    "\(of(name: output.name)): \(of(output.type))"
  }

  /// A type.
  static func of(_ type: PortType) -> String {
    switch type {
    case .named(let name):
      // A plain name without a capital letter would be a modality.
      name.unicodeScalars.contains { $0.properties.isUppercase } ? of(name: name) : quoted(name)
    case .list(let element): "[\(of(element))]"
    case .modality, .file, .any: type.description
    }
  }

  /// Comments, one after the other.
  static func of(_ comments: Comments) -> String {
    var parts = comments.blankLineBefore ? ["an empty line"] : []
    parts += comments.leading.map(Value.quoted)
    if let trailing = comments.trailing { parts.append("behind it " + Value.quoted(trailing)) }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  /// Items divided by commas.
  static func list<Item>(_ items: [Item], _ written: (Item) -> String) -> String {
    items.map(written).joined(separator: ", ")
  }

  private static func words(_ words: [String]) -> String {
    words.isEmpty ? "" : " words [\(list(words, Value.quoted))]"
  }

  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, !["true", "false", "none"].contains(name) else {
      return false
    }
    return (first == "_" || first.properties.isXIDStart)
      && name.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
  }

  /// The name in backticks, with the escapes that texts have.
  private static func quoted(_ name: String) -> String {
    var result = "`"
    for scalar in name.unicodeScalars {
      switch scalar {
      case "`": result += "\\`"
      case "\"": result += "\""
      default:
        let escaped = Value.quoted(String(scalar)).unicodeScalars
        result.unicodeScalars.append(contentsOf: escaped.dropFirst().dropLast())
      }
    }
    return result + "`"
  }
}
