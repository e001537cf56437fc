import Flow

/// What happens while a plan runs, in order.
public enum RunEvent: Sendable {
  /// A step began.
  case started(step: String)
  /// A step came further; between 0 and 1.
  case progressed(step: String, Double)
  /// A step said what it works on, or showed it.
  case told(step: String, StepNews)
  /// A step is done, after so many seconds.
  case finished(step: String, seconds: Double)
  /// A step failed.
  case failed(step: String, Diagnostic)
  /// A step was not run because one it draws on failed.
  case skipped(step: String)
}
