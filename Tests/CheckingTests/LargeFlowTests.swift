import Checking
import Flow
import Testing

/// Flows so large that anything but a linear walk would not come to an end.
@Suite("Large flows", .timeLimit(.minutes(2)))
struct LargeFlowTests {
  private static let count = 5000

  private func chain(_ change: (Int, inout Node) -> Void = { _, _ in }) -> Flow {
    var nodes = [Node("n0", "load_image", [.text("a.png")])]
    for index in 1..<Self.count {
      var node = Node("n\(index)", "resize_image", [.from("n\(index - 1)")])
      change(index, &node)
      nodes.append(node)
    }
    return Flow(nodes: nodes, returns: [Flow.Return(.from("n\(Self.count - 1)"))])
  }

  @Test("a long chain and a wide fan are fine")
  func fine() {
    var flow = chain()
    #expect(Sample.checker.check(flow).isEmpty)
    flow.nodes.append(Node("all", "slideshow", (0..<Self.count).map { .from("n\($0)") }))
    flow.returns = [Flow.Return(.from("all"))]
    #expect(Sample.checker.check(flow).isEmpty)
  }

  @Test("a mistake at every node is found at every node, and repaired in a few rounds")
  func wrongEverywhere() {
    let flow = chain { _, node in
      node.function = FunctionName("image_to_video")
      node.arguments = [Argument("image", .from("n0")), Argument("duration", .seconds(90))]
    }
    let ranged = Sample.checker.check(flow).filter { $0.code == .outOfRange }
    #expect(ranged.count == Self.count - 1)
    let repair = Sample.checker.repaired(flow)
    #expect(repair.applied.count == Self.count - 1)
    #expect(!repair.remaining.hasErrors)
  }

  @Test("stray names, unknown functions, dead ends and doubled names do not pile up work")
  func strays() {
    let stray = chain { index, node in node.arguments = [Argument("image", .from("m\(index)"))] }
    #expect(
      Sample.checker.check(stray).count { $0.code == .unknownNode } == Self.count - 1)
    let unknown = chain { index, node in node.function.name += "_\(index)" }
    #expect(
      Sample.checker.check(unknown).count { $0.code == .unknownFunction } == Self.count - 1)
    let dead = chain { index, node in
      if index == Self.count - 1 { node.arguments = [Argument("image", .from("n0"))] }
    }
    #expect(Sample.checker.check(dead).count { $0.code == .unusedNode } == Self.count - 2)
    let doubled = chain { index, node in node.name = "n\(index / 2 * 2)" }
    #expect(!Sample.checker.check(doubled).isEmpty)
    let missing = chain { _, node in node.arguments = [] }
    #expect(
      Sample.checker.check(missing).count { $0.code == .missingInput } == Self.count - 1)
  }

  @Test("a circle of all nodes is told in a line that can be read")
  func circle() {
    var flow = chain()
    flow.nodes[0] = Node("n0", "resize_image", [.from("n\(Self.count - 1)")])
    let findings = Sample.checker.check(flow)
    #expect(findings.map(\.code) == [.cycle])
    #expect(findings.first.map { $0.message.count < 400 } == true)
    #expect(findings.first?.message.contains("more ...") == true)
  }
}
