import Flow

/// What `functions import` tells scripts.
public struct ImportReport: Encodable, Sendable {
  /// `succeeded`, or `rejected` where errors were found.
  public var status: RunReport.Status
  /// The function, with its ports and outputs.
  public var function: FunctionReport?
  /// Where its file was written.
  public var path: String?
  /// The file, where it was not written.
  public var text: String?
  /// What was found.
  public var diagnostics: [FindingReport]

  /// The report of an import.
  public init(_ function: ImportedFunction? = nil, findings: [Diagnostic]) {
    status = findings.hasErrors ? .rejected : .succeeded
    self.function = function.map {
      FunctionReport(
        ListedFunction(signature: $0.signature, targets: ["comfy"], missing: [], score: nil))
    }
    diagnostics = findings.map(FindingReport.init)
  }
}
