import OrderedJSON

extension NodeClass {
  /// All inputs that a prompt could fill, those of dynamic inputs under their full names.
  ///
  /// What depends on a choice stands there once for each option that has it, and is not required.
  public var allInputs: [NodeInput] {
    guard inputs.contains(where: { $0.dynamic != nil }) else { return inputs }
    var expansion = InputExpansion(.everything)
    for input in inputs { expansion.add(input) }
    return expansion.inputs
  }

  /// The inputs that are there when those names are filled, in order and under their full names.
  ///
  /// `value` gives what a name is filled with, or nil for a link; it decides which option of a
  /// dynamic combo counts, its default standing in.
  public func inputs(
    filled names: Set<String>, value: (String) -> JSON?
  ) -> [NodeInput] {
    guard inputs.contains(where: { $0.dynamic != nil }) else { return inputs }
    return withoutActuallyEscaping(value) { value in
      var expansion = InputExpansion(.filled(names: names, value: value))
      for input in inputs { expansion.add(input) }
      return expansion.inputs
    }
  }
}
