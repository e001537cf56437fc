import ArgumentParser
import Flow

/// The exit codes that scripts rely on.
enum ExitStatus {
  static let done = ExitCode(0)
  /// Something that should not happen.
  static let unexpected = ExitCode(1)
  static let usage = ExitCode(2)
  /// Checking found errors.
  static let rejected = ExitCode(3)
  /// Running failed, or results could not be written.
  static let failed = ExitCode(4)
  /// A target or a language model could not be reached.
  static let unreachable = ExitCode(5)
  /// A file, a run or a function is not there.
  static let notFound = ExitCode(6)
  static let interrupted = ExitCode(130)

  /// The code for a finding about a file that could not be read as a flow.
  static func of(unreadable finding: Diagnostic) -> ExitCode {
    switch finding.code {
    case .fileNotFound, .fileUnreadable: notFound
    default: rejected
    }
  }

  /// The code for findings that kept something from being run.
  static func of(rejecting findings: [Diagnostic]) -> ExitCode {
    let errors = findings.filter { $0.severity == .error }
    if errors.contains(where: { $0.code == .targetUnreachable }) { return unreachable }
    return errors.isEmpty ? done : rejected
  }
}
