import Flow

extension PublishedParser {
  /// The file, once all statements are read.
  mutating func finished() -> ParsedFile {
    settleOrphans()
    var dropped: [Int: Set<Int>] = [:]
    for pending in graph.pending {
      // What has filled the port since is not waited for.
      let filling = graph.entries[pending.entry].filled[pending.written.name.text]
      guard filling?.range == pending.written.name.range else { continue }
      if let source = lateSource(of: pending.written.expression) {
        graph.entries[pending.entry].node.arguments[pending.argument].source = source
      } else {
        dropped[pending.entry, default: []].insert(pending.argument)
      }
    }
    for (entry, arguments) in dropped { remove(arguments, from: entry) }
    for entry in graph.entries.indices { takeControl(of: entry) }
    reportUninvoked()
    return parsedFile()
  }

  private mutating func parsedFile() -> ParsedFile {
    if graph.entries.isEmpty { return emptyFile() }
    let order = graph.order
    var nodes = order.map { graph.entries[$0].node }
    nodes[0].comments.blankLineBefore = false
    let results = self.results()
    let flow = Flow(
      documentation: documentation.joined(separator: "\n"), nodes: nodes,
      returns: results.map { Flow.Return($0.source) }, closingComments: closingComments)
    var ranges = SourceMap.ItemRanges(name: graph.entries[order[0]].ranges.name)
    ranges.nodes = order.map { graph.entries[$0].ranges }
    ranges.results = results.map(\.range)
    return ParsedFile(
      file: SourceFile([SourceFile.Item(.flow(flow))]),
      diagnostics: findings.diagnostics(in: text),
      map: SourceMap(text: text, items: [ranges], flows: [0]))
  }

  /// The file of a program without nodes: its comments, for no notation has an empty flow.
  private mutating func emptyFile() -> ParsedFile {
    findings.report(
      .emptyFlow, "There is no node in this program.", at: 0..<0,
      hint: PublishedParser.formsHint)
    let comments = documentation + closingComments
    let items = comments.isEmpty ? [] : [SourceFile.Item(.comments(comments))]
    return ParsedFile(
      file: SourceFile(items), diagnostics: findings.diagnostics(in: text),
      map: SourceMap(text: text, items: items.map { _ in .init(name: 0..<0) }, flows: []))
  }

  /// Does what was said of nodes before they were created, and reports it.
  private mutating func settleOrphans() {
    for orphan in graph.orphans {
      guard let node = graph.nodes[orphan.node.text] else {
        reportUnknownNode(orphan)
        for output in orphan.outputs where graph.bindings[output.text] == nil {
          graph.bind(output.text, .unreadable)
        }
        continue
      }
      let line = text.line(at: graph.entries[node].ranges.name.lowerBound) + 1
      findings.report(
        .unknownNode,
        "\(shown(orphan.node.text)) is used before it is created, in line \(line).",
        at: orphan.node.range, hint: "Create the node first.")
      if let range = orphan.invocation {
        invoke(node, outputs: orphan.outputs, orphan.arguments, at: range)
      } else {
        for argument in orphan.arguments { fill(node, argument, isInvocation: true) }
      }
    }
  }

  private mutating func reportUnknownNode(_ orphan: PublishedGraph.Orphan) {
    let name = orphan.node.text
    let isOutput = if case .output = graph.bindings[name] { true } else { false }
    if isOutput {
      findings.report(
        .unknownNode, "\(shown(name)) is an output and no node.", at: orphan.node.range,
        hint: "Name the node here.")
      return
    }
    let hint = findings.question(
      name, among: graph.entries.lazy.map(\.written),
      otherwise: "Create the node before it is used.")
    findings.report(
      .unknownNode, "There is no node named \(shown(name)).", at: orphan.node.range, hint: hint)
  }

  /// What an expression means when the whole program is known; what is wrong with it is reported.
  private mutating func lateSource(of expression: PythonExpression) -> Source? {
    switch expression {
    case .value(let value): return .value(value)
    case .list(let elements):
      // Every element is looked at, so that all that is wrong is reported.
      var sources: [Source] = []
      for element in elements {
        if let source = lateSource(of: element) { sources.append(source) }
      }
      return sources.count == elements.count ? .list(sources) : nil
    case .name(let name, let range): return lateSource(of: name, at: range)
    }
  }

  private mutating func lateSource(of name: String, at range: Range<Int>) -> Source? {
    switch graph.bindings[name] {
    case .unreadable: return nil
    case .output(_, _, let place):
      // In a list only one of several names may be bound too late.
      if place.lowerBound > range.lowerBound {
        let line = text.line(at: place.lowerBound) + 1
        findings.report(
          .unknownOutput, "\(shown(name)) is used before it names an output, in line \(line).",
          at: range, hint: "Invoke the node that it is an output of first.")
      }
      return graph.source(of: .name(name, range))
    case nil:
      if let node = graph.nodes[name] {
        findings.report(
          .unknownOutput, "\(shown(name)) is a node, and none of its outputs has this name.",
          at: range, hint: "Invoke the node, name its outputs, and use one of these names.")
        return .output(OutputReference(graph.entries[node].node.name))
      }
      let hint = findings.question(
        name, among: graph.outputNames,
        otherwise: "Invoke the node that gives it, and name its output \(shown(name)).")
      findings.report(
        .unknownOutput, "No output is named \(shown(name)).", at: range, hint: hint)
      return nil
    }
  }

  /// Takes arguments away, with their places.
  private mutating func remove(_ arguments: Set<Int>, from entry: Int) {
    let old = graph.entries[entry]
    let kept = old.node.arguments.indices.filter { !arguments.contains($0) }
    graph.entries[entry].node.arguments = kept.map { old.node.arguments[$0] }
    graph.entries[entry].ranges.arguments = kept.map { old.ranges.arguments[$0] }
  }

  /// Turns what an editor does to a value after each run, which is no input of the node, into the
  /// attribute that says so.
  private mutating func takeControl(of entry: Int) {
    let arguments = graph.entries[entry].node.arguments
    guard
      let index = arguments.firstIndex(where: { $0.port == .named("control_after_generate") }),
      index > 0, case .value(.text(let mode)) = arguments[index].source,
      ["fixed", "increment", "decrement", "randomize"].contains(mode),
      case .named(let port) = arguments[index - 1].port
    else { return }
    switch arguments[index - 1].source {
    case .value(.number), .output: break
    case .value, .parameter, .list: return
    }
    remove([index], from: entry)
    // Fixed is what a value is that nobody speaks of.
    if mode != "fixed" {
      graph.entries[entry].node.attributes.append(
        Attribute(Attribute.Known.control.rawValue, [.text(port), .text(mode)]))
    }
  }

  /// Reports nodes that are created and never invoked, in programs that invoke any.
  private mutating func reportUninvoked() {
    guard !graph.invoked.isEmpty else { return }
    for entry in graph.entries where entry.invocation == nil {
      findings.report(
        .unusedNode, "\(shown(entry.written)) is created and never invoked.",
        at: entry.ranges.name, hint: "Invoke it, or leave it out.")
    }
  }

  private mutating func results() -> [(source: Source, range: Range<Int>)] {
    var results: [(source: Source, range: Range<Int>)] = []
    for (expression, range) in returns {
      if case .name(let name, _) = expression, outsiders.contains(name),
        graph.bindings[name] == nil
      {
        continue
      }
      if let source = lateSource(of: expression) { results.append((source, range)) }
    }
    return results
  }
}
