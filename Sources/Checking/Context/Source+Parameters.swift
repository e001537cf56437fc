import Flow

extension Source {
  /// The flow's own parameters that this source draws on.
  var parameterNames: [String] {
    switch self {
    case .value, .output: []
    case .parameter(let name): [name]
    case .list(let sources): sources.flatMap(\.parameterNames)
    }
  }
}
