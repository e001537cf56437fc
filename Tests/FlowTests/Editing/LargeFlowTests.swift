import Flow
import Testing

@Suite("edits of large flows")
struct LargeFlowTests {
  /// A chain in which every node draws on two before it.
  private func flow(_ count: Int, name: (Int) -> String = { "n\($0)" }) -> Flow {
    let nodes = (0..<count).map { place in
      Node(
        name(place), FunctionName("f\(place % 7)"),
        [
          Argument("value", .number(place)), Argument("image", .from(name(max(0, place - 1)))),
          Argument("mask", .from(name(place / 2))),
        ])
    }
    return Flow(nodes: nodes, returns: [Flow.Return(.from(name(count - 1)))])
  }

  private func changed(_ flow: Flow, every step: Int) throws -> Flow {
    var edits: [FlowEdit] = []
    for place in stride(from: 5, to: flow.nodes.count - 5, by: step) {
      switch place % 5 {
      case 0: edits.append(.setArgument(node: "n\(place)", port: .named("value"), .value(.none)))
      case 1: edits.append(.renameNode("n\(place)", to: "m\(place)"))
      case 2: edits.append(.addNode(Node("new\(place)", FunctionName("f1")), at: place))
      case 3: edits.append(.moveNode("n\(place)", to: flow.nodes.count - place))
      default: edits.append(.cutNode("n\(place)"))
      }
    }
    return try flow.applying(edits)
  }

  @Test("few changes of many nodes make few edits")
  func few() throws {
    let old = flow(3000)
    let new = try changed(old, every: 301)
    let diff = FlowDiff(from: old, to: new)
    #expect(diff.edits.count == 10)
    #expect(try old.applying(diff.edits) == new)
  }

  @Test(
    "a large flow turns into one that has nothing in common, and changes in a tenth of its nodes")
  func many() throws {
    let old = flow(4000)
    for new in [flow(3000) { "other\($0)" }, try changed(old, every: 10), Flow()] {
      let diff = FlowDiff(from: old, to: new)
      #expect(try old.applying(diff.edits) == new)
    }
    #expect(FlowDiff(from: old, to: flow(4000) { "o\($0)" }, ignoring: .all).isEmpty)
  }

  @Test("time grows with the size of the flow, not with its square")
  func linear() throws {
    let clock = ContinuousClock()
    func seconds(_ count: Int) throws -> Double {
      let old = flow(count)
      let new = try changed(old, every: count / 11)
      let times = (0..<5).map { _ in clock.measure { _ = FlowDiff(from: old, to: new) } }
      return (times.min() ?? .zero) / .seconds(1)
    }
    // Squared, eight times the nodes would take sixty-four times as long.
    #expect(try seconds(16_000) < 32 * max(seconds(2000), 0.002))
  }
}
