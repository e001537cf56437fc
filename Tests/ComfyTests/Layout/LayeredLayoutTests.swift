import Testing

@testable import Comfy

@Suite("boxes in columns")
struct LayeredLayoutTests {
  private func edge(_ from: Int, _ to: Int) -> LayeredLayout.Edge {
    LayeredLayout.Edge(from: from, to: to)
  }

  private func boxes(_ sizes: [LayoutSize], _ edges: [LayeredLayout.Edge]) -> [LayoutBox] {
    zip(LayeredLayout.positions(of: sizes, edges: edges), sizes).map { LayoutBox($0, $1) }
  }

  private func squares(_ count: Int) -> [LayoutSize] {
    Array(repeating: LayoutSize(100, 100), count: count)
  }

  @Test("nothing to place gives nothing")
  func empty() { #expect(boxes([], []).isEmpty) }

  @Test("a chain goes from left to right in one line")
  func chain() {
    let placed = boxes(squares(3), [edge(2, 0), edge(0, 1)])
    #expect(placed[2].right < placed[0].origin.x && placed[0].right < placed[1].origin.x)
    #expect(Set(placed.map(\.origin.y)).count == 1)
  }

  @Test("a column is as wide as its widest box")
  func columns() {
    let placed = boxes(
      [LayoutSize(100, 50), LayoutSize(700, 50), LayoutSize(100, 50)], [edge(0, 2), edge(1, 2)])
    #expect(placed[0].origin.x == placed[1].origin.x)
    #expect(placed[2].origin.x > placed[1].right)
  }

  @Test("what draws on nothing stands directly before what it is for")
  func lateSources() {
    let placed = boxes(squares(4), [edge(0, 1), edge(1, 2), edge(3, 2)])
    #expect(placed[3].origin.x == placed[1].origin.x)
  }

  @Test("links that cross needlessly are put in order")
  func crossings() {
    let placed = boxes(
      squares(8), [edge(0, 7), edge(1, 6), edge(2, 5), edge(3, 4)])
    for (upper, lower) in [(0, 1), (1, 2), (2, 3)] {
      let before = placed[upper].origin.y < placed[lower].origin.y
      #expect((placed[7 - upper].origin.y < placed[7 - lower].origin.y) == before)
    }
  }

  @Test("boxes that links join at their slots stand in the order of the slots")
  func slots() {
    let placed = boxes(
      squares(4),
      (0..<3).map { LayeredLayout.Edge(from: $0, to: 3, toOffset: Double(80 - 30 * $0)) })
    #expect(placed[2].origin.y < placed[1].origin.y && placed[1].origin.y < placed[0].origin.y)
  }

  @Test("boxes without links stand in rows below the others")
  func alone() {
    let placed = boxes(squares(40), [edge(0, 1)])
    let linked = max(placed[0].bottom, placed[1].bottom)
    #expect(placed[2...].allSatisfy { $0.origin.y > linked })
    #expect(Set(placed[2...].map(\.origin.y)).count > 1)
    #expect(placed[2...].allSatisfy { $0.right < 2000 })
  }

  @Test("circles and links from a box to itself are laid out like any", arguments: 1..<6)
  func circles(count: Int) {
    let edges = (0..<count).map { edge($0, ($0 + 1) % count) }
    let placed = boxes(squares(count), edges)
    #expect(Set(placed.map(\.origin)).count == count)
  }

  @Test("no two boxes overlap and every link leads right, whatever the graph", arguments: 0..<60)
  func random(seed: Int) {
    var state = UInt64(seed) &+ 77
    func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    let count = 1 + roll(50)
    let sizes = (0..<count).map { _ in
      LayoutSize(Double(50 + roll(500)), Double(30 + roll(600)))
    }
    let isAcyclic = seed % 2 == 0
    let edges = (0..<roll(120)).map { _ in
      let (a, b) = (roll(count), roll(count))
      return isAcyclic ? edge(min(a, b), max(a, b)) : edge(a, b)
    }
    let placed = boxes(sizes, edges)
    for (index, box) in placed.enumerated() {
      #expect(box.origin.x >= 0 && box.origin.y >= 0)
      for other in placed[..<index] {
        let isApart =
          box.right <= other.origin.x || other.right <= box.origin.x
          || box.bottom <= other.origin.y || other.bottom <= box.origin.y
        #expect(isApart)
      }
    }
    guard isAcyclic else { return }
    for edge in edges where edge.from != edge.to {
      #expect(placed[edge.from].right < placed[edge.to].origin.x)
    }
  }

  @Test(
    "a hundred thousand boxes are placed, in a chain, in one column or at random", arguments: 0..<3)
  func large(shape: Int) {
    let count = 100_000
    var state: UInt64 = 5
    let edges = (1..<count).map { index -> LayeredLayout.Edge in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      switch shape {
      case 0: return edge(index - 1, index)
      case 1: return edge(0, index)
      default: return edge(Int(state >> 33) % index, index)
      }
    }
    let points = LayeredLayout.positions(of: squares(count), edges: edges)
    #expect(Set(points).count == count)
  }
}
