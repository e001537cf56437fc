import Flow

/// What a step tells while it runs, beside its progress.
public enum StepNews: Sendable {
  /// It waits for its turn on a server.
  case waiting
  /// It works on this part, a part's id.
  case working(part: String)
  /// It shows what a part has come to so far.
  case preview(part: String?, Preview)
  /// Something that its user should know, which does not end it.
  case finding(Diagnostic)
}
