import OrderedJSON

extension EditorGraph {
  /// The nodes as an editor writes them.
  var nodesJSON: JSON { .array(nodes.map(\.json)) }

  /// The links as arrays, as the root graph of a file has them.
  var linksJSON: JSON {
    .array(
      links.map { link in
        .array([
          .integer(link.id), id(of: link.origin), .integer(link.originSlot), id(of: link.target),
          .integer(link.targetSlot), .string(link.type),
        ])
      })
  }

  /// The links as objects, as sub-graphs have them.
  var linkObjectsJSON: JSON {
    .array(
      links.map { link in
        [
          "id": .integer(link.id), "origin_id": id(of: link.origin),
          "origin_slot": .integer(link.originSlot), "target_id": id(of: link.target),
          "target_slot": .integer(link.targetSlot), "type": .string(link.type),
        ]
      })
  }

  /// The groups as an editor writes them.
  var groupsJSON: JSON {
    .array(
      groups.enumerated().map { index, group in
        [
          "id": .integer(index + 1), "title": .string(group.title), "bounding": group.box.json,
          "color": "#3f789e", "font_size": 24, "flags": [:],
        ]
      })
  }

  /// The largest whole number that is a node's id.
  var lastNodeID: Int { max(0, nodes.compactMap(\.id.integer).max() ?? 0) }

  /// The id of the last link.
  var lastLinkID: Int { links.last?.id ?? 0 }

  private func id(of end: EditorLink.End) -> JSON {
    switch end {
    case .node(let index): nodes[index].id
    case .inputs: -10
    case .outputs: -20
    }
  }
}

extension EditorNode {
  fileprivate var json: JSON {
    var object: JSONObject = [
      "id": id, "type": .string(type), "pos": position.json,
      "size": [.pixels(size.width), .pixels(size.height)], "flags": [:],
      "order": .integer(order), "mode": .integer(mode),
      "inputs": .array(inputs.map(\.json)), "outputs": .array(outputs.map(\.json)),
    ]
    func add(_ name: String, _ value: JSON) {
      object.members.append(JSONObject.Member(name, value))
    }
    if let title { add("title", .string(title)) }
    var properties: JSONObject = isClass ? ["Node name for S&R": .string(type)] : [:]
    if !unset.isEmpty {
      properties[WorkflowNode.unsetProperty] = .array(unset.map { .string($0) })
    }
    add("properties", .object(properties))
    if !values.isEmpty { add("widgets_values", .array(values)) }
    if let color = colors.first { add("color", .string(color)) }
    if colors.count > 1 { add("bgcolor", .string(colors[1])) }
    return .object(object)
  }
}

extension EditorInput {
  fileprivate var json: JSON {
    var object: JSONObject = ["name": .string(name), "type": .string(type)]
    if isOptional { object.members.append(JSONObject.Member("shape", 7)) }
    if isWidget {
      object.members.append(JSONObject.Member("widget", ["name": .string(name)]))
    }
    object.members.append(JSONObject.Member("link", link.map { .integer($0) } ?? .null))
    return .object(object)
  }
}

extension EditorOutput {
  fileprivate var json: JSON {
    var object: JSONObject = ["name": .string(name), "type": .string(type)]
    if isList { object.members.append(JSONObject.Member("shape", 6)) }
    let ids = links.isEmpty ? JSON.null : .array(links.map { .integer($0) })
    object.members.append(JSONObject.Member("links", ids))
    return .object(object)
  }
}

extension JSON {
  /// A length in pixels, without a fraction where it has none.
  static func pixels(_ value: Double) -> JSON {
    guard value.isFinite else { return 0 }
    return value == value.rounded() && abs(value) < 1e15
      ? .number(String(Int64(value))) : .number("\(value)")
  }
}

extension LayoutPoint {
  var json: JSON { [.pixels(x), .pixels(y)] }
}

extension LayoutBox {
  /// Left, top, width and height.
  var json: JSON {
    [.pixels(origin.x), .pixels(origin.y), .pixels(size.width), .pixels(size.height)]
  }
}
