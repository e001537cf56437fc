import Flow
import Testing

@Suite("differences of files")
struct FlowFileDiffTests {
  private func flow(_ name: String?, _ function: String) -> Flow {
    Flow(name: name, nodes: [Node("a", FunctionName(function))])
  }

  @Test("flows are told by their names, and new and gone ones are named")
  func names() throws {
    let old = [flow("x", "f"), flow("y", "g"), flow(nil, "h")]
    let new = [flow("z", "k"), flow("x", "f2"), flow(nil, "h")]
    let diff = FlowFileDiff(from: old, to: new)
    #expect(
      diff.entries == [
        .added(flow("z", "k")),
        .kept(0, name: "x", [.setFunction(node: "a", FunctionName("f2"))]),
        .kept(2, name: nil, []),
      ])
    #expect(diff.removed == [1])
    #expect(diff.removedNames == ["y"])
    #expect(!diff.isEmpty)
    #expect(try diff.applied(to: old) == new)
  }

  @Test("the main flow is the same under another name, and so is a flow that only got another name")
  func main() throws {
    let old = [flow("part", "f"), flow(nil, "g")]
    let new = [flow("piece", "f"), flow("film", "g2")]
    let diff = FlowFileDiff(from: old, to: new)
    #expect(
      diff.entries == [
        .kept(0, name: "part", [.setName("piece")]),
        .kept(1, name: nil, [.setName("film"), .setFunction(node: "a", FunctionName("g2"))]),
      ])
    #expect(diff.removed.isEmpty)
  }

  @Test("the edits of a file give the other file exactly")
  func exact() throws {
    for seed in 0..<300 {
      var wild = WildFlow(seed: UInt64(seed))
      let old = wild.some(4) { $0.flow() }
      let new = wild.some(4) { $0.flow() }
      #expect(try FlowFileDiff(from: old, to: new).applied(to: old) == new)
      #expect(FlowFileDiff(from: old, to: old).isEmpty)
    }
  }

  @Test("edits of other flows are refused")
  func otherFlows() {
    let diff = FlowFileDiff(from: [flow("x", "f")], to: [flow("x", "g")])
    #expect(throws: FlowEditError.noSuchPosition(0)) { try diff.applied(to: []) }
    #expect(throws: FlowEditError.self) { try diff.applied(to: [Flow(name: "x")]) }
  }
}
