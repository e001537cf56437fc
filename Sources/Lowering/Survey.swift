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
    let answers = await withTaskGroup(of: (Int, Result<Inventory, Diagnostic>).self) { group in
      for (index, target) in targets.enumerated() {
        group.addTask {
          if let inventory = known[target.name] { return (index, .success(inventory)) }
          do throws(Diagnostic) {
            return (index, .success(try await target.inventory()))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      var answers: [Int: Result<Inventory, Diagnostic>] = [:]
      for await (index, answer) in group { answers[index] = answer }
      return answers
    }
    for (index, target) in targets.enumerated() {
      switch answers[index] {
      case .success(let inventory): inventories[target.name] = inventory
      case .failure(let finding): unreachable.append(finding)
      case nil: break
      }
    }
  }
}
