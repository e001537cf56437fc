import Flow
import Notation

/// Reading small programs for the tests.
enum PublishedReading {
  /// The program's only flow.
  static func flow(_ program: String) -> Flow {
    PublishedProgram.parse(program).file.flows.first ?? Flow()
  }

  /// The findings as `severity code line:column-endLine:endColumn message hint`, one a line.
  static func findings(_ program: String) -> [String] {
    PublishedProgram.parse(program).diagnostics.map { finding in
      let span = finding.span.map { "\($0.line):\($0.column)-\($0.endLine):\($0.endColumn)" }
      let hint = finding.hint.map { " | \($0)" } ?? ""
      return "\(finding.severity) \(finding.code.rawValue) \(span ?? "nowhere") "
        + finding.message + hint
    }
  }

  /// What a parameter is read as that is written so, with the findings about it.
  static func value(_ literal: String) -> (value: Value?, findings: [String]) {
    let parsed = PublishedProgram.parse("node_1 = Node(x=\(literal))\n")
    let argument = parsed.file.flows.first?.nodes.first?.argument("x")
    guard case .value(let value)? = argument?.source else {
      return (nil, parsed.diagnostics.map(\.message))
    }
    return (value, parsed.diagnostics.map(\.message))
  }
}
