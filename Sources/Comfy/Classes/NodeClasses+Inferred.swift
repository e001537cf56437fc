import OrderedJSON

extension NodeClasses {
  /// Adds a class that a file uses and no description knows, from the slots that the file shows.
  ///
  /// A class that is described already stays. Slots that a class guessed before did not have are
  /// added to it, as each node shows only the slots that it uses; no input is required.
  public mutating func addInferred(
    _ name: String, inputs: [(name: String, type: String)],
    outputs: [(name: String, type: String)], isOutput: Bool = false
  ) {
    var inferred = self[name] ?? NodeClass(name, displayName: name, isInferred: true)
    guard inferred.isInferred else { return }
    var known = Set(inferred.inputs.map(\.name))
    for input in inputs where known.insert(input.name).inserted {
      inferred.inputs.append(
        NodeInput(
          input.name, input.type, isRequired: false,
          choices: input.type == "COMBO" ? [] : nil))
    }
    for output in outputs.dropFirst(inferred.outputs.count) {
      inferred.outputs.append(NodeOutput(output.name, output.type))
    }
    inferred.isOutput = inferred.isOutput || isOutput
    add(inferred)
  }
}
