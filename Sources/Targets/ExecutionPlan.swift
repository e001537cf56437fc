import Flow

/// What will run: primitives of targets, in an order that respects their links.
///
/// Every parameter is filled and in the primitive's own unit; nothing is left to decide.
public struct ExecutionPlan: Hashable, Sendable {
  /// The steps, each after all it draws on.
  public var steps: [Step]
  /// What the flow gives, in order.
  public var outputs: [Output]

  /// One primitive to run.
  public struct Step: Hashable, Sendable, Identifiable {
    /// Unique in the plan: the node's name, and the path into its realization, as in `clip/move`.
    public var id: String
    /// The flow's node that this step serves.
    public var node: String
    /// The target that runs it.
    public var target: String
    /// The primitive's name on that target.
    public var primitive: String
    /// What fills the primitive's ports, by port name; ports left to `none` are absent.
    public var arguments: [String: PlanArgument]
    /// The primitive's outputs.
    public var outputs: [OutputPort]
    /// Whether it is a purpose in itself, as saving is.
    public var isOutput: Bool
    /// The steps that this one runs together as one job; empty for a single primitive.
    ///
    /// An argument of a part draws on another part by its id, and on anything outside through the
    /// job's argument whose name is `Step.name(of:)` of the reference. The job's outputs are those of
    /// its parts that are drawn on from outside, under the same names.
    public var parts: [Step]

    /// A step; see the properties for each part.
    public init(
      id: String, node: String, target: String, primitive: String,
      arguments: [String: PlanArgument], outputs: [OutputPort], isOutput: Bool = false,
      parts: [Step] = []
    ) {
      self.id = id
      self.node = node
      self.target = target
      self.primitive = primitive
      self.arguments = arguments
      self.outputs = outputs
      self.isOutput = isOutput
      self.parts = parts
    }

    /// The id without the mark of a copy, which a later job makes of what cannot leave an earlier one.
    public var origin: String { String(id.prefix { $0 != Step.copyMark }) }

    /// The id of this step's copy in the jobs of a phase.
    public func copyID(inPhase phase: Int) -> String { "\(id)\(Step.copyMark)\(phase)" }

    /// What stands between an id and the phase of a copy; names of nodes in ids do not hold it.
    public static let copyMark: Character = "~"

    /// The name under which a job passes on what a part draws on, or what a part gives.
    public static func name(of reference: StepReference) -> String {
      "\(reference.step).\(reference.port)"
    }

    /// The port of a part that is a purpose in itself: the files that it leaves.
    public static let filesPort = "files"

    /// The steps that must have run before this one.
    public var dependencies: Set<String> {
      Set(arguments.values.flatMap { $0.references.map(\.step) })
    }
  }

  /// A result of the flow.
  public struct Output: Hashable, Sendable {
    /// The flow's node that gives it.
    public var node: String
    /// The node's output port.
    public var port: String
    /// What it is.
    public var modality: Modality
    /// Where it comes from.
    public var source: StepReference

    /// A result drawn from a step.
    public init(node: String, port: String, modality: Modality, source: StepReference) {
      self.node = node
      self.port = port
      self.modality = modality
      self.source = source
    }
  }

  /// A plan of those steps.
  public init(steps: [Step] = [], outputs: [Output] = []) {
    self.steps = steps
    self.outputs = outputs
  }
}

/// One output of one step.
public struct StepReference: Hashable, Sendable {
  /// The step's id.
  public var step: String
  /// The name of its output port.
  public var port: String

  /// An output of a step.
  public init(_ step: String, _ port: String) {
    self.step = step
    self.port = port
  }
}

/// What fills a primitive's port.
public indirect enum PlanArgument: Hashable, Sendable {
  case value(Value)
  case step(StepReference)
  case list([PlanArgument])

  /// All outputs of steps that this draws on.
  public var references: [StepReference] {
    switch self {
    case .value: []
    case .step(let reference): [reference]
    case .list(let items): items.flatMap(\.references)
    }
  }
}
