extension EditorGraph {
  private static let margin = 20.0
  /// The heading of a group with the space below it.
  private static let heading = 50.0
  private static let noteGap = 60.0

  /// Gives every node its place, and draws boxes round groups.
  ///
  /// Positions that were given are kept; the other nodes are laid out right of them. The nodes of a
  /// group form a block in which no other node stands. Notes stand at the left.
  mutating func place() {
    let notes = nodes.indices.filter { nodes[$0].isNote && !nodes[$0].isFixed }
    let free = nodes.indices.filter { !nodes[$0].isNote && !nodes[$0].isFixed }
    let given = LayoutBox(around: nodes.filter(\.isFixed).map(\.box))
    let start = given.map { LayoutPoint($0.right + 100, $0.origin.y) } ?? LayoutPoint(0, 0)
    layOut(free, from: start)
    placeNotes(
      notes,
      all: LayoutBox(
        around: (free + nodes.indices.filter { nodes[$0].isFixed })
          .map { nodes[$0].box }))
    drawGroups()
  }

  /// Lays nodes out from a corner, the members of each group as one block.
  private mutating func layOut(_ members: [Int], from start: LayoutPoint) {
    var blocks: [[Int]] = []
    var blockOf = [Int](repeating: -1, count: nodes.count)
    var groupBlocks: [String: Int] = [:]
    for node in members {
      if let group = nodes[node].group {
        if let block = groupBlocks[group] {
          blocks[block].append(node)
          blockOf[node] = block
          continue
        }
        groupBlocks[group] = blocks.count
      }
      blockOf[node] = blocks.count
      blocks.append([node])
    }
    var placeIn = [Int](repeating: 0, count: nodes.count)
    for block in blocks { for (place, node) in block.enumerated() { placeIn[node] = place } }
    var inner: [[LayeredLayout.Edge]] = Array(repeating: [], count: blocks.count)
    var outer: [(link: EditorLink, edge: LayeredLayout.Edge)] = []
    for link in links {
      guard case .node(let from) = link.origin, case .node(let to) = link.target,
        blockOf[from] >= 0, blockOf[to] >= 0
      else { continue }
      var edge = LayeredLayout.Edge(
        from: placeIn[from], fromOffset: slotOffset(link.originSlot), to: placeIn[to],
        toOffset: slotOffset(link.targetSlot))
      if blockOf[from] == blockOf[to] {
        inner[blockOf[from]].append(edge)
      } else {
        (edge.from, edge.to) = (blockOf[from], blockOf[to])
        outer.append((link, edge))
      }
    }
    // Blocks are laid out first, as their sizes are needed to place them.
    var sizes: [LayoutSize] = []
    var corners = [LayoutPoint](repeating: LayoutPoint(0, 0), count: nodes.count)
    for (index, block) in blocks.enumerated() {
      let boxes = block.map { nodes[$0].box.size }
      let points = LayeredLayout.positions(of: boxes, edges: inner[index])
      let isGroup = nodes[block[0]].group != nil
      var size = LayoutSize(0, 0)
      for (place, node) in block.enumerated() {
        corners[node] = LayoutPoint(
          points[place].x + (isGroup ? EditorGraph.margin : 0),
          points[place].y + (isGroup ? EditorGraph.heading : 0))
        size.width = max(size.width, corners[node].x + boxes[place].width)
        size.height = max(size.height, corners[node].y + boxes[place].height)
      }
      let margin = isGroup ? EditorGraph.margin : 0
      sizes.append(LayoutSize(size.width + margin, size.height + margin))
    }
    let edges = outer.map { link, edge in
      var edge = edge
      if case .node(let from) = link.origin { edge.fromOffset += corners[from].y }
      if case .node(let to) = link.target { edge.toOffset += corners[to].y }
      return edge
    }
    let places = LayeredLayout.positions(of: sizes, edges: edges)
    for (block, place) in zip(blocks, places) {
      for node in block {
        nodes[node].position = LayoutPoint(
          start.x + place.x + corners[node].x,
          start.y + place.y + corners[node].y + EditorNode.titleHeight)
      }
    }
  }

  /// How far below the upper edge of a node's title a slot is drawn.
  private func slotOffset(_ slot: Int) -> Double {
    EditorNode.titleHeight + 14 + 20 * Double(min(slot, 1000))
  }

  /// Puts notes below one another left of everything else, in as many columns as that takes.
  private mutating func placeNotes(_ notes: [Int], all: LayoutBox?) {
    let width = notes.map { nodes[$0].size.width }.max() ?? 0
    let start = all?.origin.y ?? 0
    let end = max(all?.bottom ?? 0, start + 1000)
    var left = (all?.origin.x ?? 0) - width - 2 * EditorGraph.noteGap
    var top = start
    for note in notes {
      if top > start, top + nodes[note].box.size.height > end {
        left -= width + EditorGraph.noteGap
        top = start
      }
      nodes[note].position = LayoutPoint(left, top + EditorNode.titleHeight)
      top = nodes[note].box.bottom + EditorGraph.noteGap
    }
  }

  /// Draws a box round the nodes of each group.
  private mutating func drawGroups() {
    var titles: [String] = []
    var members: [String: [Int]] = [:]
    for (index, node) in nodes.enumerated() {
      guard let group = node.group else { continue }
      if members[group] == nil { titles.append(group) }
      members[group, default: []].append(index)
    }
    for title in titles {
      for box in boxes(round: members[title] ?? [], title, splits: 8) {
        groups.append((title, box))
      }
    }
  }

  /// A box round nodes of a group, or several where one would take in other nodes at given places.
  private func boxes(round members: [Int], _ title: String, splits: Int) -> [LayoutBox] {
    guard let inner = LayoutBox(around: members.map { nodes[$0].box }) else { return [] }
    let margin = EditorGraph.margin / 2
    let top = EditorGraph.heading - margin
    let box = LayoutBox(
      LayoutPoint(inner.origin.x - margin, inner.origin.y - top),
      LayoutSize(inner.size.width + 2 * margin, inner.size.height + top + margin))
    // Only nodes at given places can be among those of a group.
    guard splits > 0, members.count > 1, members.contains(where: { nodes[$0].isFixed }),
      nodes.contains(where: { $0.group != title && box.contains($0.position) })
    else { return [box] }
    let isWide = inner.size.width > inner.size.height
    func place(_ node: Int) -> Double {
      isWide ? nodes[node].position.x : nodes[node].position.y
    }
    let sorted = members.sorted { (place($0), $0) < (place($1), $1) }
    let widest = sorted.indices.dropFirst().max {
      place(sorted[$0]) - place(sorted[$0 - 1]) < place(sorted[$1]) - place(sorted[$1 - 1])
    }
    guard let widest else { return [box] }
    return boxes(round: Array(sorted[..<widest]), title, splits: splits - 1)
      + boxes(round: Array(sorted[widest...]), title, splits: splits - 1)
  }
}

extension EditorNode {
  /// Whether it is a note of the editor's.
  var isNote: Bool { !isClass && (type == "Note" || type == "MarkdownNote") }
}
