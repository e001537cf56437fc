import Flow
import OrderedJSON

extension BoundNode {
  /// Lays out slots as the sub-graph's inputs are, fills them from the file by name, and takes the
  /// values that the instance has of its own.
  mutating func bind(to graph: BoundGraph) -> [Diagnostic] {
    outputs = graph.outputs.map(\.type)
    var byName: [String: [Int]] = [:]
    for (place, slot) in node.inputs.enumerated() { byName[slot.name, default: []].append(place) }
    for input in graph.inputs {
      var slot = BoundSlot(
        name: input.name, type: input.type, claimsWidget: input.claimsWidget, isOptional: true)
      if let places = byName[input.name], !places.isEmpty {
        let chosen = places.firstIndex { node.inputs[$0].type == input.type } ?? 0
        let place = places[chosen]
        byName[input.name]?.remove(at: chosen)
        slot.link = node.inputs[place].link
      }
      slots.append(slot)
    }
    placeUnlistedLinks()
    return takeOwnValues(of: graph)
  }

  /// Takes the values that the file lists for inputs that show a widget.
  ///
  /// Lists of older files may hold anything, so one whose values do not fit the widgets is passed over,
  /// unless the file itself has as many such inputs: then it is the class that has lost a widget, and
  /// the editor gives each value to the next one.
  private mutating func takeOwnValues(of graph: BoundGraph) -> [Diagnostic] {
    if let values = node.inputValues {
      let known = values.filter { graph.inputs.indices.contains($0.key) }
      return take(known.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, graph)
    }
    switch node.values {
    case .none: return take(node.namedValues, graph)
    case .object(let object): return take(object, graph)
    case .list(let values):
      let promoted = graph.inputs.indices.filter { graph.inputs[$0].promoted != nil }
      let claimed = graph.inputs.count { $0.claimsWidget }
      return take(
        Array(zip(promoted, values)), graph,
        hasLostWidget: claimed > promoted.count && values.count == claimed)
    }
  }

  private mutating func take(
    _ pairs: [(Int, JSON)], _ graph: BoundGraph, hasLostWidget: Bool = false
  ) -> [Diagnostic] {
    let misfit = pairs.first { place, value in
      guard !value.isNull, let input = graph.inputs[place].promoted?.input else { return false }
      return !input.fits(value)
    }
    let odd = misfit.map { "\(graph.inputs[$0.0].name) gets \($0.1.text().prefix(40))" }
    if let odd, !hasLostWidget {
      return [
        Diagnostic(
          .assumption,
          "The list of values of \(called) does not fit its inputs (\(odd)), so the values inside "
            + "stand.",
          hint: "Older editors kept lists there that mean nothing.")
      ]
    }
    for (place, value) in pairs where !value.isNull { own[place] = value }
    guard let odd else { return [] }
    return [
      Diagnostic(
        .typeMismatch, "The values of \(called) have moved: \(odd), as in the editor.",
        severity: .warning,
        hint: "A node inside has lost an input that the list has a value for; look at them.")
    ]
  }

  private mutating func take(_ object: JSONObject?, _ graph: BoundGraph) -> [Diagnostic] {
    guard let values = object?.byName, !values.isEmpty else { return [] }
    for (place, input) in graph.inputs.enumerated() where input.promoted != nil {
      if let value = values[input.name], !value.isNull { own[place] = value }
    }
    return []
  }

  /// The widget that an input slot stands for; that of an instance is the one inside with the value that
  /// the instance gives it.
  func widget(of slot: Int, _ graphs: [BoundGraph]) -> BoundWidget? {
    guard case .instance(let graph) = kind else { return slots[slot].widget.map { widgets[$0] } }
    guard graphs[graph].inputs.indices.contains(slot) else { return nil }
    var widget = graphs[graph].inputs[slot].promoted
    if let own = own[slot] { widget?.value = own }
    return widget
  }
}
