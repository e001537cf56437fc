import Flow

extension SourcePrinter {
  /// Writes the steps of a flow as its functions, their parameters and its topology.
  mutating func declarativeSteps(_ flow: Flow) {
    // Plain names mean nodes; parameters stand in their own section or are written `flow.name`.
    let writer = SourceWriter(flow.nodes, NameScope(flow.nodes))
    for folder in flow.folders { line("files from \(Value.quoted(folder))") }
    if !flow.nodes.isEmpty {
      line("functions")
      for (index, node) in flow.nodes.enumerated() {
        functionLine(node, isFirst: index == 0, writer)
      }
    }
    section("parameters", of: flow, links: false) { (printer, node, argument, index) in
      printer.destination(node, argument.port, writer)
      printer.buffer.append(" = ")
      if let block = SourceWriter.blockLines(argument.source) {
        printer.block(block, 2)
      } else {
        writer.write(argument.source, at: index, parameters: .plain, into: &printer.buffer)
      }
      printer.blankLine()
    }
    section("topology", of: flow, links: true) { (printer, node, argument, index) in
      printer.indent(1)
      writer.write(argument.source, at: index, parameters: .qualified, into: &printer.buffer)
      printer.buffer.append(" -> ")
      printer.buffer.append(name: node.name)
      printer.buffer.append(".")
      writer.write(argument.port, into: &printer.buffer)
      printer.blankLine()
    }
    results(flow, writer, 0, parameters: .qualified)
  }

  /// Writes a section with a line for each argument that belongs in it.
  private mutating func section(
    _ word: String, of flow: Flow, links: Bool,
    _ write: (inout SourcePrinter, Node, Argument, Int) -> Void
  ) {
    let start = buffer.count
    line(word)
    let first = buffer.count
    for (index, node) in flow.nodes.enumerated() {
      let isLink = node.areLinks
      for (place, argument) in node.arguments.enumerated() where isLink[place] == links {
        write(&self, node, argument, index)
      }
    }
    if buffer.count == first { buffer.cut(to: start) }
  }

  private mutating func destination(_ node: Node, _ port: PortName, _ writer: SourceWriter) {
    indent(1)
    buffer.append(name: node.name)
    buffer.append(".")
    writer.write(port, into: &buffer)
  }

  private mutating func functionLine(_ node: Node, isFirst: Bool, _ writer: SourceWriter) {
    prelude(node, isFirst: isFirst, 1)
    let start = buffer.count
    indent(1)
    buffer.append(name: node.name)
    for name in node.furtherNames {
      buffer.append(", ")
      buffer.append(name: name)
    }
    buffer.append(": ")
    buffer.append(node.function)
    if !node.isInDeclarativeOrder { portOrder(node, start, writer) }
    endLine(node.comments)
  }

  /// Writes the ports in order, where reading would put the arguments in another one.
  private mutating func portOrder(_ node: Node, _ start: Int, _ writer: SourceWriter) {
    let end = buffer.count
    buffer.append("(")
    for (index, argument) in node.arguments.enumerated() {
      if index > 0 { buffer.append(", ") }
      writer.write(argument.port, into: &buffer)
    }
    buffer.append(")")
    guard buffer.width(from: start) > SourcePrinter.width else { return }
    buffer.cut(to: end)
    buffer.append("(\n")
    for argument in node.arguments {
      indent(2)
      writer.write(argument.port, into: &buffer)
      buffer.append(",\n")
    }
    indent(1)
    buffer.append(")")
  }
}

extension Source {
  /// Whether it draws on nodes, and so is a part of the topology.
  fileprivate var isLinked: Bool {
    switch self {
    case .value, .parameter: false
    case .output: true
    case .list(let sources): sources.contains { $0.isLinked }
    }
  }
}

extension Node {
  /// Which arguments stand in the topology: links, and what fills a port after a link did.
  fileprivate var areLinks: [Bool] {
    var linked: Set<PortName> = []
    let isShort = arguments.count < 16
    return arguments.enumerated().map { place, argument in
      if argument.source.isLinked {
        if !isShort { linked.insert(argument.port) }
        return true
      }
      return isShort
        ? arguments[..<place].contains { $0.port == argument.port && $0.source.isLinked }
        : linked.contains(argument.port)
    }
  }

  /// Whether the arguments stand as reading puts them without a list of ports: those by position in
  /// order, then the parameters, then the links.
  fileprivate var isInDeclarativeOrder: Bool {
    var last = (rank: 0, position: -1)
    let isLink = areLinks
    for (index, argument) in arguments.enumerated() {
      var place = (rank: isLink[index] ? 2 : 1, position: 0)
      if case .position(let position) = argument.port { place = (0, position) }
      if place < last || place == last && place.rank == 0 { return false }
      last = place
    }
    return true
  }
}
