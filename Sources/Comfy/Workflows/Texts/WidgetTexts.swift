import Flow
import OrderedJSON

/// Settles what the editor computes from the texts of widgets when it queues a workflow.
struct WidgetTexts {
  private let names: WidgetNames

  init(_ graphs: [BoundGraph]) {
    names = WidgetNames(graphs)
  }

  /// A widget's value as it goes into a prompt, with a finding where something in it is left as it stands.
  func value(of widget: BoundWidget, _ node: BoundNode) -> (value: JSON?, finding: Diagnostic?) {
    guard let text = widget.value?.string, let input = widget.input else {
      return (widget.value, nil)
    }
    if input.has("dynamicPrompts") { return settled(text, input, node) }
    guard input.name == "filename_prefix", case .primitive(let nodeClass) = node.kind,
      nodeClass.isOutput
    else { return (widget.value, nil) }
    let (replaced, hasDate) = TextReplacement.replaced(text, names)
    let finding =
      hasDate
      ? Diagnostic(
        .assumption,
        "The \(input.name) of \(node.called) has a date in it, which is left as it stands.",
        hint: "The editor writes the date of queueing there; write the one that you want.")
      : nil
    return (.string(replaced), finding)
  }

  private func settled(
    _ text: String, _ input: NodeInput, _ node: BoundNode
  ) -> (value: JSON?, finding: Diagnostic?) {
    let settled = DynamicText.settled(text)
    guard settled != text else { return (.string(text), nil) }
    let finding = Diagnostic(
      .assumption,
      "The \(input.name) of \(node.called) has alternatives or comments in it; the first of "
        + "alternatives was taken, and comments were left out.",
      hint: "The editor draws one of them anew for each run; write the one that you want.")
    return (.string(settled), finding)
  }
}
