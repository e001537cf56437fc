import Flow

extension DataflowPrinter {
  /// One statement of a node, ready to be lined up with its neighbours.
  private struct Statement {
    var names: String
    /// The call on one line, or nil if it takes several.
    var flat: String?
  }

  /// Writes the statements of a flow.
  mutating func statements(_ flow: Flow, _ level: Int, isRealization: Bool) {
    let scope = NameScope(
      flow.nodes, parameters: flow.parameters.map(\.name), isRealization: isRealization)
    let writer = SourceWriter(flow.nodes, scope)
    for folder in flow.folders { line("files from \(Value.quoted(folder))", level) }
    let written = flow.nodes.enumerated().map { index, node in
      statement(node, index, writer, level)
    }
    var index = 0
    while index < flow.nodes.count {
      let run = self.run(from: index, flow.nodes, written)
      let column = run.map { written[$0].names.count }.max() ?? 0
      for member in run {
        let node = flow.nodes[member]
        if member > 0, node.comments.blankLineBefore { blankLine() }
        comments(node.comments.leading, level)
        let trailing = DataflowPrinter.trailing(node.comments)
        let names = written[member].names
        if let flat = written[member].flat {
          let padding = String(repeating: " ", count: column - names.count)
          line("\(names)\(padding) = \(flat)\(trailing)", level)
        } else {
          broken(node, member, names, writer, level)
          line(")\(trailing)", level)
        }
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
      !nodes[end].comments.blankLineBefore
    {
      end += 1
    }
    return start..<end
  }

  private func statement(
    _ node: Node, _ index: Int, _ writer: SourceWriter, _ level: Int
  ) -> Statement {
    let names = ([node.name] + node.furtherNames).map { NameSpelling.written($0) }
      .joined(separator: ", ")
    let hasBlock = node.arguments.contains { SourceWriter.blockLines($0.source) != nil }
    guard !hasBlock || node.arguments.isEmpty else { return Statement(names: names, flat: nil) }
    let arguments = writer.arguments(node, index).map { $0.prefix + $0.value }
    let flat = "\(written(node.function))(\(arguments.joined(separator: ", ")))"
    let width = level * 2 + names.count + 3 + flat.count
    let fits = width <= DataflowPrinter.width || arguments.isEmpty
    return Statement(names: names, flat: fits ? flat : nil)
  }

  /// Writes a call with each argument on a line of its own, without the closing bracket.
  private mutating func broken(
    _ node: Node, _ index: Int, _ names: String, _ writer: SourceWriter, _ level: Int
  ) {
    line("\(names) = \(written(node.function))(", level)
    for argument in writer.arguments(node, index) {
      guard let block = argument.block else {
        line("\(argument.prefix)\(argument.value),", level + 1)
        continue
      }
      line("\(argument.prefix)\"\"\"", level + 1)
      for content in block {
        if content.isEmpty { blankLine() } else { line(content, level + 2) }
      }
      line("\"\"\",", level + 2)
    }
  }

  private mutating func results(_ flow: Flow, _ writer: SourceWriter, _ level: Int) {
    guard let first = flow.returns.first else { return }
    if first.comments.blankLineBefore, !flow.nodes.isEmpty { blankLine() }
    comments(first.comments.leading, level)
    let written = flow.returns.map { result in
      let source = writer.written(result.source, at: flow.nodes.count)
      return result.name.map { "\(NameSpelling.written($0)): \(source)" } ?? source
    }
    let trailing = DataflowPrinter.trailing(first.comments)
    line("return \(written.joined(separator: ", "))\(trailing)", level)
  }
}
