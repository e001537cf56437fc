import Flow

/// What stands where a published program gives a value.
indirect enum PythonExpression {
  case value(Value)
  /// A name, which is hoped to be that of an output.
  case name(String, Range<Int>)
  /// A list in which some names stand.
  case list([PythonExpression])

  /// The text, if it is one.
  var text: String? {
    if case .value(let value) = self { value.text } else { nil }
  }

  /// The value, if no name is part of it.
  var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }
}
