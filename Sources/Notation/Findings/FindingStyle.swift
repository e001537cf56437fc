import Flow

/// The colours in which findings are shown, or none.
struct FindingStyle: Sendable {
  let isOn: Bool

  /// The word for a severity.
  func severity(_ severity: Diagnostic.Severity) -> String {
    wrapped(severity.rawValue, "1;\(FindingStyle.colour(severity))")
  }

  /// The caret under what a finding is about.
  func mark(_ text: String, _ severity: Diagnostic.Severity) -> String {
    wrapped(text, FindingStyle.colour(severity))
  }

  /// What matters most.
  func strong(_ text: String) -> String { wrapped(text, "1") }

  /// What matters least.
  func faint(_ text: String) -> String { wrapped(text, "2") }

  private func wrapped(_ text: String, _ codes: String) -> String {
    isOn ? "\u{1B}[\(codes)m\(text)\u{1B}[0m" : text
  }

  private static func colour(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "31"
    case .warning: "33"
    case .note: "36"
    }
  }
}
