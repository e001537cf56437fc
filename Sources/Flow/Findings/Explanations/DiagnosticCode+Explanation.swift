extension DiagnosticCode {
  /// What findings of this kind mean, and what to do about them.
  public var explanation: DiagnosticExplanation {
    switch self {
    case .syntax: .syntax
    case .invalidNumber: .invalidNumber
    case .invalidText: .invalidText
    case .unknownUnit: .unknownUnit
    case .unknownType: .unknownType
    case .fileUnreadable: .fileUnreadable
    case .invalidJSON: .invalidJSON
    case .notAWorkflow: .notAWorkflow
    case .unexpectedShape: .unexpectedShape

    case .unknownFunction: .unknownFunction
    case .unknownClass: .unknownClass
    case .unknownParameter: .unknownParameter
    case .unknownNode: .unknownNode
    case .unknownOutput: .unknownOutput
    case .duplicateName: .duplicateName
    case .duplicateID: .duplicateID

    case .missingInput: .missingInput
    case .missingParameter: .missingParameter
    case .filledTwice: .filledTwice
    case .tooManyArguments: .tooManyArguments
    case .modalityMismatch: .modalityMismatch
    case .typeMismatch: .typeMismatch
    case .coercedValue: .coercedValue
    case .outOfRange: .outOfRange
    case .offStep: .offStep
    case .wrongUnit: .wrongUnit
    case .notAChoice: .notAChoice
    case .unsafePath: .unsafePath

    case .cycle: .cycle
    case .unusedNode: .unusedNode
    case .unusedParameter: .unusedParameter
    case .nothingReturned: .nothingReturned
    case .noOutput: .noOutput
    case .emptyFlow: .emptyFlow
    case .deadLink: .deadLink

    case .unknownAttribute: .unknownAttribute
    case .malformedAttribute: .malformedAttribute

    case .fileNotFound: .fileNotFound
    case .fileWrongKind: .fileWrongKind
    case .fileDamaged: .fileDamaged

    case .notRealizable: .notRealizable
    case .missingTool: .missingTool
    case .unknownTarget: .unknownTarget
    case .targetUnreachable: .targetUnreachable
    case .approximated: .approximated

    case .emptyRequest: .emptyRequest
    case .notUnderstood: .notUnderstood
    case .partNotUnderstood: .partNotUnderstood
    case .unusedFile: .unusedFile
    case .assumption: .assumption
    case .ambiguous: .ambiguous
    case .contradiction: .contradiction

    case .executionFailed: .executionFailed
    case .outputUnwritable: .outputUnwritable
    case .interrupted: .interrupted
    case .rejectedByServer: .rejectedByServer
    case .missingModel: .missingModel
    case .outOfMemory: .outOfMemory
    case .runLost: .runLost

    case .usage: .usage
    }
  }
}
