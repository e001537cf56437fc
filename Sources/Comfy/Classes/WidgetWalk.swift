import OrderedJSON

/// Lays out widgets along a node's values.
struct WidgetWalk {
  var widgets: [Widget] = []
  private let values: [JSON]
  private let countingForced: Bool

  init(_ values: [JSON], countingForced: Bool) {
    self.values = values
    self.countingForced = countingForced
  }

  /// Adds an input's positions and those of what its value brings along.
  mutating func add(_ input: NodeInput, under parent: String? = nil) {
    guard input.hasWidgetType, countingForced || !input.isForced else { return }
    guard widgets.count < values.count + InputExpansion.most else { return }
    var own = input
    if let parent { own.name = "\(parent).\(input.name)" }
    let value = values.indices.contains(widgets.count) ? values[widgets.count] : nil
    switch own.dynamic {
    case .group(let children, let minimum, _):
      widgets.append(Widget(.rows, own))
      // No more rows than there are values, whatever the number says.
      let rows = min(
        max(value?.double.flatMap { Int(exactly: $0.rounded(.down)) } ?? 0, minimum),
        max(values.count, minimum))
      for row in 0..<rows {
        for child in children { add(child, under: "\(own.name).\(row)") }
      }
    case .combo(let options):
      widgets.append(Widget(.value, own))
      let key = (value ?? own.defaultValue)?.string ?? options.first?.key
      for child in options.first(where: { $0.key == key })?.inputs ?? [] {
        add(child, under: own.name)
      }
    case nil, .autogrow, .slot:
      widgets.append(Widget(.value, own))
      for kind in own.extraWidgets { widgets.append(Widget(kind, own)) }
    }
  }
}
