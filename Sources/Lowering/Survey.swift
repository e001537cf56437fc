import Flow
import Targets

/// What every target has at one moment.
struct Survey: Sendable {
  /// The targets that can be reached, by name.
  private(set) var inventories: [String: Inventory] = [:]
  /// Why the others cannot, in the order of the targets.
  private(set) var unreachable: [Diagnostic] = []

  /// Asks all targets whose inventory is not known yet, at the same time.
  init(of targets: [any Target], known: [String: Inventory]) async {
    let missing = targets.filter { known[$0.name] == nil }
    let answers = await withTaskGroup(of: Answer.self, returning: [Answer].self) { group in
      for target in missing { group.addTask { await Answer(of: target) } }
      var answers: [Answer] = []
      while let answer = await group.next() { answers.append(answer) }
      return answers
    }
    for target in targets {
      if let inventory = known[target.name] { inventories[target.name] = inventory }
      guard let answer = answers.first(where: { $0.target == target.name }) else { continue }
      inventories[target.name] = answer.inventory
      if let finding = answer.finding { unreachable.append(finding) }
    }
  }
}

/// What one target said of itself, or why it said nothing.
private struct Answer: Sendable {
  let target: String
  private(set) var inventory: Inventory?
  private(set) var finding: Diagnostic?

  init(of target: any Target) async {
    self.target = target.name
    do {
      inventory = try await target.inventory()
    } catch {
      finding = error
    }
  }
}
