import Flow

/// Something that executes primitive functions: the built-in native tools, a ComfyUI server.
public protocol Target: Sendable {
  /// The name by which flows and the command line address it, such as `native`.
  var name: String { get }

  /// The primitives it knows, each under the target's name.
  var primitives: Catalogue { get }

  /// What it has right now: tools, models, node classes.
  ///
  /// - Throws: A finding when the target cannot be reached.
  func inventory() async throws(Diagnostic) -> Inventory

  /// Why the target cannot do a primitive with just these values, or nil if it can.
  ///
  /// A signature says which values are well-formed; this says which the target honestly has an
  /// answer for, before anything runs. Arguments that come by link are absent.
  func refusal(of primitive: String, _ arguments: [String: Value]) -> Refusal?

  /// What runs its primitives.
  var provider: any Provider { get }

  /// Whether connected steps run together, as one job, and equal ones only once.
  var runsJobs: Bool { get }

  /// Whether a primitive gives the same again when it is given the same.
  ///
  /// - Parameter given: The ports that something fills; a seed that is left out is drawn anew.
  func isRepeatable(_ primitive: String, given: Set<String>) -> Bool

  /// Whether what an output of that type holds can leave the target, as a file or a value.
  func canLeave(_ type: PortType) -> Bool

  /// What a step would send to the target in a run with that seed, as JSON, for people who look
  /// before it runs.
  func submission(of step: ExecutionPlan.Step, seed: UInt64) -> String?
}

extension Target {
  /// No; each step is run by itself.
  public var runsJobs: Bool { false }

  /// Yes, as most primitives do.
  public func isRepeatable(_ primitive: String, given: Set<String>) -> Bool { true }

  /// Yes: what modalities are for.
  public func canLeave(_ type: PortType) -> Bool { true }

  /// Nothing that could be shown.
  public func submission(of step: ExecutionPlan.Step, seed: UInt64) -> String? { nil }
}
