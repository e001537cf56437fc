import Comfy
import OrderedJSON

/// The checking of a prompt before it may enter the queue.
struct PromptValidation {
  /// The prompt, literals being converted to what their inputs want.
  private(set) var prompt = JSONObject()
  /// Why nothing of it runs; nil when it is accepted.
  private(set) var error: JSON?
  /// The errors by node, also of outputs that were left out of an accepted prompt.
  private(set) var nodeErrors: JSON = [:]
  /// The outputs that run.
  private(set) var goodOutputs: [String] = []

  /// Checks a prompt.
  ///
  /// - Throws: What makes the server answer 500: a prompt or node that is no object.
  init(_ prompt: JSON, targets: JSON?, on core: ServerCore) throws(PythonError) {
    guard let object = prompt.object else {
      throw PythonError("TypeError", "the prompt is no object")
    }
    var nodes = NodeTable(object)
    var outputs: [String] = []
    for member in nodes.members {
      guard let node = member.value.object else {
        throw PythonError("TypeError", "a node is no object")
      }
      guard let nodeClass = node["class_type"] else {
        error = PromptValidation.unknown(member.name, nil, node, core)
        return
      }
      guard let known = core.catalogue.classes[PythonText.of(nodeClass)] else {
        error = PromptValidation.unknown(member.name, nodeClass, node, core)
        return
      }
      if known.isOutput, PromptValidation.isTarget(member.name, of: targets) {
        outputs.append(member.name)
      }
    }
    guard !outputs.isEmpty else {
      error = ValidationError.json("prompt_no_outputs", "Prompt has no outputs", "", [:])
      self.prompt = object
      return
    }
    try check(outputs, &nodes, core)
    self.prompt = nodes.object
  }

  private mutating func check(
    _ outputs: [String], _ nodes: inout NodeTable, _ core: ServerCore
  ) throws(PythonError) {
    var checking = NodeChecking(nodes, core: core)
    let refused = core.faults.takeRejection(of: outputs) { checking.className(of: $0) }
    var report = NodeErrorReport()
    for output in outputs {
      if let refused, refused.output == output {
        checking.refuse(output, reason: refused.reason)
      }
      if checking.check(output: output) {
        goodOutputs.append(output)
      } else {
        report.add(checking.verdicts, for: output, checking.className)
      }
    }
    nodeErrors = report.json
    nodes = checking.nodes
    guard goodOutputs.isEmpty else { return }
    error = ValidationError.json(
      "prompt_outputs_failed_validation", "Prompt outputs failed validation",
      outputs.flatMap { checking.verdicts[$0]?.errors ?? [] }
        .map { "\($0.message): \($0.details)" }.joined(separator: "\n"), [:])
  }

  private static func isTarget(_ id: String, of targets: JSON?) -> Bool {
    guard let targets, !targets.isNull else { return true }
    // Python looks for a part of the text when a text stands there.
    return targets.array?.contains(.string(id)) ?? targets.string?.contains(id) ?? false
  }

  private static func unknown(
    _ id: String, _ nodeClass: JSON?, _ node: JSONObject, _ core: ServerCore
  ) -> JSON {
    let message =
      nodeClass.map { "Cannot execute because node \(PythonText.of($0)) does not exist." }
      ?? "Cannot execute because a node is missing the class_type property."
    guard core.configuration.edition == .later else {
      return ValidationError.json("invalid_prompt", message, "Node ID '#\(id)'", [:])
    }
    return ValidationError.json(
      "missing_node_type", message, "Node ID '#\(id)'",
      [
        "node_id": .string(id), "class_type": nodeClass ?? .null,
        "node_title": node["_meta"]?["title"] ?? nodeClass ?? .null,
      ])
  }
}
