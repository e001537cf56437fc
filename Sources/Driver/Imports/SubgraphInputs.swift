import Comfy
import Flow

/// An input by which a sub-graph, or a flow as a whole, is used.
struct SubgraphInput: Hashable {
  /// What people know it by.
  var name: String
  /// The inputs of nodes that it decides; nodes by their ids in the prompt at first.
  var places: [InputPlace]
}

/// Follows the inputs of sub-graphs to the nodes that they decide.
struct SubgraphInputs {
  private let functions: [String: Flow]
  private let uses: [String: [String: [Use]]]

  /// Deeper than any workflow of use nests.
  private static let deepest = 32
  /// More places than any input of use decides.
  private static let most = 1000

  /// A place in a flow that one of its parameters fills.
  private struct Use {
    var id: String
    var function: FunctionName
    var input: String
  }

  init(_ functions: [String: Flow]) {
    self.functions = functions
    uses = functions.mapValues { SubgraphInputs.uses(in: $0) }
  }

  /// The flow's own parameters, and the values with which it uses sub-graphs.
  func inputs(of flow: Flow) -> [SubgraphInput] {
    let own = SubgraphInputs.uses(in: flow)
    var result = flow.parameters.map { port in
      SubgraphInput(name: port.name, places: places(own[port.name] ?? [], prefix: ""))
    }
    let ids = NodeNaming.ids(of: flow.nodes)
    for (node, id) in zip(flow.nodes, ids) where node.function.target == nil && node.mode == .active
    {
      guard let function = functions[node.function.name] else { continue }
      for (place, port) in function.parameters.enumerated() {
        switch (node.argument(port.name) ?? node.argument(at: place))?.source {
        case .value, nil: break
        default: continue
        }
        let found = places(uses[node.function.name]?[port.name] ?? [], prefix: id + ":")
        result.append(SubgraphInput(name: port.name, places: found))
      }
    }
    return result
  }

  private func places(_ uses: [Use], prefix: String) -> [InputPlace] {
    var result: [InputPlace] = []
    var stack = uses.reversed().map { (use: $0, prefix: prefix, depth: 0) }
    while let (use, prefix, depth) = stack.popLast(), result.count < SubgraphInputs.most {
      if use.function.target != nil {
        result.append(InputPlace(node: prefix + use.id, input: use.input))
      } else if depth < SubgraphInputs.deepest {
        for inner in (self.uses[use.function.name]?[use.input] ?? []).reversed() {
          stack.append((inner, "\(prefix)\(use.id):", depth + 1))
        }
      }
    }
    return result
  }

  private static func uses(in flow: Flow) -> [String: [Use]] {
    var result: [String: [Use]] = [:]
    for (node, id) in zip(flow.nodes, NodeNaming.ids(of: flow.nodes)) {
      for argument in node.arguments {
        guard case .parameter(let name) = argument.source, case .named(let input) = argument.port
        else { continue }
        result[name, default: []].append(Use(id: id, function: node.function, input: input))
      }
    }
    return result
  }
}

extension Node {
  fileprivate func argument(at place: Int) -> Argument? {
    arguments.first { $0.port == .position(place) }
  }
}
