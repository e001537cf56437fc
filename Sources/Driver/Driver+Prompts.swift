import Flow
import OrderedJSON
import Targets

extension Driver {
  /// What a plan would submit to each target that takes prompts: the prompt, or a list of several.
  public func prompts(of plan: ExecutionPlan?, seed: UInt64 = 0) -> [String: RawJSON] {
    var texts: [String: [JSON]] = [:]
    for step in plan?.steps ?? [] {
      guard let target = targets.first(where: { $0.name == step.target }),
        let text = target.submission(of: step, seed: seed),
        let json = try? JSON(parsing: Array(text.utf8))
      else { continue }
      texts[target.name, default: []].append(json)
    }
    return texts.mapValues { prompts in
      if prompts.count == 1, let only = prompts.first { return RawJSON(only) }
      return RawJSON(.array(prompts))
    }
  }
}
