import Comfy
import Flow
import OrderedJSON

/// What a server found wrong with a prompt, in the flow's words.
struct RejectionRetelling {
  let prompt: AssembledPrompt
  /// The server's node classes as they are.
  let classes: NodeClasses

  /// More findings than anybody reads; the rest of a large prompt's are left out.
  private static let most = 100

  /// The findings, the first in the prompt's order first; there is always one.
  func findings(for rejection: PromptRejection) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for node in prompt.prompt.nodes where findings.count < RejectionRetelling.most {
      for error in rejection.nodes[node.id] ?? [] {
        let finding = finding(for: error, at: node)
        if !findings.contains(finding) { findings.append(finding) }
      }
    }
    return findings.isEmpty ? whole(rejection) : findings
  }

  /// What is wrong with one input of one node.
  private func finding(
    for error: PromptRejection.NodeError, at node: PromptNode
  ) -> Diagnostic {
    let role = prompt.role(of: node.id)
    let complaint = Complaint(
      error: error, node: node, title: role?.title ?? node.classType,
      place: role?.place(of: error.inputName), input: input(error, node))
    return complaint.finding(near: classes, prompt: prompt)
  }

  private func input(_ error: PromptRejection.NodeError, _ node: PromptNode) -> NodeInput? {
    guard let name = error.inputName else { return nil }
    return classes[node.classType]?.allInputs.first { $0.name == name }
  }

  /// What is wrong with the prompt as a whole.
  private func whole(_ rejection: PromptRejection) -> [Diagnostic] {
    let words = [rejection.message, rejection.details].filter { !$0.isEmpty }
    let notes = ["The server says: \(ExecutionRetelling.oneLine(words.joined(separator: " ")))"]
    switch rejection.type {
    case "invalid_prompt", "missing_node_type":
      let unknown = unknownNodes(rejection)
      if !unknown.isEmpty { return unknown.map { unknownClass($0, notes) } }
    case "prompt_no_outputs":
      return [
        Diagnostic(
          .rejectedByServer, "Nothing in this part of the flow saves what it makes.", at: .flow,
          hint: "Return the result, or end with a saving node such as comfy.SaveImage.",
          notes: notes)
      ]
    case "dependency_cycle":
      return [
        Diagnostic(.cycle, "The server found nodes that draw on one another.", notes: notes)
      ]
    default: break
    }
    return [
      Diagnostic(
        .rejectedByServer, "The server did not take this part of the flow.",
        hint: "The server's log says more about it.", notes: notes)
    ]
  }

  /// The nodes whose classes the server does not know.
  private func unknownNodes(_ rejection: PromptRejection) -> [PromptNode] {
    let nodes = prompt.prompt.nodes
    let missing = nodes.filter { classes[$0.classType] == nil }
    let id =
      rejection.extra?["node_id"]?.string
      ?? rejection.details.firstIndex(of: "#").map { mark in
        String(rejection.details[mark...].dropFirst().prefix { $0 != "'" })
      }
    let named = nodes.filter { $0.id == id }
    return named + missing.filter { $0.id != id }
  }

  private func unknownClass(_ node: PromptNode, _ notes: [String]) -> Diagnostic {
    let role = prompt.role(of: node.id)
    let near = NearNames.question(NearNames.of(node.classType, in: classes.all.map(\.name)))
    let place = role.map { role -> FlowPlace in
      role.isWrittenOut ? .function(node: role.node) : .node(role.node)
    }
    return Diagnostic(
      .rejectedByServer,
      "The server has no node class \(node.classType), which \(role?.part ?? "the flow") uses.",
      at: place,
      hint: near
        ?? "Install the custom nodes that bring it, or look in the server's log why they did not load.",
      notes: notes)
  }
}
