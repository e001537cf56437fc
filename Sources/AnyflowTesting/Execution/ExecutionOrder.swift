import Comfy
import OrderedJSON

/// Gives the nodes of a prompt in the order in which a server executes them.
///
/// Every node above the outputs that is not cached takes part. Of those that are ready, output nodes come
/// first, then nodes that feed one, then nodes that feed such a node, else the one that was met first.
struct ExecutionOrder {
  private let graph: PromptGraph
  private let isOutput: (String) -> Bool
  private let isCached: (String) -> Bool
  private var met: [String] = []
  private var pending: Set<String> = []
  private var blockers: [String: Int] = [:]
  /// Which nodes wait for a node, in the order in which their links were met.
  private var waiting: [String: [String]] = [:]

  init(
    _ graph: PromptGraph, outputs: [String], isOutput: @escaping (String) -> Bool,
    isCached: @escaping (String) -> Bool
  ) {
    self.graph = graph
    self.isOutput = isOutput
    self.isCached = isCached
    for output in outputs { add(output) }
  }

  var isEmpty: Bool { pending.isEmpty }

  /// The next node to execute; nil when nothing is ready, as in a cycle.
  mutating func next() -> String? {
    met.removeAll { !pending.contains($0) }
    let ready = met.filter { blockers[$0] == 0 }
    return ready.first { isOutput(graph[$0]?.classType ?? "") }
      ?? ready.first { waits($0) { isOutput(graph[$0]?.classType ?? "") } }
      ?? ready.first { waits($0) { waits($0) { isOutput(graph[$0]?.classType ?? "") } } }
      ?? ready.first
  }

  /// Takes a node out that was executed.
  mutating func finish(_ id: String) {
    pending.remove(id)
    for waiter in waiting.removeValue(forKey: id) ?? [] { blockers[waiter, default: 1] -= 1 }
  }

  /// The first node that a cycle leaves over.
  var stuck: String? { met.first { pending.contains($0) } }

  private func waits(_ id: String, _ isFitting: (String) -> Bool) -> Bool {
    waiting[id]?.contains(where: isFitting) ?? false
  }

  private mutating func add(_ output: String) {
    var open = [output]
    var links: [(from: String, to: String)] = []
    while let id = open.popLast() {
      guard pending.insert(id).inserted else { continue }
      met.append(id)
      blockers[id] = 0
      for input in graph[id]?.inputs ?? [] {
        guard let link = PromptGraph.link(input.value), graph[link.node] != nil,
          !isCached(link.node)
        else { continue }
        open.append(link.node)
        links.append((link.node, id))
      }
    }
    for link in links where waiting[link.from]?.contains(link.to) != true {
      waiting[link.from, default: []].append(link.to)
      blockers[link.to, default: 0] += 1
    }
  }
}
