import ArgumentParser
import Driver
import Flow
import Targets

/// Shows each target and what it has.
struct ListTargets: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "targets", abstract: "Show what runs functions, and what it has.")

  @OptionGroup var targetOptions: TargetOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reporter = output.reporter
    let opening = Opening(reporter: reporter) { RunReport(.rejected, findings: $0) }
    let driver = try await opening.driver(targetOptions, for: .telling)
    let states = await driver.targetStates()
    if reporter.isJSON {
      try reporter.json(TargetsReport(states))
    } else {
      reporter.findings(states.compactMap(\.finding))
      for state in states { try reporter.result(text(state)) }
    }
    if states.contains(where: { $0.inventory == nil }) { throw ExitStatus.unreachable }
  }

  private func text(_ state: TargetState) -> String {
    guard let inventory = state.inventory else { return "\(state.name): not reachable\n" }
    let version = inventory.version.map { " \($0)" } ?? ""
    var lines = [
      "\(state.name)\(version): \(state.functions.count) functions can be done, "
        + "\(state.primitives) primitives"
    ]
    lines += inventory.devices.map { "  \($0)" }
    for item in inventory.all {
      if let detail = item.detail {
        lines.append("  \(item.need)  \(detail)" + others(item))
      } else if state.lacking.isEmpty || item.need.kind != "model" {
        let remedy = item.remedy.map { "; \($0)" } ?? ""
        lines.append("  \(item.need)  missing\(remedy)")
      }
    }
    if !state.functions.isEmpty, inventory.all.contains(where: { $0.need.kind == "model" }) {
      lines.append("  Can do: " + state.functions.joined(separator: ", "))
    }
    if !state.lacking.isEmpty { lines.append("  Cannot do:") }
    for lacking in state.lacking {
      lines.append(
        "    \(lacking.function)  lacks "
          + lacking.needs.map(\.description).joined(separator: ", "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many further files of a model there are.
  private func others(_ item: Inventory.Item) -> String {
    guard case .list(let files) = item.facts["files"], files.count > 1 else { return "" }
    return " and \(files.count - 1) more"
  }
}
