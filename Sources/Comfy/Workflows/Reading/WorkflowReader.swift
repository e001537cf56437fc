import Flow
import OrderedJSON

/// Reads the parts of a saved workflow, dropping what cannot be used and saying so.
struct WorkflowReader {
  var findings: [Diagnostic] = []

  /// Reads the nodes, links and groups of one level.
  mutating func graph(_ object: JSONObject, _ place: String) -> WorkflowGraph {
    var graph = WorkflowGraph()
    graph.inputNode = JSON.identifier(object["inputNode"]?["id"]) ?? "-10"
    graph.outputNode = JSON.identifier(object["outputNode"]?["id"]) ?? "-20"
    let state = object["state"]
    graph.lastNode = max(
      object["last_node_id"]?.integer ?? 0, state?["lastNodeId"]?.integer ?? 0)
    graph.links = links(object["links"], place)
    graph.nodes = nodes(object["nodes"]?.array ?? [], &graph.lastNode, place)
    LinkRepair.placeUnlisted(&graph)
    graph.groups = (object["groups"]?.array ?? []).compactMap(WorkflowGroup.init(json:))
    return graph
  }

  private mutating func nodes(_ elements: [JSON], _ last: inout Int, _ place: String)
    -> [WorkflowNode]
  {
    var nodes: [WorkflowNode] = []
    nodes.reserveCapacity(elements.count)
    var unreadable = 0
    for element in elements {
      guard let node = WorkflowNode(json: element) else {
        unreadable += 1
        continue
      }
      if let number = Int(node.id) { last = max(last, number) }
      nodes.append(node)
    }
    if unreadable > 0 {
      findings.append(
        Diagnostic(
          .syntax, "\(unreadable) of the nodes of \(place) have no type and were left out.",
          severity: .warning))
    }
    return unique(nodes, &last, place)
  }

  /// Gives a node whose id an earlier one has already, or that has none, the next free number.
  private mutating func unique(_ nodes: [WorkflowNode], _ last: inout Int, _ place: String)
    -> [WorkflowNode]
  {
    var nodes = nodes
    var taken: Set<String> = []
    taken.reserveCapacity(nodes.count)
    for index in nodes.indices
    where !taken.insert(nodes[index].id).inserted || nodes[index].id.isEmpty {
      var number = last
      repeat {
        number = number < Int.max ? number + 1 : Int.min
      } while !taken.insert(
        String(number)
      ).inserted
      last = number
      let found = nodes[index].id
      findings.append(
        Diagnostic(
          .duplicateID,
          found.isEmpty
            ? "A node of type \(Value.quoted(nodes[index].type)) in \(place) has no id."
            : "The id \(Value.quoted(found)) stands twice in \(place).",
          severity: .warning,
          hint: "The second node got the id \(number); links to that id mean the first one."))
      nodes[index].id = String(number)
    }
    return nodes
  }

  private mutating func links(_ json: JSON?, _ place: String) -> [String: WorkflowLink] {
    let records: [JSON]
    switch json {
    case .array(let elements)?: records = elements
    case .object(let object)?: records = object.members.map(\.value)
    case nil, .null?: return [:]
    default:
      findings.append(
        Diagnostic(
          .syntax, "The links of \(place) are no list, so that nothing in it is linked.",
          severity: .warning))
      return [:]
    }
    var links: [String: WorkflowLink] = [:]
    links.reserveCapacity(records.count)
    var unreadable = 0
    for record in records where !record.isNull {
      if let (id, link) = WorkflowLink.read(record) {
        links[id] = link
      } else {
        unreadable += 1
      }
    }
    if unreadable > 0 {
      findings.append(
        Diagnostic(
          .syntax, "\(unreadable) of the links of \(place) are unreadable and were left out.",
          severity: .warning,
          hint: "A link is [id, from node, its output, to node, its input, type]."))
    }
    return links
  }
}

extension WorkflowReader {
  /// Reads the definitions of sub-graphs, those inside others behind the one that they stand in.
  mutating func subgraphs(_ object: JSONObject) -> [Subgraph] {
    var result: [Subgraph] = []
    var known: Set<String> = []
    collect(object, &result, &known)
    return result
  }

  private mutating func collect(
    _ object: JSONObject, _ result: inout [Subgraph], _ known: inout Set<String>
  ) {
    for element in object["definitions"]?["subgraphs"]?.array ?? [] {
      guard let inner = element.object, let id = JSON.identifier(inner["id"]), !id.isEmpty else {
        findings.append(
          Diagnostic(
            .syntax, "A definition of a sub-graph has no id and was left out.", severity: .warning))
        continue
      }
      let name = inner["name"]?.string ?? "subgraph"
      guard known.insert(id).inserted else {
        findings.append(
          Diagnostic(
            .duplicateID,
            "The sub-graph \(Value.quoted(name)) has the id of another one and was left out.",
            severity: .warning))
        continue
      }
      let graph = graph(inner, "the sub-graph \(Value.quoted(name))")
      result.append(
        Subgraph(
          id: id, name: name, graph: graph, inputs: boundary(inner["inputs"]),
          outputs: boundary(inner["outputs"])))
      collect(inner, &result, &known)
    }
  }

  private func boundary(_ json: JSON?) -> [Subgraph.BoundarySlot] {
    (json?.array ?? []).map { slot in
      Subgraph.BoundarySlot(
        slot["name"]?.string ?? "", JSON.typeName(slot["type"]),
        links: (slot["linkIds"]?.array ?? []).compactMap(JSON.identifier))
    }
  }

  /// Reads the definitions of group nodes.
  mutating func groupNodes(_ object: JSONObject) -> [GroupNode] {
    (object["extra"]?["groupNodes"]?.object?.members ?? []).compactMap { member in
      guard let definition = member.value.object, let nodes = definition["nodes"]?.array else {
        findings.append(
          Diagnostic(
            .syntax, "The group node \(Value.quoted(member.name)) has no list of nodes.",
            severity: .warning))
        return nil
      }
      var result = GroupNode(name: member.name)
      result.nodes = nodes.map { WorkflowNode(json: $0) ?? WorkflowNode("", "") }
      result.links = (definition["links"]?.array ?? []).compactMap { link in
        guard let parts = link.array, parts.count >= 4, let from = parts[0].integer,
          let fromSlot = parts[1].integer, let to = parts[2].integer,
          let toSlot = parts[3].integer
        else { return nil }
        return GroupNode.Link(from: .init(from, fromSlot), to: .init(to, toSlot))
      }
      for place in definition["external"]?.array ?? [] {
        guard let parts = place.array, parts.count >= 2, let node = parts[0].integer,
          let slot = parts[1].integer
        else { continue }
        result.external.insert(.init(node, slot))
      }
      for entry in definition["config"]?.object?.members ?? [] {
        if let index = Int(entry.name), let config = entry.value.object {
          result.config[index] = config
        }
      }
      return result
    }
  }
}
