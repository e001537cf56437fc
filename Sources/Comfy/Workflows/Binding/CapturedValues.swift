import OrderedJSON

/// The values of inputs that a class's own script fills in the editor, such as a picture of a 3D view.
///
/// How many values such a script saves is not described anywhere; what a list has beyond the described
/// positions stands where the input stands.
struct CapturedValues {
  /// The other values, by the described positions.
  let others: [JSON]
  /// The input, where the class has exactly one.
  let input: NodeInput?
  /// What was saved for it last: a name of a file, or an object with several.
  let value: JSON?

  init(_ values: [JSON], _ nodeClass: NodeClass) {
    let own = nodeClass.inputs.filter { Widget.ownTypes.contains($0.widgetType) }
    guard own.count == 1, let first = own.first,
      let place = nodeClass.inputs.firstIndex(where: { $0.name == first.name })
    else {
      others = values
      input = nil
      value = nil
      return
    }
    input = first
    let positions = nodeClass.widgets(for: values)
    let before = Set(nodeClass.inputs[..<place].map(\.name))
    let start = positions.prefix { $0.input.map { before.contains($0.name) } ?? false }.count
    let surplus = max(values.count - positions.count, 0)
    guard start + surplus <= values.count else {
      others = values
      value = nil
      return
    }
    others = Array(values[..<start] + values[(start + surplus)...])
    value = values[start..<(start + surplus)].last { $0 != .string("") && !$0.isNull }
  }
}
