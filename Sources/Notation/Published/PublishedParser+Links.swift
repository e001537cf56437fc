import Flow

extension PublishedParser {
  /// Invokes a node: names its outputs and fills its inputs.
  mutating func invoke(
    _ node: Int, outputs: [PublishedGraph.Word], _ arguments: [PublishedArgument],
    at range: Range<Int>
  ) {
    subject = node
    let isFirst = graph.entries[node].invocation == nil
    if let first = graph.entries[node].invocation {
      let line = text.line(at: first.lowerBound) + 1
      findings.report(
        .filledTwice, "\(shown(graph.entries[node].written)) is invoked twice.", at: range,
        hint: "It is in line \(line) already. Create another node of the class for a second use.")
    } else {
      graph.invoke(node, at: range)
    }
    bind(outputs, to: node)
    guard isFirst else { return }
    for argument in arguments where !argument.isNone {
      fill(node, argument, isInvocation: true)
    }
  }

  private mutating func bind(_ outputs: [PublishedGraph.Word], to node: Int) {
    var own: Set<String> = []
    for (position, output) in outputs.enumerated() where output.text != "_" {
      if !own.insert(output.text).inserted {
        findings.report(
          .duplicateName, "Two outputs are named \(shown(output.text)).", at: output.range,
          hint: "Give each output a name of its own.")
        continue
      }
      if case .output(let other, _, let range) = graph.bindings[output.text], other != node {
        let line = text.line(at: range.lowerBound) + 1
        findings.report(
          .duplicateName,
          "An output of another node is named \(shown(output.text)) already, in line \(line).",
          at: output.range, hint: "From here on the name means this one.", severity: .warning)
      }
      graph.bind(output.text, .output(node: node, position: position, at: output.range))
    }
  }

  /// Fills a port of a node.
  ///
  /// - Parameter isInvocation: Whether the node is invoked with it; what it was created with gives
  ///   way to that.
  mutating func fill(_ node: Int, _ argument: PublishedArgument, isInvocation: Bool) {
    let port = argument.name.text
    guard !port.isEmpty else {
      findings.report(
        .unknownParameter, "This parameter of \(shown(graph.entries[node].written)) has no name.",
        at: argument.name.range, hint: "Write its name between the quotes.")
      return
    }
    let source = graph.source(of: argument.expression)
    let added = Argument(port, source ?? .value(.none))
    let place: (port: PortName, name: Range<Int>?, value: Range<Int>) = (
      added.port, argument.name.range, argument.range
    )
    let index: Int
    if let filling = graph.entries[node].filled[port] {
      guard isInvocation, !filling.isInvocation else {
        let line = text.line(at: filling.range.lowerBound) + 1
        findings.report(
          .filledTwice,
          "\(shown(port)) of \(shown(graph.entries[node].written)) is given twice.",
          at: argument.name.range, hint: "It is given in line \(line) already.")
        return
      }
      index = filling.argument
      graph.entries[node].node.arguments[index] = added
      graph.entries[node].ranges.arguments[index] = place
    } else {
      index = graph.entries[node].node.arguments.count
      graph.entries[node].node.arguments.append(added)
      graph.entries[node].ranges.arguments.append(place)
    }
    graph.entries[node].filled[port] = PublishedGraph.Filling(
      argument: index, isInvocation: isInvocation, range: argument.name.range)
    if source == nil {
      graph.pending.append(
        PublishedGraph.Pending(entry: node, argument: index, written: argument))
    }
  }
}
