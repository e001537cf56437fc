import Flow
import Library
import Targets

/// Says in plain words why a function cannot be done, and what would help.
struct ObstacleWording {
  private let function: FunctionName
  private let context: LoweringContext

  init(_ function: FunctionName, _ context: LoweringContext) {
    self.function = function
    self.context = context
  }

  /// One finding for all that was tried; what is easiest to put right comes first.
  func finding(for obstacles: [Obstacle]) -> Diagnostic {
    let ranked = obstacles.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
    guard let first = ranked.first else {
      return Diagnostic(.notRealizable, nowhere, hint: elsewhere)
    }
    let notes = ranked.dropFirst().map(sentence)
    if case .blocked(let inner) = first.reason {
      return Diagnostic(
        inner.code, inner.message, hint: inner.hint, notes: inner.notes + notes)
    }
    let tools = missingTools(first)
    return Diagnostic(
      tools.isEmpty ? .notRealizable : .missingTool, sentence(first),
      hint: remedy(for: first) ?? elsewhere, notes: notes)
  }

  /// One sentence for one way that does not work.
  func sentence(_ obstacle: Obstacle) -> String {
    let tools = missingTools(obstacle)
    if !tools.isEmpty {
      let are = tools.count == 1 ? "which is" : "which are"
      return "\(function) needs \(list(tools.map(\.name))), \(are) not installed."
    }
    if case .blocked(let inner) = obstacle.reason { return inner.message }
    return "\(function) cannot be done here: \(reason(obstacle))"
  }

  /// Why one way was passed over, where another was found.
  func remark(_ obstacle: Obstacle) -> String {
    if case .blocked = obstacle.reason { return sentence(obstacle) }
    let reason = reason(obstacle)
    return reason.prefix(1).uppercased() + reason.dropFirst()
  }

  private func rank(_ obstacle: Obstacle) -> Int {
    switch obstacle.reason {
    case .missing: missingTools(obstacle).isEmpty ? 3 : 0
    case .blocked(let inner): inner.code == .missingTool ? 0 : 2
    case .refused, .misfit: 1
    case .unfilled, .lacksPort, .lacksPrimitives: 4
    }
  }

  private func reason(_ obstacle: Obstacle) -> String {
    let target = ObstacleWording.title(of: obstacle.target)
    switch obstacle.reason {
    case .missing(let needs):
      return "\(target) lacks \(list(needs.map { "the \($0.kind) \($0.name)" }))."
    case .lacksPrimitives(let names) where obstacle.target == "native":
      return "\(target) are here for files alone, without \(list(names))."
    case .lacksPrimitives(let names): return "\(target) has no \(list(names, "or"))."
    case .refused(let refusal): return continued(refusal.message)
    case .misfit(let finding): return finding.message
    case .unfilled(let primitive, let port):
      return "\(primitive) needs \(port), which is not given."
    case .lacksPort(let primitive, let port): return "\(primitive) has no \(port)."
    case .blocked(let inner): return continued(inner.message)
    }
  }

  private func remedy(for obstacle: Obstacle) -> String? {
    switch obstacle.reason {
    case .refused(let refusal): return refusal.remedy
    case .misfit(let finding): return finding.hint
    case .missing(let needs):
      let inventory = context.survey.inventories[obstacle.target]
      let remedies = needs.compactMap { inventory?.item($0)?.remedy }
      if !remedies.isEmpty {
        let steps = remedies.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
        return "To get it: \(steps.joined(separator: "; "))."
      }
      let tools = missingTools(obstacle)
      return tools.isEmpty ? nil : "Install \(list(tools.map(\.name)))."
    case .lacksPrimitives where obstacle.target == "native": return "Add --target native."
    case .lacksPrimitives, .unfilled, .lacksPort, .blocked: return nil
    }
  }

  /// The missing things, where all of them are tools.
  private func missingTools(_ obstacle: Obstacle) -> [Need] {
    guard case .missing(let needs) = obstacle.reason,
      needs.allSatisfy({ $0.kind == "tool" })
    else { return [] }
    return needs
  }

  /// The sentence for a function that no target at hand has a way to do.
  private var nowhere: String {
    let names = context.targets.map { ObstacleWording.title(of: $0.name) }
    guard !names.isEmpty else {
      return "\(function) cannot be done here: no target is at hand to run it."
    }
    let have = names.count > 1 || names == [ObstacleWording.title(of: "native")]
    if needsModel {
      return "\(function) cannot be done here: it needs a generative model, and \(list(names)) "
        + "\(have ? "have" : "has") none."
    }
    return
      "\(function) cannot be done here: \(list(names)) \(have ? "have" : "has") no way to do it."
  }

  /// The library's ways to do it on targets that are not at hand.
  private var others: [String] {
    var names: [String] = []
    for realization in context.library.realizations
    where realization.function == function.name && context.target(realization.target) == nil
      && !names.contains(realization.target)
    {
      names.append(realization.target)
    }
    return names
  }

  private var needsModel: Bool {
    context.library.realizations.contains { realization in
      realization.function == function.name
        && realization.needs.contains { !["tool", "class"].contains($0.kind) }
    }
  }

  /// What would make it possible: the targets that can do it by the library, or a ComfyUI server,
  /// which can be given a model for nearly anything.
  private var elsewhere: String? {
    let others = others
    if others.contains("comfy") || (others.isEmpty && context.target("comfy") == nil) {
      let name = function.name.split(separator: "_").joined(separator: "-")
      let article = name.first.map { "aeiou".contains($0) } ?? false ? "an" : "a"
      let model =
        function.name.contains("_to_") ? "\(article) \(name) model" : "a model for \(function.name)"
      return "Start a ComfyUI server with \(model) and set ANYFLOW_COMFY_URL."
    }
    return others.isEmpty ? nil : "It can be done on \(list(others, "or"))."
  }

  /// A target as people call it.
  private static func title(of target: String) -> String {
    switch target {
    case "native": "the native tools"
    case "comfy": "the ComfyUI server"
    default: target
    }
  }

  /// A sentence as the second half of another: its first letter small, unless it is a name in capitals.
  private func continued(_ sentence: String) -> String {
    let letters = sentence.prefix(2)
    guard let first = letters.first, let second = letters.last, first.isUppercase,
      second.isLowercase || second == " "
    else { return sentence }
    return first.lowercased() + sentence.dropFirst()
  }

  private func list(_ names: [String], _ conjunction: String = "and") -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }
}
