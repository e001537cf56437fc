import Flow
import Inference

/// What `plan` tells scripts.
public struct PlanReport: Encodable, Sendable {
  /// `succeeded`, or `rejected` where errors were found.
  public var status: RunReport.Status
  /// The flow, if there is one.
  public var flow: FlowReport?
  /// The flow in A-Language.
  public var text: String?
  /// What lowering would submit to each target that takes prompts: the prompt, or a list of several.
  public var prompts: [String: RawJSON] = [:]
  /// How each node is done, where there is a plan.
  public var choices: [ChoiceReport]?
  /// What was found.
  public var diagnostics: [FindingReport]
  /// What inference took.
  public var inference: InferenceUsage?

  /// The report of a plan.
  public init(
    flow: FlowReport? = nil, text: String? = nil, prompts: [String: RawJSON] = [:],
    choices: [ChoiceReport]? = nil, findings: [Diagnostic], inference: InferenceUsage? = nil
  ) {
    self.prompts = prompts
    self.choices = choices
    self.flow = flow
    self.text = text
    self.inference = inference
    status = findings.hasErrors ? .rejected : .succeeded
    diagnostics = findings.map(FindingReport.init)
  }
}

/// What `check` tells scripts.
public struct CheckReport: Encodable, Sendable {
  /// `succeeded`, or `rejected` where errors were found.
  public var status: RunReport.Status
  /// What was found.
  public var diagnostics: [FindingReport]
  /// What was repaired, in order; absent where nothing was asked to be.
  public var fixed: [String]?

  /// The report of a check.
  public init(findings: [Diagnostic], fixed: [String]? = nil) {
    status = findings.hasErrors ? .rejected : .succeeded
    diagnostics = findings.map(FindingReport.init)
    self.fixed = fixed
  }
}

/// What `format` tells scripts.
public struct FormatReport: Encodable, Sendable {
  /// `succeeded`, or `rejected` where a file does not read or is not in canonical form.
  public var status: RunReport.Status
  /// Each file, in order.
  public var files: [File]
  /// What was found.
  public var diagnostics: [FindingReport]

  /// What became of one file.
  public struct File: Encodable, Sendable {
    /// The path as it was given.
    public var path: String
    /// Whether it was not in canonical form.
    public var changed: Bool
    /// The canonical form, where it was not written to the file.
    public var text: String?

    /// A file that was formatted or looked at.
    public init(path: String, changed: Bool, text: String? = nil) {
      self.path = path
      self.changed = changed
      self.text = text
    }
  }

  /// The report of formatting.
  public init(_ status: RunReport.Status, files: [File], findings: [Diagnostic]) {
    self.status = status
    self.files = files
    diagnostics = findings.map(FindingReport.init)
  }
}
