/// The changes from the arguments of a node to others.
struct ArgumentScript {
  private(set) var edits: [FlowEdit] = []
  private let node: String
  private var now: [Argument]

  init(_ node: String, from old: [Argument], to new: [Argument]) {
    self.node = node
    now = old
    let ports = Set(new.map(\.port))
    guard ports.count == new.count, Set(old.map(\.port)).count == old.count else {
      edits = [.setArguments(node: node, new)]
      return
    }
    for argument in old where !ports.contains(argument.port) {
      edits.append(.setArgument(node: node, port: argument.port, nil))
    }
    now.removeAll { !ports.contains($0.port) }
    arrange(new)
  }

  private mutating func arrange(_ new: [Argument]) {
    let goals = Dictionary(
      new.enumerated().map { ($0.element.port, $0.offset) }, uniquingKeysWith: { a, _ in a })
    let sequence = now.compactMap { goals[$0.port] }
    var isKnown = [Bool](repeating: false, count: new.count)
    var stays = isKnown
    for (goal, isMember) in zip(sequence, LongestIncreasing.membership(of: sequence)) {
      isKnown[goal] = true
      stays[goal] = isMember
    }
    let old = Dictionary(now.map { ($0.port, $0.source) }, uniquingKeysWith: { a, _ in a })
    var before: PortName?
    for (goal, argument) in new.enumerated() {
      if !stays[goal] { put(argument, after: before, isKnown: isKnown[goal]) }
      if isKnown[goal], old[argument.port] != argument.source {
        edits.append(.setArgument(node: node, port: argument.port, argument.source))
      }
      before = argument.port
    }
  }

  private mutating func put(_ argument: Argument, after before: PortName?, isKnown: Bool) {
    let next = before.flatMap(place).map { $0 + 1 } ?? 0
    if isKnown, let slot = place(of: argument.port) {
      let goal = slot < next ? next - 1 : next
      edits.append(.moveArgument(node: node, port: argument.port, to: goal))
      now.insert(now.remove(at: slot), at: goal)
    } else {
      edits.append(
        next == now.count
          ? .setArgument(node: node, port: argument.port, argument.source)
          : .insertArgument(node: node, argument, at: next))
      now.insert(argument, at: next)
    }
  }

  private func place(of port: PortName) -> Int? { now.firstIndex { $0.port == port } }
}
