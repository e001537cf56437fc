import Flow

extension Flow {
  /// The flow as a prompt: its active part, with every use of `functions` replaced by their nodes.
  ///
  /// Ids are those that `NodeNaming` gives; a node in a function has the id `instance:inner`. A parameter
  /// is what the use of the function fills it with, else its default, else left out.
  ///
  /// - Parameters:
  ///   - functions: The flows that this one and one another use as functions.
  ///   - classes: The server's classes, which say where outputs have their place.
  ///   - defaults: Whether required inputs that nothing fills get the defaults of their class, as a
  ///     server demands; an imported prompt comes back unchanged only without.
  /// - Returns: The prompt, with a finding for everything that a prompt cannot say; what such a finding
  ///   is about was left out.
  public func prompt(
    functions: [Flow] = [], classes: NodeClasses, defaults: Bool = false
  ) -> (prompt: Prompt, findings: [Diagnostic]) {
    var build = PromptBuild(functions: functions, classes: classes, fillsDefaults: defaults)
    return (build.prompt(of: self), build.findings)
  }
}

extension Prompt {
  /// The prompt of a flow; see `Flow.prompt(functions:classes:defaults:)`.
  ///
  /// - Parameter findings: Gets what the prompt cannot say.
  public init(
    of flow: Flow, functions: [Flow] = [], classes: NodeClasses,
    findings: inout [Diagnostic]
  ) {
    let made = flow.prompt(functions: functions, classes: classes)
    findings += made.findings
    self = made.prompt
  }
}
