/// A flow written like another one as far as the difference is to be ignored, so that comparing the
/// two finds only what counts.
struct FlowAlignment {
  /// The flow, written like the model.
  private(set) var flow: Flow
  /// The place in the model of each of the flow's nodes that are in both.
  private(set) var partners: [Int?]
  private let model: Flow
  private let ignored: FlowDiff.Ignored

  /// Writes `flow` like `model`, whose nodes that are in both are at `partners`.
  init(
    of flow: Flow, to model: Flow, _ partners: [Int?], _ ignored: FlowDiff.Ignored
  ) {
    self.flow = flow
    self.partners = partners
    self.model = model
    self.ignored = ignored
    if ignored.contains(.names) { takeNames() }
    for place in self.flow.nodes.indices { takeContents(place) }
    takeHead()
    if ignored.contains(.order) { takeOrder() }
  }

  private mutating func takeHead() {
    if ignored.contains(.names) { flow.name = model.name }
    if ignored.contains(.comments) {
      flow.documentation = model.documentation
      flow.closingComments = model.closingComments
      for place in flow.returns.indices {
        let partner = model.returns.indices.contains(place) ? model.returns[place] : nil
        flow.returns[place].comments = partner?.comments ?? Comments()
      }
    }
    flow.attributes = attributes(flow.attributes, like: model.attributes)
    if ignored.contains(.spelling) {
      for (place, result) in zip(flow.returns.indices, model.returns) {
        flow.returns[place].source = flow.returns[place].source.spelled(like: result.source)
      }
    }
  }

  private mutating func takeContents(_ place: Int) {
    let partner = partners[place].map { model.nodes[$0] }
    if ignored.contains(.comments) {
      flow.nodes[place].comments = partner?.comments ?? Comments()
    }
    flow.nodes[place].attributes = attributes(
      flow.nodes[place].attributes, like: partner?.attributes ?? [])
    guard let partner else { return }
    let theirs = Dictionary(
      partner.arguments.enumerated().map { ($0.element.port, $0.offset) },
      uniquingKeysWith: { a, _ in a })
    if ignored.contains(.spelling) {
      for slot in flow.nodes[place].arguments.indices {
        let argument = flow.nodes[place].arguments[slot]
        guard let other = theirs[argument.port] else { continue }
        flow.nodes[place].arguments[slot].source = argument.source.spelled(
          like: partner.arguments[other].source)
      }
    }
    if ignored.contains(.order) {
      let own = flow.nodes[place].arguments
      guard Set(own.map(\.port)).count == own.count else { return }
      let known = own.filter { theirs[$0.port] != nil }
      flow.nodes[place].arguments =
        known.sorted { (theirs[$0.port] ?? 0) < (theirs[$1.port] ?? 0) }
        + own.filter { theirs[$0.port] == nil }
    }
  }

  /// The attributes that count, with the model's in the place of those that do not.
  private func attributes(_ own: [Attribute], like model: [Attribute]) -> [Attribute] {
    var names: Set<String> = []
    if ignored.contains(.layout) {
      names.formUnion([Attribute.Known.at, .size, .color].map(\.rawValue))
    }
    if ignored.contains(.names) { names.insert(Attribute.Known.id.rawValue) }
    if names.isEmpty { return own }
    let counting = own.filter { !names.contains($0.name) }
    if counting == model.filter({ !names.contains($0.name) }) { return model }
    return model.filter { names.contains($0.name) } + counting
  }

  /// Gives every node the name that its partner has, and new ones where that makes them clash.
  private mutating func takeNames() {
    var taken = Set(model.nodes.flatMap(\.names))
    var names: [String: String] = [:]
    for place in flow.nodes.indices {
      let own = flow.nodes[place]
      if let partner = partners[place] {
        flow.nodes[place].name = model.nodes[partner].name
        flow.nodes[place].furtherNames = model.nodes[partner].furtherNames
      } else {
        flow.nodes[place].name = FlowAlignment.free(own.name, &taken)
        flow.nodes[place].furtherNames = own.furtherNames.map { FlowAlignment.free($0, &taken) }
      }
      if names[own.name] == nil { names[own.name] = flow.nodes[place].name }
    }
    let given = Set(flow.nodes.map(\.name))
    func name(_ old: String) -> String {
      if let new = names[old] { return new }
      // A link to no node must not come to mean one.
      let new = given.contains(old) ? FlowAlignment.free(old, &taken) : old
      names[old] = new
      return new
    }
    for place in flow.nodes.indices {
      for slot in flow.nodes[place].arguments.indices {
        let source = flow.nodes[place].arguments[slot].source
        flow.nodes[place].arguments[slot].source = source.renamingNodes(name)
      }
    }
    for place in flow.returns.indices {
      flow.returns[place].source = flow.returns[place].source.renamingNodes(name)
    }
  }

  private static func free(_ name: String, _ taken: inout Set<String>) -> String {
    if taken.insert(name).inserted { return name }
    var number = 2
    while !taken.insert("\(name)_\(number)").inserted { number += 1 }
    return "\(name)_\(number)"
  }

  /// Puts the nodes in the model's order, each new one behind the one that it stood behind.
  private mutating func takeOrder() {
    var behind: [Int: [Int]] = [:]
    var leading: [Int] = []
    var last: Int?
    for (place, partner) in partners.enumerated() {
      if partner != nil {
        last = place
      } else if let last {
        behind[last, default: []].append(place)
      } else {
        leading.append(place)
      }
    }
    let known = partners.indices.filter { partners[$0] != nil }
      .sorted { (partners[$0] ?? 0) < (partners[$1] ?? 0) }
    let order = leading + known.flatMap { [$0] + (behind[$0] ?? []) }
    flow.nodes = order.map { flow.nodes[$0] }
    partners = order.map { partners[$0] }
  }
}
