/// Places boxes in columns from left to right, each right of all it draws on.
///
/// Boxes never overlap; within a column they stand near what they are linked to, in an order that keeps
/// crossings few. Takes time in proportion to boxes and links, but for sorting columns.
struct LayeredLayout {
  private static let gap = LayoutSize(80, 40)

  private let sizes: [LayoutSize]
  private var sources: [[Neighbour]]
  private var targets: [[Neighbour]]
  private var layers: [[Int]] = []
  /// The middle of each box, upwards and downwards.
  private var middles: [Double]

  /// A link between two boxes, its ends lying so far below the boxes' upper edges.
  struct Edge {
    var from: Int
    var fromOffset = 0.0
    var to: Int
    var toOffset = 0.0
  }

  /// A box that another one is linked to.
  private struct Neighbour {
    var box: Int
    /// How far below its upper edge the link lies.
    var offset: Double
    /// How far below the other's upper edge it lies.
    var ownOffset: Double
  }

  /// The upper left corners of boxes that are linked by `edges`, from 0, 0 right and down.
  ///
  /// Edges that close a circle, or lead from a box to itself, do not count.
  static func positions(of sizes: [LayoutSize], edges: [Edge]) -> [LayoutPoint] {
    guard !sizes.isEmpty else { return [] }
    var layout = LayeredLayout(sizes, edges)
    layout.assignLayers()
    layout.reduceCrossings()
    layout.align()
    return layout.placed()
  }

  private init(_ sizes: [LayoutSize], _ edges: [Edge]) {
    self.sizes = sizes
    sources = Array(repeating: [], count: sizes.count)
    targets = sources
    middles = [Double](repeating: 0, count: sizes.count)
    for edge in edges where edge.from != edge.to {
      sources[edge.to].append(
        Neighbour(box: edge.from, offset: edge.fromOffset, ownOffset: edge.toOffset))
      targets[edge.from].append(
        Neighbour(box: edge.to, offset: edge.toOffset, ownOffset: edge.fromOffset))
    }
  }

  // MARK: Columns

  private mutating func assignLayers() {
    let rank = ranks()
    // What leads against the order closes a circle.
    for box in sizes.indices {
      sources[box].removeAll { rank[$0.box] >= rank[box] }
      targets[box].removeAll { rank[$0.box] <= rank[box] }
    }
    var order = [Int](repeating: 0, count: sizes.count)
    for box in sizes.indices { order[rank[box]] = box }
    var layer = [Int](repeating: 0, count: sizes.count)
    for box in order {
      layer[box] = sources[box].map { layer[$0.box] + 1 }.max() ?? 0
    }
    // What draws on nothing stands directly before what it is for.
    for box in order.reversed() where sources[box].isEmpty {
      layer[box] = max(0, (targets[box].map { layer[$0.box] }.min() ?? 1) - 1)
    }
    layers = [[Int]](repeating: [], count: (layer.max() ?? 0) + 1)
    for box in sizes.indices where !isAlone(box) { layers[layer[box]].append(box) }
    layers.removeAll(where: \.isEmpty)
  }

  private func isAlone(_ box: Int) -> Bool { sources[box].isEmpty && targets[box].isEmpty }

  /// The place of each box in an order that follows the links, circles being cut at their first box.
  private func ranks() -> [Int] {
    var waiting = sources.map(\.count)
    var rank = [Int](repeating: -1, count: sizes.count)
    var queue = sizes.indices.filter { waiting[$0] == 0 }
    var next = 0
    var count = 0
    var uncut = 0
    while count < sizes.count {
      if next == queue.count {
        while rank[uncut] >= 0 { uncut += 1 }
        queue.append(uncut)
      }
      let box = queue[next]
      next += 1
      guard rank[box] < 0 else { continue }
      rank[box] = count
      count += 1
      for target in targets[box] {
        waiting[target.box] -= 1
        if waiting[target.box] == 0, rank[target.box] < 0 { queue.append(target.box) }
      }
    }
    return rank
  }

  // MARK: Order within columns

  private mutating func reduceCrossings() {
    for layer in layers.indices { stack(layer) }
    for round in 0..<6 {
      let isForward = round % 2 == 0
      for layer in isForward ? Array(layers.indices) : layers.indices.reversed() {
        let keys = layers[layer].map { box in
          meanHeight(of: isForward ? sources[box] : targets[box]) ?? middles[box]
        }
        let order = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        layers[layer] = order.map { layers[layer][$0] }
        stack(layer)
      }
    }
  }

  /// Where links lead to on average.
  private func meanHeight(of neighbours: [Neighbour]) -> Double? {
    guard !neighbours.isEmpty else { return nil }
    var sum = 0.0
    for neighbour in neighbours {
      sum += middles[neighbour.box] - sizes[neighbour.box].height / 2 + neighbour.offset
    }
    return sum / Double(neighbours.count)
  }

  /// The middle that a box would have if its links were level on average.
  private func levelMiddle(of box: Int, with neighbours: [Neighbour]) -> Double? {
    guard let height = meanHeight(of: neighbours) else { return nil }
    var own = 0.0
    for neighbour in neighbours { own += neighbour.ownOffset }
    return height - own / Double(neighbours.count) + sizes[box].height / 2
  }

  /// Puts the boxes of a column below one another, round the middle line.
  private mutating func stack(_ layer: Int) {
    var height = -LayeredLayout.gap.height
    for box in layers[layer] { height += sizes[box].height + LayeredLayout.gap.height }
    var top = -height / 2
    for box in layers[layer] {
      middles[box] = top + sizes[box].height / 2
      top += sizes[box].height + LayeredLayout.gap.height
    }
  }

  // MARK: Coordinates

  private mutating func align() {
    for layer in layers.indices.reversed() { align(layer, with: targets) }
    for layer in layers.indices { align(layer, with: sources) }
  }

  /// Moves the boxes of a column towards what they are linked to, in their order and without overlap.
  private mutating func align(_ layer: Int, with neighbours: [[Neighbour]]) {
    let boxes = layers[layer]
    let wanted = boxes.map { levelMiddle(of: $0, with: neighbours[$0]) ?? middles[$0] }
    var shift = 0.0
    var free = -Double.infinity
    for (place, box) in boxes.enumerated() {
      let half = sizes[box].height / 2
      middles[box] = max(wanted[place], free + half)
      free = middles[box] + half + LayeredLayout.gap.height
      shift += wanted[place] - middles[box]
    }
    shift /= Double(max(boxes.count, 1))
    for box in boxes { middles[box] += shift }
  }

  private func placed() -> [LayoutPoint] {
    var points = [LayoutPoint](repeating: LayoutPoint(0, 0), count: sizes.count)
    let linked = layers.joined()
    let top = linked.map { middles[$0] - sizes[$0].height / 2 }.min() ?? 0
    var x = 0.0
    var bottom = 0.0
    for layer in layers {
      var width = 0.0
      for box in layer {
        let y = (middles[box] - sizes[box].height / 2 - top).rounded()
        points[box] = LayoutPoint(x, y)
        width = max(width, sizes[box].width)
        bottom = max(bottom, y + sizes[box].height + LayeredLayout.gap.height)
      }
      x += width + LayeredLayout.gap.width
    }
    placeAlone(&points, below: bottom, width: max(x, 1600))
    return points
  }

  /// Puts boxes without links in rows below the others.
  private func placeAlone(_ points: inout [LayoutPoint], below top: Double, width: Double) {
    var corner = LayoutPoint(0, top)
    var rowHeight = 0.0
    for box in sizes.indices where isAlone(box) {
      if corner.x > 0, corner.x + sizes[box].width > width {
        corner = LayoutPoint(0, corner.y + rowHeight + LayeredLayout.gap.height)
        rowHeight = 0
      }
      points[box] = corner
      corner.x += sizes[box].width + LayeredLayout.gap.width
      rowHeight = max(rowHeight, sizes[box].height)
    }
  }
}
