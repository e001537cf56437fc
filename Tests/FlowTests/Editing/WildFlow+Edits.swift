import Flow

extension WildFlow {
  /// An edit of any kind that fits the flow or not.
  mutating func edit(of flow: Flow) -> FlowEdit {
    let some = flow.nodes.isEmpty ? nil : flow.nodes[dice.below(flow.nodes.count)]
    let node = once(in: 9) ? name() : some?.name ?? name()
    let used = some?.arguments.first?.port
    let port = once(in: 2) ? port() : used ?? port()
    let parameter = once(in: 5) ? name() : flow.parameters.last?.name ?? name()
    switch dice.below(27) {
    case 0, 1: return .setArgument(node: node, port: port, once(in: 3) ? nil : source())
    case 2: return .insertArgument(node: node, Argument(port, source()), at: dice.below(4))
    case 3: return .moveArgument(node: node, port: port, to: dice.below(4))
    case 4: return .setArguments(node: node, arguments())
    case 5, 6: return .addNode(self.node(name()), at: dice.below(flow.nodes.count + 2) - 1)
    case 7: return .removeNode(node)
    case 8: return .cutNode(node)
    case 9, 10: return .moveNode(node, to: dice.below(flow.nodes.count + 1))
    case 11, 12: return .renameNode(node, to: name())
    case 13: return .setFunction(node: node, function())
    case 14: return .setFurtherNames(node: node, self.some(2) { $0.name() })
    case 15: return .setComments(node: node, comments())
    case 16:
      return .setAttribute(
        node: once(in: 3) ? nil : node, name: once(in: 2) ? "title" : "muted",
        once(in: 3) ? nil : [value()])
    case 17: return .setAttributes(node: once(in: 3) ? nil : node, attributes())
    case 18: return .addParameter(self.parameter(name()), at: dice.below(3))
    case 19: return .removeParameter(parameter)
    case 20: return .setParameter(self.parameter(parameter))
    case 21: return .renameParameter(parameter, to: name())
    case 22: return .setReturns(self.some(2) { Flow.Return($0.source()) })
    case 23: return .group([edit(of: flow), edit(of: flow)])
    default: return headEdit()
    }
  }

  private mutating func headEdit() -> FlowEdit {
    switch dice.below(7) {
    case 0: .setOutputs(some(2) { OutputPort($0.name(), .any) })
    case 1: .setName(once(in: 2) ? nil : name())
    case 2: .setDocumentation(name())
    case 3: .setFolders(some(2) { $0.name() })
    case 4: .setClosingComments(some(2) { $0.name() })
    case 5: .setParameters(parameters())
    default: .setNodes([node(name()), node(name())])
    }
  }
}
