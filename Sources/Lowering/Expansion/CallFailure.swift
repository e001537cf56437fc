import Flow

/// Why a call could not be lowered.
enum CallFailure: Error, Sendable {
  /// What to tell, without a place.
  case finding(Diagnostic)
  /// A primitive that cannot be used so; around it, a realization is passed over for the same reason.
  case primitive(FunctionName, Obstacle)

  /// A failure to tell as it is.
  init(_ code: DiagnosticCode, _ message: String, hint: String? = nil) {
    self = .finding(Diagnostic(code, message, hint: hint))
  }

  /// The failure as a finding.
  func finding(in context: LoweringContext) -> Diagnostic {
    switch self {
    case .finding(let finding): finding
    case .primitive(let name, let obstacle):
      ObstacleWording(name, context).finding(for: [obstacle])
    }
  }
}
