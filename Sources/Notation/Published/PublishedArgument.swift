import Flow

/// A named argument of a published program.
struct PublishedArgument {
  var name: PublishedGraph.Word
  var expression: PythonExpression
  /// Where the value stands.
  var range: Range<Int>

  /// Whether it draws on names of outputs.
  var isLink: Bool {
    switch expression {
    case .value: false
    case .name, .list: true
    }
  }

  /// Whether it says that nothing is linked.
  var isNone: Bool {
    if case .value(.none) = expression { true } else { false }
  }
}
