/// The changes from parameters of a flow to others.
struct ParameterScript {
  /// The changes to make before uses are changed.
  private(set) var before: [FlowEdit] = []
  /// What to take out once nothing uses it any more.
  private(set) var removed: [String] = []

  /// How many parameters may be renamed; each renaming goes through all nodes.
  private static let renamings = 32

  init(from old: [Port], to new: [Port]) {
    guard old != new, Set(old.map(\.name)).count == old.count,
      Set(new.map(\.name)).count == new.count
    else { return }
    var now = old
    rename(&now, new)
    let goals = Dictionary(
      new.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { a, _ in a })
    let kept = now.compactMap { goals[$0.name] }
    // Another order is a matter of the whole list.
    guard zip(kept, kept.dropFirst()).allSatisfy({ $0 < $1 }) else { return }
    removed = now.map(\.name).filter { goals[$0] == nil }
    var places = Dictionary(
      now.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { a, _ in a })
    var added = 0
    var next = 0
    for port in new {
      if let place = places[port.name] {
        next = place + added + 1
        if now[place] != port { before.append(.setParameter(port)) }
      } else {
        before.append(.addParameter(port, at: next))
        places[port.name] = nil
        added += 1
        next += 1
      }
    }
  }

  /// Renames those that are the same but for the name.
  private mutating func rename(_ now: inout [Port], _ new: [Port]) {
    let wanted = Set(new.map(\.name))
    let given = Set(now.map(\.name))
    var free = new.filter { !given.contains($0.name) }
    for place in now.indices where !wanted.contains(now[place].name) {
      guard before.count < ParameterScript.renamings else { return }
      let partner = free.firstIndex { port in
        var renamed = now[place]
        renamed.name = port.name
        return renamed == port
      }
      guard let partner else { continue }
      let name = free.remove(at: partner).name
      before.append(.renameParameter(now[place].name, to: name))
      now[place].name = name
    }
  }
}
