import Comfy
import Flow
import OrderedJSON
import Targets

extension ComfyTarget: Target {
  /// The server's version, devices, node count and models.
  public func inventory() async throws(Diagnostic) -> Inventory {
    if let finding { throw finding }
    return await survey.found.inventory
  }

  /// Yes: connected nodes are one prompt.
  public var runsJobs: Bool { true }

  /// Whether every seed of the node is given.
  public func isRepeatable(_ primitive: String, given: Set<String>) -> Bool {
    guard let nodeClass = classes[primitive] else { return true }
    return ComfyTarget.seeds(of: nodeClass).isSubset(of: given)
  }

  /// Whether files or values hold what a node gives: pictures and numbers, not models and latents.
  public func canLeave(_ type: PortType) -> Bool { ComfyTarget.isHeld(type) }

  /// Why a node does not run with these values: a model's file is not there.
  public func refusal(of primitive: String, _ arguments: [String: Value]) -> Refusal? {
    guard let nodeClass = classes[primitive] else {
      return Refusal(
        "The server has no node class \(primitive).",
        remedy: "Install what brings it, and start the server anew.")
    }
    for (name, value) in arguments.sorted(by: { $0.key < $1.key }) {
      guard let text = value.text, let input = nodeClass.input(name) else { continue }
      if let refusal = refusal(of: text, for: input, of: primitive) { return refusal }
    }
    return nil
  }

  /// The prompt that a job hands in, in the API format.
  public func submission(of step: ExecutionPlan.Step, seed: UInt64) -> String? {
    PromptAssembly(classes: classes).submission(of: step, seed: seed)?.text(pretty: true)
  }

  private func refusal(of file: String, for input: NodeInput, of nodeClass: String) -> Refusal? {
    let listing = families.listings.first { $0.nodeClass == nodeClass && $0.input == input.name }
    // A list that is not the server's own says nothing about its files.
    guard let choices = input.choices, origin == .server || origin == .cache,
      listing != nil || ModelFile.isWeights(file),
      !choices.contains(where: { InputLiteral.spelling($0) == InputLiteral.spelling(.string(file)) }
      ),
      !choices.contains(where: { $0.string == nil })
    else { return nil }
    let there = choices.compactMap(\.string)
    let folder =
      (listing?.folder ?? ModelFolder.of(input: input.name, className: nodeClass))
      .map { "models/\($0)" } ?? "the folder of such models"
    guard !there.isEmpty else {
      return Refusal(
        "The server has no file \(file), nor any other, in \(folder).",
        remedy: "Put \(file) into \(folder) of the server.")
    }
    let near = NearNames.of(file, in: there)
    let shown = near + there.filter { !near.contains($0) }
    let more = shown.count > 8 ? " and \(shown.count - 8) more" : ""
    return Refusal(
      "The server has no file \(file) in \(folder); there are "
        + shown.prefix(8).joined(separator: ", ") + more + ".",
      remedy: "Use one of those, or put \(file) into \(folder) of the server.")
  }
}
