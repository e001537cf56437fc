import Flow

extension ConversionSearch {
  /// A fix that puts a chain between a source and the place it goes to.
  ///
  /// - Parameters:
  ///   - index: Where in the written order the new nodes go.
  ///   - connect: The edit that gives the place its new source.
  func inserting(
    _ chain: [Step], after source: Source, at index: Int, in context: CheckContext,
    connect: (Source) -> FlowEdit
  ) -> Diagnostic.Fix {
    var edits: [FlowEdit] = []
    var taken: Set<String> = []
    var current = source
    for (offset, step) in chain.enumerated() {
      let name = context.freeName(step.function.name.name, taken: taken)
      taken.insert(name)
      let node = Node(name, step.function.name, [Argument(step.input.name, current)])
      edits.append(.addNode(node, at: index + offset))
      let isFirst = step.function.outputs.first == step.output
      current = .output(OutputReference(name, isFirst ? nil : .named(step.output.name)))
    }
    edits.append(connect(current))
    return Diagnostic.Fix("convert it with \(chain.names)", edits)
  }
}
