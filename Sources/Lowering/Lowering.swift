import Checking
import Flow
import Library
import Targets

/// Turns a flow over abstract functions into a plan over the primitives of targets.
public struct Lowering: Sendable {
  /// The abstract functions and how targets do them.
  public let library: Library
  /// What can run primitives, the preferred first.
  public let targets: [any Target]

  /// A lowering onto `targets`, the preferred first.
  public init(library: Library, targets: [any Target]) {
    self.library = library
    self.targets = targets
  }

  /// Chooses for every node in use how and where it is done.
  ///
  /// Nodes that nothing uses are left out. The same flow, targets and inventories give the same plan.
  ///
  /// - Parameters:
  ///   - flow: The flow to run.
  ///   - inventories: What targets have, by the target's name; a target not listed is asked.
  ///   - flows: Further flows that `flow` and one another may use as functions.
  ///   - settings: Values for the flow's own parameters, by name; a parameter that takes media is set
  ///     by a file's path.
  /// - Returns: A plan, unless findings with the severity of an error say why there is none.
  public func lower(
    _ flow: Flow, inventories: [String: Inventory]? = nil, flows: [Flow] = [],
    settings: [String: Value] = [:]
  ) async -> Lowered {
    let survey = await Survey(of: targets, known: inventories ?? [:])
    let context = LoweringContext(library: library, survey: survey, targets: targets, flows: flows)
    let prepared = SettingsApplication(context.active(flow), settings, context)
    var findings = context.checker.check(flow).filter { $0.severity == .error }
    findings += prepared.findings
    guard findings.isEmpty else { return Lowered(diagnostics: findings) }
    var result = MainExpansion(prepared.flow, prepared.values, context).lowered
    // A target that cannot be reached is the cause of what cannot be done, and else worth knowing.
    let unreachable = survey.unreachable.map { finding in
      var finding = finding
      if result.plan != nil { finding.severity = .warning }
      return finding
    }
    result.diagnostics = unreachable + result.diagnostics
    return result
  }
}
