import Flow

extension SourcePrinter {
  /// Writes the steps of a flow as sentences.
  mutating func sentences(_ flow: Flow, isRealization: Bool) {
    let scope = NameScope(
      flow.nodes, parameters: Set(flow.parameters.map(\.name)), isRealization: isRealization)
    let writer = SourceWriter(flow.nodes, scope, reserved: SentenceWords.reserved)
    for folder in flow.folders { line("Look for files in \(Value.quoted(folder)).") }
    for (index, node) in flow.nodes.enumerated() {
      prelude(node, isFirst: index == 0, 0)
      letSentence(node, index, writer)
      endLine(node.comments)
    }
    guard let first = flow.returns.first else { return }
    if first.comments.blankLineBefore, !flow.nodes.isEmpty { blankLine() }
    comments(first.comments.leading)
    buffer.append("Return ")
    let count = flow.returns.count
    for (index, result) in flow.returns.enumerated() {
      if index > 0 { buffer.append(index == count - 1 ? " and " : ", ") }
      writer.write(result.source, at: flow.nodes.count, into: &buffer)
      if let name = result.name {
        buffer.append(" as ")
        buffer.append(name: name, except: SentenceWords.reserved)
      }
    }
    buffer.append(".")
    endLine(first.comments)
  }

  private mutating func letSentence(_ node: Node, _ index: Int, _ writer: SourceWriter) {
    let start = buffer.count
    let names = [node.name] + node.furtherNames
    buffer.append("Let ")
    for (place, name) in names.enumerated() {
      if place > 0 { buffer.append(place == names.count - 1 ? " and " : ", ") }
      buffer.append(name: name, except: SentenceWords.reserved)
    }
    buffer.append(" be ")
    buffer.append(node.function)
    let positional = SourceWriter.positionalCount(node)
    let count = node.arguments.count
    let inputs = Clause(word: "of", arguments: 0..<positional, end: positional < count ? "," : ".")
    let parameters = Clause(word: "with", arguments: positional..<count, end: ".")
    if count == 0 { buffer.append(".") }
    let head = buffer.count
    if flat(inputs, node, index, writer), flat(parameters, node, index, writer),
      buffer.width(from: start) <= SourcePrinter.width
    {
      return
    }
    buffer.cut(to: head)
    // The inputs stay beside the function where they fit.
    if !flat(inputs, node, index, writer) || buffer.width(from: start) > SourcePrinter.width {
      buffer.cut(to: head)
      broken(inputs, node, index, writer)
    }
    if parameters.arguments.isEmpty { return }
    let end = buffer.count
    blankLine()
    let line = buffer.count
    buffer.append(" ")
    if !flat(parameters, node, index, writer) || buffer.width(from: line) > SourcePrinter.width {
      buffer.cut(to: end)
      broken(parameters, node, index, writer)
    }
  }

  /// A part of a sentence: its word, which arguments of the node it has, and what ends it.
  private struct Clause {
    var word: String
    var arguments: Range<Int>
    var end: String
  }

  /// Writes a clause in the current line.
  ///
  /// - Returns: Whether that can be done, as it cannot with a text over several lines.
  private mutating func flat(
    _ clause: Clause, _ node: Node, _ index: Int, _ writer: SourceWriter
  ) -> Bool {
    let all = clause.arguments
    if all.isEmpty { return true }
    for place in all {
      if SourceWriter.blockLines(node.arguments[place].source) != nil { return false }
      if place == all.lowerBound {
        buffer.append(" \(clause.word) ")
      } else {
        buffer.append(place == all.upperBound - 1 ? " and " : ", ")
      }
      element(node.arguments[place], clause, writer)
      writer.write(node.arguments[place].source, at: index, into: &buffer)
    }
    buffer.append(clause.end)
    return true
  }

  /// Writes a clause with each argument on a line of its own.
  private mutating func broken(
    _ clause: Clause, _ node: Node, _ index: Int, _ writer: SourceWriter
  ) {
    let all = clause.arguments
    for place in all {
      blankLine()
      indent(1)
      let isLast = place == all.upperBound - 1
      if place == all.lowerBound {
        buffer.append("\(clause.word) ")
      } else if isLast {
        buffer.append("and ")
      }
      let argument = node.arguments[place]
      element(argument, clause, writer)
      if let block = SourceWriter.blockLines(argument.source) {
        self.block(block, 2)
      } else {
        writer.write(argument.source, at: index, into: &buffer)
      }
      if isLast {
        buffer.append(clause.end)
      } else if place + 1 < all.upperBound - 1 {
        buffer.append(",")
      }
    }
  }

  /// Writes what stands before the value of an argument: a parameter's name.
  private mutating func element(_ argument: Argument, _ clause: Clause, _ writer: SourceWriter) {
    if clause.word == "of" { return }
    writer.write(argument.port, into: &buffer)
    // A number would be taken for a value without a colon behind it.
    if case .position = argument.port { buffer.append(":") }
    buffer.append(" ")
  }
}
