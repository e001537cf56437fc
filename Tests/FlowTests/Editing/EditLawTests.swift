import Flow
import Testing

@Suite("laws of edits")
struct EditLawTests {
  @Test("every edit is undone exactly by what making it gives", arguments: [false, true])
  func inverse(allowsTwice: Bool) throws {
    var kinds: [String: Int] = [:]
    for seed in 0..<12_000 {
      var wild = WildFlow(seed: UInt64(seed), allowsTwice: allowsTwice)
      let flow = wild.flow()
      let edit = wild.edit(of: flow)
      var edited = flow
      guard let undo = try? edited.apply(edit) else {
        #expect(edited == flow, "\(edit)")
        continue
      }
      kinds[FlowEditReport(edit).operation, default: 0] += 1
      var undone = edited
      let redo = try undone.apply(undo)
      #expect(undone == flow, "\(seed): \(edit) undone by \(undo)")
      try undone.apply(redo)
      #expect(undone == edited, "\(seed): \(edit) redone by \(redo)")
    }
    #expect(kinds.count >= 30, "\(kinds)")
    #expect(kinds.values.allSatisfy { $0 >= 10 }, "\(kinds)")
  }

  @Test("several edits are undone exactly, and inverting twice leads to the same flow")
  func inverseOfSeveral() throws {
    for seed in 0..<1500 {
      var wild = WildFlow(seed: UInt64(seed), allowsTwice: seed % 3 == 0)
      let flow = wild.flow()
      let (edits, edited) = wild.edits(of: flow, count: 12)
      let inverse = try edits.inverted(on: flow)
      #expect(try edited.applying(inverse) == flow)
      #expect(try flow.applying(inverse.inverted(on: edited)) == edited)
    }
  }

  @Test("many edits at once give what they give one by one")
  func atOnce() throws {
    for seed in 0..<1000 {
      var wild = WildFlow(seed: UInt64(seed), allowsTwice: seed % 3 == 0)
      let flow = wild.flow()
      let (edits, edited) = wild.edits(of: flow, count: 40)
      #expect(try flow.applying(edits) == edited)
      #expect(try flow.applying([.group(edits)]) == edited)
    }
  }

  @Test("simplified edits have the same effect and are no more")
  func simplified() throws {
    var saved = 0
    for seed in 0..<3000 {
      var wild = WildFlow(seed: UInt64(seed), allowsTwice: seed % 3 == 0)
      let flow = wild.flow()
      let (edits, edited) = wild.edits(of: flow, count: 30)
      let simplified = edits.simplified()
      #expect(try flow.applying(simplified) == edited, "\(seed)")
      #expect(simplified.count <= edits.count)
      #expect(simplified.simplified() == simplified)
      saved += edits.count - simplified.count
    }
    #expect(saved > 1000)
  }

  @Test("composition is associative in effect")
  func associative() throws {
    for seed in 0..<1000 {
      var wild = WildFlow(seed: UInt64(seed))
      let flow = wild.flow()
      let (first, one) = wild.edits(of: flow, count: 6)
      let (second, two) = wild.edits(of: one, count: 6)
      let (third, three) = wild.edits(of: two, count: 6)
      let left = first.followed(by: second).followed(by: third)
      let right = first.followed(by: second.followed(by: third))
      #expect(try flow.applying(left) == three)
      #expect(try flow.applying(right) == three)
      #expect(try flow.applying(first.followed(by: [])) == one)
    }
  }

  @Test("of several settings of one thing the last stays, also inside a new node")
  func merging() {
    let set = { (number: Int) in
      FlowEdit.setArgument(node: "a", port: .named("p"), .value(.number(Number(number))))
    }
    let other = FlowEdit.setFunction(node: "b", FunctionName("g"))
    #expect([set(1), other, set(2)].simplified() == [set(2), other])
    #expect([set(1), .renameNode("a", to: "c"), set(2)].simplified().count == 3)
    let node = Node("a", FunctionName("f"), [Argument("p", .number(3))])
    #expect(
      [.addNode(Node("a", FunctionName("f")), at: 0), set(1), other, set(3)].simplified()
        == [.addNode(node, at: 0), other])
    // Taken away and given anew, it stands last.
    let gone = FlowEdit.disconnect("a", .named("p"))
    #expect([set(1), gone, set(2)].simplified() == [gone, set(2)])
    #expect([FlowEdit.group([]), .group([set(1)])].simplified() == [set(1)])
  }
}

extension WildFlow {
  /// Edits that fit one after the other, and what they make of the flow.
  mutating func edits(of flow: Flow, count: Int) -> ([FlowEdit], Flow) {
    var edits: [FlowEdit] = []
    var edited = flow
    for _ in 0..<count {
      let edit = edit(of: edited)
      if (try? edited.apply(edit)) != nil { edits.append(edit) }
    }
    return (edits, edited)
  }
}
