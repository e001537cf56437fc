extension FlowEditor {
  mutating func setArgument(
    _ name: String, _ port: PortName, _ source: Source?
  ) throws(FlowEditError) -> FlowEdit {
    let id = try id(of: name)
    let slot = nodes[id].arguments.firstIndex { $0.port == port }
    guard let slot else {
      guard let source else { return .setArgument(node: name, port: port, nil) }
      change(id, drawingOn: [source]) { $0.arguments.append(Argument(port, source)) }
      return .setArgument(node: name, port: port, nil)
    }
    let old = nodes[id].arguments[slot]
    if let source {
      change(id, drawingOn: [source]) { $0.arguments[slot].source = source }
      return .setArgument(node: name, port: port, old.source)
    }
    change(id) { $0.arguments.remove(at: slot) }
    let rest = nodes[id].arguments
    // Filling a port anew puts it last, which is its old place only then.
    return slot == rest.count && !rest.contains { $0.port == port }
      ? .setArgument(node: name, port: port, old.source)
      : .insertArgument(node: name, old, at: slot)
  }

  mutating func insertArgument(
    _ name: String, _ argument: Argument, at place: Int
  ) throws(FlowEditError) -> FlowEdit {
    let id = try id(of: name)
    let old = nodes[id].arguments
    guard (0...old.count).contains(place) else { throw .noSuchPosition(place) }
    change(id, drawingOn: [argument.source]) { $0.arguments.insert(argument, at: place) }
    return old[..<place].contains { $0.port == argument.port }
      ? .setArguments(node: name, old) : .setArgument(node: name, port: argument.port, nil)
  }

  mutating func moveArgument(
    _ name: String, _ port: PortName, to place: Int
  ) throws(FlowEditError) -> FlowEdit {
    let id = try id(of: name)
    let old = nodes[id].arguments
    guard let slot = old.firstIndex(where: { $0.port == port }) else {
      throw .noSuchArgument(node: name, port)
    }
    guard old.indices.contains(place) else { throw .noSuchPosition(place) }
    change(id) { $0.arguments.insert($0.arguments.remove(at: slot), at: place) }
    return nodes[id].arguments.firstIndex { $0.port == port } == place
      ? .moveArgument(node: name, port: port, to: slot) : .setArguments(node: name, old)
  }

  mutating func setArguments(
    _ name: String, _ arguments: [Argument]
  ) throws(FlowEditError) -> FlowEdit {
    let id = try id(of: name)
    let old = nodes[id].arguments
    change(id, drawingOn: arguments.map(\.source)) { $0.arguments = arguments }
    return .setArguments(node: name, old)
  }

  mutating func setFunction(
    _ name: String, _ function: FunctionName
  ) throws(FlowEditError) -> FlowEdit {
    let id = try id(of: name)
    let old = nodes[id].function
    change(id) { $0.function = function }
    return .setFunction(node: name, old)
  }

  mutating func setComments(
    _ name: String, _ comments: Comments
  ) throws(FlowEditError) -> FlowEdit {
    let id = try id(of: name)
    let old = nodes[id].comments
    change(id) { $0.comments = comments }
    return .setComments(node: name, old)
  }
}
