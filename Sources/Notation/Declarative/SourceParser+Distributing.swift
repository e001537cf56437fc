import Flow

extension SourceParser {
  /// Gives every parameter and link to its node.
  ///
  /// A node takes its arguments in the order in which its function's line lists their ports; without
  /// such a list those by position come first, and the others follow in the order of the text.
  mutating func distributeArguments(_ scope: NameScope) {
    var ofNode = [[Int]](repeating: [], count: body.nodes.count)
    var last = (name: "", position: -1)
    for index in body.arguments.indices {
      // Most lines are about the same node as the one above.
      let name = body.arguments[index].node.name
      if last.position < 0 || name != last.name {
        last = (name, scope.position(of: name) ?? -1)
      }
      if last.position >= 0 {
        ofNode[last.position].append(index)
      } else {
        reportUnknown(body.arguments[index], scope)
        body.closingComments += body.arguments[index].comments
      }
    }
    for node in ofNode.indices {
      var indices = ofNode[node]
      body.nodes[node].arguments.reserveCapacity(indices.count)
      body.ranges.nodes[node].arguments.reserveCapacity(indices.count)
      if let order = body.portOrders[node] {
        indices = arranged(indices, order, node)
      } else if !indices.isEmpty {
        indices = positionalFirst(indices)
      }
      for index in indices {
        let port = body.arguments[index].port
        let source = body.arguments[index].source
        body.nodes[node].arguments.append(Argument(port.name, source.source))
        body.ranges.nodes[node].arguments.append((port.name, port.range, source.range))
      }
      for index in ofNode[node] where !body.arguments[index].comments.isEmpty {
        body.nodes[node].comments.leading += body.arguments[index].comments
      }
    }
    body.arguments = []
    body.portOrders = [:]
  }

  private func positionalFirst(_ indices: [Int]) -> [Int] {
    let isNamed = indices.allSatisfy { index in
      if case .named = body.arguments[index].port.name { true } else { false }
    }
    if isNamed { return indices }
    var positional: [(position: Int, index: Int)] = []
    var named: [Int] = []
    for index in indices {
      if case .position(let position) = body.arguments[index].port.name {
        positional.append((position, index))
      } else {
        named.append(index)
      }
    }
    return positional.sorted { $0 < $1 }.map(\.index) + named
  }

  private mutating func arranged(
    _ indices: [Int], _ order: [(port: PortName, range: Range<Int>)], _ node: Int
  ) -> [Int] {
    var ofPort: [PortName: [Int]] = [:]
    for index in indices.reversed() {
      ofPort[body.arguments[index].port.name, default: []].append(index)
    }
    var result: [Int] = []
    for (port, range) in order {
      if let index = ofPort[port]?.popLast() {
        result.append(index)
      } else {
        let name = body.nodes[node].name
        cursor.report(
          .syntax, "The port \(port) of \(name) is listed, but nothing fills it.", at: range,
          hint: "Write \(name).\(port) = ... under parameters, or ... -> \(name).\(port) under "
            + "topology.")
      }
    }
    let listed = Set(result)
    return result + positionalFirst(indices.filter { !listed.contains($0) })
  }

  private mutating func reportUnknown(_ argument: SeparateArgument, _ scope: NameScope) {
    let name = argument.node.name
    guard !body.lostNodes.contains(name) else { return }
    if let output = scope.furtherOutput(name) {
      cursor.report(
        .unknownNode, "\(name) is an output of \(output.node) and has no ports.",
        at: argument.node.range, hint: "Write \(output.node).\(argument.port.name).")
      return
    }
    // To compare with every name is dear; a text that needs it often is no flow.
    let near = cursor.findings.count < 100 ? NearNames.of(name, in: body.nodes.map(\.name)) : []
    cursor.report(
      .unknownNode, "There is no node named \(name).", at: argument.node.range,
      hint: NearNames.question(near) ?? "Write \(name): and its function under functions.")
  }
}
