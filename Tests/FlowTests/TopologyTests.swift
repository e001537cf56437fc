import Flow
import Testing

@Suite("the topology of a flow")
struct TopologyTests {
  /// A flow of nodes that draw on one another, written as `["b": ["a"]]` in order.
  private func flow(_ nodes: KeyValuePairs<String, [String]>) -> Flow {
    Flow(
      nodes: nodes.map { name, sources in
        Node(
          name, FunctionName("f"),
          sources.enumerated().map { index, source in
            Argument(.position(index), .output(OutputReference(source)))
          })
      })
  }

  @Test("links are given in the order of the nodes that take them, lists included")
  func links() {
    let flow = Flow(nodes: [
      Node("a", FunctionName("f")),
      Node(
        "b", FunctionName("g"),
        [
          Argument("x", .output(OutputReference("a", .named("video")))),
          Argument(
            .position(1), .list([.output(OutputReference("a")), .parameter("p"), .value(.none)])),
        ]),
    ])
    #expect(flow.links.map(\.description) == ["a.video -> b.x", "a -> b.2"])
  }

  @Test("a written order that respects the links is kept")
  func keptOrder() {
    let order = flow(["a": [], "b": ["a"], "c": [], "d": ["b", "c", "a"]]).topologicalOrder()
    #expect(order?.map(\.name) == ["a", "b", "c", "d"])
  }

  @Test("nodes move behind what they draw on, and no further than they must")
  func changedOrder() {
    let order = flow(["d": ["b", "b"], "a": [], "b": ["a"], "c": []]).topologicalOrder()
    #expect(order?.map(\.name) == ["a", "b", "d", "c"])
  }

  @Test("a cycle has no order, and is named in the direction of its links")
  func cycle() {
    let round = flow(["x": [], "a": ["c", "x"], "b": ["a"], "c": ["b"], "y": ["c"]])
    #expect(round.topologicalOrder() == nil)
    #expect(round.firstCycle().map(rotated) == ["a", "b", "c"])
    let own = flow(["a": ["a"]])
    #expect(own.topologicalOrder() == nil)
    #expect(own.firstCycle() == ["a"])
    #expect(flow(["a": ["nowhere"], "b": ["a"]]).firstCycle() == nil)
    #expect(Flow().topologicalOrder() == [])
  }

  private func rotated(_ cycle: [String]) -> [String] {
    guard let first = cycle.min(), let index = cycle.firstIndex(of: first) else { return cycle }
    return Array(cycle[index...] + cycle[..<index])
  }

  @Test("nodes are in use when results or wanted nodes draw on them")
  func nodesInUse() {
    var flow = flow(["a": [], "b": ["a"], "c": [], "d": ["c"], "e": []])
    #expect(flow.nodesInUse().isEmpty)
    #expect(flow.nodesInUse(roots: ["d"]) == ["c", "d"])
    flow.returns = [Flow.Return(.list([.output(OutputReference("b")), .parameter("p")]))]
    #expect(flow.nodesInUse(roots: ["e"]) == ["a", "b", "e"])
    #expect(self.flow(["a": ["b"], "b": ["a"]]).nodesInUse(roots: ["a"]) == ["a", "b"])
  }

  @Test("an order respects all links, and there is none exactly when there is a cycle")
  func random() {
    var dice = Dice(seed: 1)
    var cycles = 0
    for _ in 0..<2000 {
      let flow = RandomFlow.any(&dice)
      let order = flow.topologicalOrder()
      let cycle = flow.firstCycle()
      #expect((order == nil) == (cycle != nil))
      if let order {
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.name, $0) })
        #expect(places.count == flow.nodes.count)
        for link in flow.links {
          #expect(places[link.source.node, default: 0] < places[link.node, default: 0])
        }
      }
      if let cycle {
        cycles += 1
        for (source, node) in zip(cycle, cycle.dropFirst() + cycle.prefix(1)) {
          #expect(flow.links.contains { $0.source.node == source && $0.node == node })
        }
      }
    }
    #expect(cycles > 200)
  }

  @Test("a flow in written order keeps it")
  func ordered() {
    var dice = Dice(seed: 2)
    for _ in 0..<500 {
      let flow = RandomFlow.ordered(&dice)
      #expect(flow.topologicalOrder() == flow.nodes)
    }
  }

  @Test("a chain of a hundred thousand nodes is ordered")
  func longChain() {
    let names = (0..<100_000).map { "n\($0)" }
    let nodes = names.indices.reversed().map { index in
      Node(
        names[index], FunctionName("f"),
        index == 0 ? [] : [Argument("x", .output(OutputReference(names[index - 1])))])
    }
    let flow = Flow(nodes: nodes)
    #expect(flow.topologicalOrder()?.first?.name == "n0")
    #expect(flow.firstCycle() == nil)
  }
}
