import Flow

extension SourcePrinter {
  /// One statement of a node, ready to be lined up with its neighbours.
  private struct Statement {
    /// Where its names stand among what has been written on trial.
    var names: Range<Int>
    /// How wide they are.
    var width: Int
    /// Where the call stands there, or nil if it takes several lines.
    var flat: Range<Int>?
  }

  /// Writes the steps of a flow between its braces, or bare.
  mutating func dataflowSteps(_ flow: Flow, _ level: Int, isRealization: Bool) {
    let scope = NameScope(
      flow.nodes, parameters: Set(flow.parameters.map(\.name)), isRealization: isRealization)
    let writer = SourceWriter(flow.nodes, scope)
    for folder in flow.folders { line("files from \(Value.quoted(folder))", level) }
    var trial = TextBuffer()
    var written: [Statement] = []
    written.reserveCapacity(flow.nodes.count)
    for (index, node) in flow.nodes.enumerated() {
      written.append(statement(node, index, writer, level, &trial))
    }
    var index = 0
    while index < flow.nodes.count {
      let run = self.run(from: index, flow.nodes, written)
      var column = 0
      for member in run { column = max(column, written[member].width) }
      for member in run {
        let node = flow.nodes[member]
        prelude(node, isFirst: member == 0, level)
        let statement = written[member]
        indent(level)
        buffer.append(statement.names, of: trial)
        if let flat = statement.flat {
          buffer.append(byte: UInt8(ascii: " "), count: column - statement.width)
          buffer.append(" = ")
          buffer.append(flat, of: trial)
        } else {
          buffer.append(" = ")
          broken(node, member, writer, level)
        }
        endLine(node.comments)
      }
      index = run.upperBound
    }
    results(flow, writer, level)
    comments(flow.closingComments, level)
  }

  /// The nodes from `start` whose equal signs stand in one column.
  private func run(from start: Int, _ nodes: [Node], _ written: [Statement]) -> Range<Int> {
    var end = start + 1
    guard written[start].flat != nil else { return start..<end }
    while end < nodes.count, written[end].flat != nil, nodes[end].comments.leading.isEmpty,
      nodes[end].attributes.isEmpty, !nodes[end].comments.blankLineBefore
    {
      end += 1
    }
    return start..<end
  }

  private func statement(
    _ node: Node, _ index: Int, _ writer: SourceWriter, _ level: Int, _ trial: inout TextBuffer
  ) -> Statement {
    let start = trial.count
    trial.append(name: node.name)
    for name in node.furtherNames {
      trial.append(", ")
      trial.append(name: name)
    }
    let names = start..<trial.count
    let width = trial.width(from: start)
    guard !SourceWriter.hasBlock(node) else { return Statement(names: names, width: width) }
    let callStart = trial.count
    trial.append(node.function)
    trial.append("(")
    let positional = SourceWriter.positionalCount(node)
    for (place, argument) in node.arguments.enumerated() {
      if place > 0 { trial.append(", ") }
      if place >= positional {
        writer.write(argument.port, into: &trial)
        trial.append(": ")
      }
      writer.write(argument.source, at: index, into: &trial)
    }
    trial.append(")")
    let total = level * 2 + width + 3 + trial.width(from: callStart)
    let fits = total <= SourcePrinter.width || node.arguments.isEmpty
    return Statement(names: names, width: width, flat: fits ? callStart..<trial.count : nil)
  }

  /// Writes a call with each argument on a line of its own.
  private mutating func broken(_ node: Node, _ index: Int, _ writer: SourceWriter, _ level: Int) {
    buffer.append(node.function)
    buffer.append("(\n")
    let positional = SourceWriter.positionalCount(node)
    for (place, argument) in node.arguments.enumerated() {
      indent(level + 1)
      if place >= positional {
        writer.write(argument.port, into: &buffer)
        buffer.append(": ")
      }
      if let block = SourceWriter.blockLines(argument.source) {
        self.block(block, level + 2)
      } else {
        writer.write(argument.source, at: index, into: &buffer)
      }
      buffer.append(",\n")
    }
    indent(level)
    buffer.append(")")
  }

  /// Writes `return` with the results, where there are any.
  mutating func results(
    _ flow: Flow, _ writer: SourceWriter, _ level: Int,
    parameters: SourceWriter.ParameterSpelling = .byScope
  ) {
    guard let first = flow.returns.first else { return }
    if first.comments.blankLineBefore, !flow.nodes.isEmpty { blankLine() }
    comments(first.comments.leading, level)
    indent(level)
    buffer.append("return ")
    for (index, result) in flow.returns.enumerated() {
      if index > 0 { buffer.append(", ") }
      if let name = result.name {
        buffer.append(name: name)
        buffer.append(": ")
      }
      writer.write(result.source, at: flow.nodes.count, parameters: parameters, into: &buffer)
    }
    endLine(first.comments)
  }
}
