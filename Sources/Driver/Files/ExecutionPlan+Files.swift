import Flow
import Foundation
import Targets

extension ExecutionPlan {
  /// This plan with the absolute path of each file that it reads, and what could not be found.
  ///
  /// Names of files to write stay as they are: they are names within the output folder.
  func resolvingFiles(
    _ files: FileResolution, targets: [any Target]
  ) -> (plan: ExecutionPlan, findings: [Diagnostic]) {
    let primitives = Dictionary(
      targets.map { ($0.name, $0.primitives) }, uniquingKeysWith: { first, _ in first })
    var plan = self
    var findings: [Diagnostic] = []
    for index in plan.steps.indices {
      let step = plan.steps[index]
      guard !step.isOutput,
        let signature = primitives[step.target]?[
          FunctionName(step.primitive, on: step.target)]
      else { continue }
      for port in signature.ports where port.type.element == .file {
        guard let argument = step.arguments[port.name] else { continue }
        plan.steps[index].arguments[port.name] = argument.mapTexts { name in
          switch files.resolve(name) {
          case .found(let url): return url.path
          case .notFound(let near):
            findings.append(
              Diagnostic(
                .fileNotFound, "There is no file \(Value.quoted(name)).", at: .node(step.node),
                hint: NearNames.question(near.map(Value.quoted))))
          case .unreadable:
            findings.append(
              Diagnostic(
                .fileUnreadable, "The file \(Value.quoted(name)) cannot be read.",
                at: .node(step.node), hint: "Check its permissions."))
          }
          return name
        }
      }
    }
    return (plan, findings)
  }
}

extension PlanArgument {
  /// This argument with every literal text replaced.
  fileprivate func mapTexts(_ transform: (String) -> String) -> PlanArgument {
    switch self {
    case .value(let value): .value(value.mapTexts(transform))
    case .list(let items): .list(items.map { $0.mapTexts(transform) })
    case .step: self
    }
  }
}

extension Value {
  fileprivate func mapTexts(_ transform: (String) -> String) -> Value {
    switch self {
    case .text(let text): .text(transform(text))
    case .list(let values): .list(values.map { $0.mapTexts(transform) })
    default: self
    }
  }
}
