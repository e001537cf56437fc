extension EditScript {
  /// Changes the nodes, whose names tell them apart in both flows.
  mutating func nodes(_ source: [Node]) {
    let kept = Set(partners.compactMap(\.self))
    let removed = source.indices.filter { !kept.contains($0) }
    freeFurtherNames(source, removed)
    for (place, partner) in partners.enumerated() {
      guard let partner, source[partner].name != target.nodes[place].name else { continue }
      make(.renameNode(source[partner].name, to: target.nodes[place].name))
    }
    arrange()
    for (place, partner) in partners.enumerated() {
      guard let partner else { continue }
      contents(editor.nodes[partner], target.nodes[place])
    }
    results()
    remove(removed)
    for (place, node) in target.nodes.enumerated() {
      let isAsMeant =
        partners[place].map { editor.nodes[$0].furtherNames == node.furtherNames }
        ?? node.furtherNames.isEmpty
      if !isAsMeant { make(.setFurtherNames(node: node.name, node.furtherNames)) }
    }
  }

  /// Takes away further names that nodes are to have which come before their owner is changed.
  private mutating func freeFurtherNames(_ source: [Node], _ removed: [Int]) {
    guard source.contains(where: { !$0.furtherNames.isEmpty }) else { return }
    var changing = removed
    for (place, partner) in partners.enumerated() {
      guard let partner, source[partner].furtherNames != target.nodes[place].furtherNames
      else { continue }
      changing.append(partner)
    }
    guard changing.contains(where: { !source[$0].furtherNames.isEmpty }) else { return }
    let wanted = Set(target.nodes.flatMap(\.names))
    for place in changing where source[place].furtherNames.contains(where: wanted.contains) {
      // Names that the same node keeps stand in nobody's way.
      make(.setFurtherNames(node: source[place].name, []))
    }
  }

  /// Adds nodes and moves others, so that the kept and new ones stand in order.
  private mutating func arrange() {
    var places = [Int](repeating: -1, count: editor.nodes.count)
    for (place, partner) in partners.enumerated() {
      if let partner { places[partner] = place }
    }
    let sequence = places.filter { $0 >= 0 }
    var stays = [Bool](repeating: false, count: target.nodes.count)
    for (place, isMember) in zip(sequence, LongestIncreasing.membership(of: sequence)) {
      stays[place] = isMember
    }
    var before: Int?
    for (place, node) in target.nodes.enumerated() {
      if stays[place], let partner = partners[place] {
        before = partner
        continue
      }
      let next = before.flatMap { editor.position(of: $0) }.map { $0 + 1 } ?? 0
      if let partner = partners[place], let now = editor.position(of: partner) {
        let goal = now < next ? next - 1 : next
        if now != goal { make(.moveNode(node.name, to: goal)) }
        before = partner
      } else {
        before = editor.nodes.count
        // Names of nodes that go are taken until then.
        if !make(.addNode(node, at: next)) {
          var plain = node
          plain.furtherNames = []
          make(.addNode(plain, at: next))
        }
      }
    }
  }

  /// Changes what a node has beside its name and place.
  private mutating func contents(_ node: Node, _ wanted: Node) {
    if node.function != wanted.function {
      make(.setFunction(node: wanted.name, wanted.function))
    }
    if node.arguments != wanted.arguments {
      for edit in ArgumentScript(wanted.name, from: node.arguments, to: wanted.arguments).edits {
        make(edit)
      }
    }
    if node.attributes != wanted.attributes {
      let edits = AttributeScript.edits(
        wanted.name, from: node.attributes, to: wanted.attributes)
      for edit in edits { make(edit) }
    }
    if node.comments != wanted.comments {
      make(.setComments(node: wanted.name, wanted.comments))
    }
  }

  /// Takes nodes out, each after those that draw on it.
  private mutating func remove(_ removed: [Int]) {
    guard !removed.isEmpty else { return }
    var ids: [String: Int] = [:]
    for id in removed { ids[editor.nodes[id].name] = id }
    var users: [Int: Int] = [:]
    for id in removed {
      for source in sources(of: id, ids) { users[source, default: 0] += 1 }
    }
    var ready = removed.filter { users[$0] == nil }
    var gone: Set<Int> = []
    while let id = ready.popLast() {
      gone.insert(id)
      take(id)
      for source in sources(of: id, ids) {
        let left = users[source, default: 1] - 1
        users[source] = left
        if left == 0 { ready.append(source) }
      }
    }
    for id in removed.reversed() where !gone.contains(id) { take(id) }
  }

  private mutating func take(_ id: Int) {
    let name = editor.nodes[id].name
    let isUsed = editor.isReturned(name) || editor.users(of: name).contains { $0 != id }
    make(isUsed ? .cutNode(name) : .removeNode(name))
  }

  /// The other nodes among `ids` that a node draws on, each once.
  private func sources(of id: Int, _ ids: [String: Int]) -> Set<Int> {
    var result: Set<Int> = []
    for argument in editor.nodes[id].arguments {
      argument.source.forEachReference { reference in
        if let source = ids[reference.node], source != id { result.insert(source) }
      }
    }
    return result
  }
}
