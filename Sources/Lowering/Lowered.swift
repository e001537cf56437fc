import Flow
import Targets

/// What lowering made of a flow.
public struct Lowered: Sendable {
  /// What will run; nil when something stands in the way.
  public var plan: ExecutionPlan?
  /// What stands in the way, one finding for each node, or what is worth knowing.
  public var diagnostics: [Diagnostic]
  /// How each call of a function is done, in the order of the plan.
  public var choices: [Choice]

  /// A decision about one call of a function.
  public struct Choice: Hashable, Sendable {
    /// The node, with the path into realizations and flows, as step ids have it.
    public var node: String
    /// The function that it uses.
    public var function: FunctionName
    /// The target that was chosen; nil for a flow, whose own nodes are decided one by one.
    public var target: String?
    /// How the target does it; nil for a primitive used directly and for a flow.
    public var realization: Realization?
    /// One sentence: why it is done this way.
    public var why: String
    /// One sentence each: why preferred ways were passed over.
    public var passedOver: [String]

    /// A decision; see the properties for each part.
    public init(
      node: String, function: FunctionName, target: String?, realization: Realization? = nil,
      why: String, passedOver: [String] = []
    ) {
      self.node = node
      self.function = function
      self.target = target
      self.realization = realization
      self.why = why
      self.passedOver = passedOver
    }
  }

  /// A result; see the properties for each part.
  public init(
    plan: ExecutionPlan? = nil, diagnostics: [Diagnostic] = [], choices: [Choice] = []
  ) {
    self.plan = plan
    self.diagnostics = diagnostics
    self.choices = choices
  }

  /// Leaves out the choices for calls whose steps nothing needs in the end.
  mutating func keepChoices(of plan: ExecutionPlan) {
    var kept: Set<Substring> = []
    for step in plan.steps {
      var path = Substring(step.id)
      while kept.insert(path).inserted, let slash = path.lastIndex(of: "/") {
        path = path[..<slash]
      }
    }
    choices.removeAll { choice in
      choice.target != nil && !kept.contains(Substring(choice.node))
    }
  }
}
