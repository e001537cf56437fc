import Flow

/// What uses of a sub-graph see of it.
struct SubgraphInterface {
  let id: String
  let inputs: [Input]
  let outputs: [(name: String, type: String)]

  /// One input.
  struct Input {
    var name: String
    var type: String
    /// Whether a widget inside shows at uses of the sub-graph.
    var isWidget: Bool
    /// What stands there where a use gives nothing; none for what may stay empty.
    var defaultValue: Value?
  }

  /// The interface of a function.
  ///
  /// - Parameter widgets: The parameters that fill a widget inside.
  init(of function: Flow, widgets: Set<String>) {
    id = StableID.text(for: "flow \(function.name ?? "")")
    inputs = function.parameters.map { port in
      Input(
        name: port.name, type: port.slotType, isWidget: widgets.contains(port.name),
        defaultValue: port.defaultValue)
    }
    outputs = function.returns.enumerated().map { index, result in
      let declared = function.outputs.indices.contains(index) ? function.outputs[index] : nil
      return (
        name: result.name ?? declared?.name ?? "output_\(index + 1)",
        type: declared?.type.slotType ?? "*"
      )
    }
  }
}
