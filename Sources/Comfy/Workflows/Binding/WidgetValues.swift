import Flow
import OrderedJSON

/// Finds the value of each widget of a node in the positions or names that a file has.
struct WidgetValues {
  /// The words that stand behind a value that changes after each run.
  static let modes: Set<String> = [
    "fixed", "increment", "decrement", "randomize", "increment-wrap",
  ]

  private let nodeClass: NodeClass
  /// What does not fit where it stands.
  private(set) var findings: [Diagnostic] = []

  init(_ nodeClass: NodeClass) {
    self.nodeClass = nodeClass
  }

  /// The widgets of a node with their values.
  mutating func widgets(of node: WorkflowNode) -> [BoundWidget] {
    stored(in: node).map { widget in
      var widget = widget
      widget.value = widget.input?.shown(widget.value) ?? widget.value
      return widget
    }
  }

  private mutating func stored(in node: WorkflowNode) -> [BoundWidget] {
    switch node.values {
    case .none:
      if let named = node.namedValues { return byName(named) }
      return zip(nodeClass.widgets, [])
    case .object(let object): return byName(object)
    case .list(let values):
      let captured = CapturedValues(values, nodeClass)
      var widgets = byPosition(captured.others, node)
      if let input = captured.input { add(input, captured.value, &widgets, node) }
      return widgets
    }
  }

  private mutating func add(
    _ input: NodeInput, _ value: JSON?, _ widgets: inout [BoundWidget], _ node: WorkflowNode
  ) {
    // The editor gives a recorder that has recorded nothing an empty text.
    let isRecorder = input.widgetType == "AUDIO_RECORD"
    if let value = value ?? (isRecorder ? .string("") : nil) {
      widgets.append(BoundWidget(name: input.name, value: value, input: input))
    }
    if value == nil, input.isRequired,
      !node.inputs.contains(where: { $0.name == input.name && $0.link != nil })
    {
      findings.append(
        Diagnostic(
          .assumption,
          "The \(input.name) of the node \(node.id) (\(node.type)) is made in the editor when a run "
            + "begins, and the file has none.",
          hint: "Give it the name of a file."))
    }
  }

  private mutating func byPosition(_ values: [JSON], _ node: WorkflowNode) -> [BoundWidget] {
    let values = withoutForced(values)
    let positions = nodeClass.widgets(for: values)
    let plain = zip(positions, values)
    guard let odd = misfit(in: plain) ?? surplusMode(values, positions) else { return plain }
    for candidate in shortened(values) {
      let positions = nodeClass.widgets(for: candidate)
      guard positions.count == candidate.count else { continue }
      let widgets = zip(positions, candidate)
      if misfit(in: widgets) == nil {
        report(node, odd, "They were moved back to where they fit.")
        return widgets
      }
    }
    if let named = node.namedValues {
      let widgets = byName(named)
      if misfit(in: widgets) == nil {
        report(node, odd, "The values were taken by their names instead.")
        return widgets
      }
    }
    if misfit(in: plain) != nil {
      report(node, odd, "The file may be of another version of the node; look at its values.")
    }
    return plain
  }

  /// The values without those of inputs that have become sockets since the file was written.
  private func withoutForced(_ values: [JSON]) -> [JSON] {
    guard nodeClass.inputs.contains(where: { $0.isForced }) else { return values }
    let positions = nodeClass.widgets(for: values, countingForced: true)
    guard positions.count == values.count else { return values }
    return Swift.zip(positions, values).filter { $0.0.input?.isForced != true }.map(\.1)
  }

  /// The values without what older editors wrote between them: holes, and modes of controls.
  private func shortened(_ values: [JSON]) -> [[JSON]] {
    let positions = nodeClass.widgets(for: values)
    let withoutModes = values.enumerated().filter { place, value in
      guard let word = value.string, WidgetValues.modes.contains(word) else { return true }
      return positions.indices.contains(place) && positions[place].kind == .control
    }.map(\.element)
    return [withoutModes, values.filter { !$0.isNull }, withoutModes.filter { !$0.isNull }]
      .filter { $0.count < values.count }
  }

  /// The widget that would get the mode of a control that the class no longer has.
  private func surplusMode(_ values: [JSON], _ positions: [Widget]) -> BoundWidget? {
    guard values.count > positions.count else { return nil }
    for (position, value) in Swift.zip(positions, values) where position.kind == .value {
      guard let word = value.string, WidgetValues.modes.contains(word), let input = position.input,
        input.choices?.contains(value) != true
      else { continue }
      return BoundWidget(name: input.name, value: value, input: input)
    }
    return nil
  }

  private func zip(_ positions: [Widget], _ values: [JSON]) -> [BoundWidget] {
    var widgets: [BoundWidget] = []
    widgets.reserveCapacity(positions.count)
    for (place, position) in positions.enumerated() {
      let value = place < values.count ? values[place] : nil
      switch position.kind {
      case .value:
        guard let input = position.input else { continue }
        widgets.append(
          BoundWidget(
            name: input.name, value: current(value) ?? input.standIn, input: input))
      case .control:
        guard !widgets.isEmpty else { continue }
        widgets[widgets.count - 1].control = mode(value)
      case .rows, .filter, .upload, .preview: continue
      }
    }
    return widgets
  }

  private func byName(_ object: JSONObject) -> [BoundWidget] {
    let values = object.byName
    let isNamed = nodeClass.widgets.contains { $0.input.map { values[$0.name] != nil } ?? false }
    if !isNamed {
      let last = values.keys.compactMap { Int($0) }.filter { $0 >= 0 && $0 < 4096 }.max()
      guard let last else { return zip(nodeClass.widgets, []) }
      // A place that the object leaves out stands at its default.
      let list = (0...last).map { values[String($0)] ?? .null }
      return zip(nodeClass.widgets(for: list), list).map { widget in
        var widget = widget
        if widget.value?.isNull == true { widget.value = widget.input?.standIn }
        return widget
      }
    }
    let names = Set(values.keys)
    let inputs = nodeClass.inputs(filled: names) { values[$0] }.filter { input in
      input.isWidget || Widget.ownTypes.contains(input.widgetType) && values[input.name] != nil
    }
    return inputs.map { input in
      BoundWidget(
        name: input.name, value: values[input.name].map { current($0) ?? $0 } ?? input.standIn,
        input: input)
    }
  }

  /// Older files have the names of some samplers with a prefix.
  private func current(_ value: JSON?) -> JSON? {
    guard nodeClass.name == "KSampler" || nodeClass.name == "KSamplerAdvanced",
      let name = value?.string, name.hasPrefix("sample_")
    else { return value }
    return .string(String(name.dropFirst("sample_".count)))
  }

  private func mode(_ value: JSON?) -> String? {
    switch value {
    case .string(let word)?: WidgetValues.modes.contains(word) ? word : nil
    // Older files have whether the value is drawn anew.
    case .boolean(let isRandom)?: isRandom ? "randomize" : "fixed"
    default: nil
    }
  }

  private func misfit(in widgets: [BoundWidget]) -> BoundWidget? {
    widgets.first { widget in
      guard let value = widget.value, let input = widget.input else { return false }
      return !input.fits(value)
    }
  }

  private mutating func report(_ node: WorkflowNode, _ odd: BoundWidget, _ outcome: String) {
    let shown = odd.value.map { String($0.text().prefix(40)) } ?? "nothing"
    findings.append(
      Diagnostic(
        .typeMismatch,
        "The values of the node \(node.id) (\(node.type)) do not fit its inputs: \(odd.name) would "
          + "be \(shown).",
        severity: .warning, hint: outcome))
  }
}
