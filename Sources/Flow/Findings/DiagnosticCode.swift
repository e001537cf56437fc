/// The closed registry of finding kinds; codes are stable across versions.
public enum DiagnosticCode: String, CaseIterable, Sendable, Hashable {
  // Text
  case syntax = "syntax"
  case invalidNumber = "invalid-number"
  case invalidText = "invalid-text"
  case unknownUnit = "unknown-unit"
  case fileUnreadable = "file-unreadable"
  case invalidJSON = "invalid-json"
  case notAWorkflow = "not-a-workflow"

  // Names
  case unknownFunction = "unknown-function"
  case unknownParameter = "unknown-parameter"
  case unknownNode = "unknown-node"
  case unknownOutput = "unknown-output"
  case unknownType = "unknown-type"
  case duplicateName = "duplicate-name"
  case duplicateID = "duplicate-id"
  case unknownClass = "unknown-class"
  case unknownAttribute = "unknown-attribute"
  case malformedAttribute = "malformed-attribute"

  // Arguments
  case missingInput = "missing-input"
  case missingParameter = "missing-parameter"
  case filledTwice = "filled-twice"
  case tooManyArguments = "too-many-arguments"
  case modalityMismatch = "modality-mismatch"
  case typeMismatch = "type-mismatch"
  case outOfRange = "out-of-range"
  case wrongUnit = "wrong-unit"
  case notAChoice = "not-a-choice"
  case coercedValue = "coerced-value"
  case offStep = "off-step"
  case unsafePath = "unsafe-path"

  // Shape
  case cycle = "cycle"
  case unusedNode = "unused-node"
  case unusedParameter = "unused-parameter"
  case nothingReturned = "nothing-returned"
  case emptyFlow = "empty-flow"
  case noOutput = "no-output"
  case deadLink = "dead-link"

  // Files
  case fileNotFound = "file-not-found"
  case fileWrongKind = "file-wrong-kind"
  case fileDamaged = "file-damaged"

  // Realizing
  case notRealizable = "not-realizable"
  case missingTool = "missing-tool"
  case unknownTarget = "unknown-target"
  case targetUnreachable = "target-unreachable"
  case approximated = "approximated"

  // Requests
  case emptyRequest = "empty-request"
  case notUnderstood = "not-understood"
  case partNotUnderstood = "part-not-understood"
  case unusedFile = "unused-file"
  case assumption = "assumption"
  case ambiguous = "ambiguous"
  case contradiction = "contradiction"

  // Running
  case executionFailed = "execution-failed"
  case outputUnwritable = "output-unwritable"
  case unexpectedShape = "unexpected-shape"
  case interrupted = "interrupted"
  case rejectedByServer = "rejected-by-server"
  case missingModel = "missing-model"
  case outOfMemory = "out-of-memory"
  case runLost = "run-lost"

  // Command line
  case usage = "usage"

  /// How serious findings of this kind are unless they say otherwise.
  public var severity: Diagnostic.Severity {
    switch self {
    case .unusedNode, .unusedParameter, .partNotUnderstood, .unusedFile, .ambiguous,
      .coercedValue, .offStep, .unknownClass, .deadLink:
      .warning
    case .assumption, .approximated: .note
    default: .error
    }
  }
}
