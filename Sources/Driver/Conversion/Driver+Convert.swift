import Comfy
import Flow
import Notation
import OrderedJSON

extension Driver {
  /// A document's flow in another form.
  ///
  /// - Parameter layout: Whether a text keeps where an editor drew the nodes.
  public func convert(
    _ document: FlowDocument, to goal: ConversionGoal, layout: Bool = false
  ) -> Conversion {
    var result = Conversion(
      text: nil, findings: document.findings,
      nodes: document.file.flows.reduce(0) { $0 + $1.nodes.count })
    guard !document.findings.hasErrors else { return result }
    switch goal {
    case .text(let notation):
      result.text = notation.print(layout ? document.file : document.file.withoutLayout)
    case .workflow: workflow(of: document, &result)
    case .prompt: prompt(of: document, &result)
    }
    return result
  }

  private func prompt(of document: FlowDocument, _ result: inout Conversion) {
    if let prompt = document.original?.prompt {
      result.text = prompt.json.text(pretty: true) + "\n"
      return
    }
    let made =
      if let workflow = document.original?.workflow {
        workflow.prompt(classes: nodeClasses.classes)
      } else if let flow = document.flow {
        flow.prompt(
          functions: document.otherFlows, classes: nodeClasses.classes, defaults: true)
      } else {
        (prompt: Prompt(), findings: [Driver.noFlow])
      }
    finish(made.prompt.json, made.findings, document, &result)
  }

  private func workflow(of document: FlowDocument, _ result: inout Conversion) {
    guard let flow = document.flow else { return result.findings.append(Driver.noFlow) }
    let made =
      if let prompt = document.original?.prompt, !flow.usesNodeClasses {
        // Of a flow over abstract functions the editor can show what a server ran of it.
        prompt.flow(classes: nodeClasses.classes).flow.workflow(classes: nodeClasses.classes)
      } else {
        flow.workflow(functions: document.otherFlows, classes: nodeClasses.classes)
      }
    finish(made.json, made.findings, document, &result)
  }

  private func finish(
    _ json: JSON, _ findings: [Diagnostic], _ document: FlowDocument, _ result: inout Conversion
  ) {
    for finding in document.located(findings) where !result.findings.contains(finding) {
      result.findings.append(finding)
    }
    if !result.findings.hasErrors { result.text = json.text(pretty: true) + "\n" }
  }

  private static let noFlow = Diagnostic(
    .emptyFlow, "The file has no flow that could be converted.")
}
