import Flow

/// What inference gives: a flow, how it came about, and what the person should know of it.
public struct Inferred: Sendable {
  /// The flow, with every argument named; nil when nothing in the request was understood.
  public var flow: Flow?
  /// Assumptions, parts that were not understood, files that were not used.
  public var diagnostics: [Diagnostic]
  /// Each stage's steps, in order.
  public var trace: [InferenceStep]
  /// What the inference cost.
  public var usage: InferenceUsage

  /// The outcome of one inference.
  public init(
    flow: Flow?, diagnostics: [Diagnostic] = [], trace: [InferenceStep] = [],
    usage: InferenceUsage = InferenceUsage()
  ) {
    self.flow = flow
    self.diagnostics = diagnostics
    self.trace = trace
    self.usage = usage
  }
}

/// One thing that inference did, for people who want to see how a flow came about.
public struct InferenceStep: Sendable, Hashable, Codable {
  /// The paper's stage, such as "components" or "topology".
  public var stage: String
  /// The part of the request that it read, if any.
  public var input: String
  /// What it made of it.
  public var output: String

  /// A step of a stage.
  public init(_ stage: String, _ input: String, _ output: String) {
    self.stage = stage
    self.input = input
    self.output = output
  }
}

/// What an inference cost.
public struct InferenceUsage: Sendable, Hashable, Codable {
  /// `rules` or `lm`.
  public var engine = "rules"
  /// The language model's name, where one was used.
  public var model: String?
  /// Calls of the language model.
  public var calls = 0
  /// Tokens given to it.
  public var promptTokens = 0
  /// Tokens that it wrote.
  public var completionTokens = 0
  /// Rounds of refinement.
  public var rounds = 0
  /// Seconds from the first word to the flow.
  public var seconds = 0.0

  /// No cost.
  public init() {}
}
