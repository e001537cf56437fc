import OrderedJSON

/// Makes the link table and the nodes' slots of a top graph agree, as the editor does on loading.
///
/// A link counts where one of its ends knows it. Where only its start does, the link is put into the
/// slot that the table names if that slot is free, and dropped if it is not.
enum LinkRepair {
  /// Notes the links to nodes whose inputs the file does not list at all, where their starts know them.
  static func placeUnlisted(_ graph: inout WorkflowGraph) {
    guard graph.nodes.contains(where: \.inputs.isEmpty) else { return }
    let ends = LinkEnds(graph)
    for (id, link) in graph.links {
      guard let target = ends.index[link.target], graph.nodes[target].inputs.isEmpty else {
        continue
      }
      let origin = ends.index[link.origin]
      let startKnows =
        origin.map { ends.outgoing[LinkEnds.Slot($0, link.originSlot)]?.contains(id) == true }
        ?? (link.origin == graph.inputNode)
      guard startKnows else { continue }
      // Of several links to one place the same one counts each time.
      let other = graph.nodes[target].unlistedLinks[link.targetSlot] ?? id
      graph.nodes[target].unlistedLinks[link.targetSlot] = min(other, id)
    }
  }

  /// Repairs a graph whose links were saved as `records`, which only arrays have need of.
  static func repair(_ graph: inout WorkflowGraph, _ records: JSON?) {
    guard let records = records?.array, records.contains(where: { $0.array != nil }) else { return }
    var ends = LinkEnds(graph)
    var order: [String] = []
    var seen: Set<String> = []
    for record in records.reversed() {
      guard let id = JSON.identifier(record.array?.first), graph.links[id] != nil,
        seen.insert(id).inserted
      else { continue }
      order.append(id)
    }
    for id in order {
      guard let link = graph.links[id], let origin = ends.index[link.origin],
        let target = ends.index[link.target]
      else { continue }
      let from = LinkEnds.Slot(origin, link.originSlot)
      let to = LinkEnds.Slot(target, link.targetSlot)
      let startKnows = ends.outgoing[from]?.contains(id) == true
      let endKnows = ends.incoming[to] == id
      guard startKnows, !endKnows else { continue }
      if ends.incoming[to] == nil {
        ends.incoming[to] = id
        ends.place(id, to, in: &graph)
      } else {
        ends.outgoing[from]?.remove(id)
      }
    }
    for id in order {
      guard let link = graph.links[id] else { continue }
      let startKnows =
        ends.index[link.origin].flatMap {
          ends.outgoing[LinkEnds.Slot($0, link.originSlot)]?.contains(id)
        } ?? false
      let endKnows =
        ends.index[link.target].map { ends.incoming[LinkEnds.Slot($0, link.targetSlot)] == id }
        ?? false
      if !startKnows, !endKnows { graph.links[id] = nil }
    }
  }
}

/// Which links the slots of a graph know of.
private struct LinkEnds {
  struct Slot: Hashable {
    var node: Int
    var slot: Int

    init(_ node: Int, _ slot: Int) {
      self.node = node
      self.slot = slot
    }
  }

  var index: [String: Int] = [:]
  var incoming: [Slot: String] = [:]
  var outgoing: [Slot: Set<String>] = [:]

  init(_ graph: WorkflowGraph) {
    for (place, node) in graph.nodes.enumerated() {
      index[node.id] = place
      for (slot, input) in node.inputs.enumerated() {
        if let link = input.link { incoming[Slot(place, slot)] = link }
      }
      for (slot, output) in node.outputs.enumerated() where !output.links.isEmpty {
        outgoing[Slot(place, slot)] = Set(output.links)
      }
    }
  }

  /// Puts a link into a free slot, or notes it for a slot that the file does not list.
  func place(_ id: String, _ slot: Slot, in graph: inout WorkflowGraph) {
    if graph.nodes[slot.node].inputs.indices.contains(slot.slot) {
      graph.nodes[slot.node].inputs[slot.slot].link = id
    } else {
      graph.nodes[slot.node].unlistedLinks[slot.slot] = id
    }
  }
}
