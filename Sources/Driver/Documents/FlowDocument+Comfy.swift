import Comfy
import Flow
import Foundation
import Notation
import OrderedJSON

extension FlowDocument {
  /// The document of a JSON text: a workflow, a prompt, or what a server's queue takes.
  static func reading(
    json bytes: [UInt8], name: String?, url: URL?, _ classes: NodeClassSource
  ) throws(Diagnostic) -> FlowDocument {
    let json: JSON
    do throws(JSONError) {
      json = try JSON(parsing: bytes)
    } catch {
      throw Diagnostic(
        .invalidJSON, "\(name.map(Value.quoted) ?? "The text") is no valid JSON: \(error.message)",
        span: SourceSpan(
          line: error.line, column: error.column, endLine: error.line, endColumn: error.column + 1))
    }
    if Workflow.isWorkflow(json) {
      let workflow = try Workflow(json: json)
      return FlowDocument(workflow, form: .workflow, prompt: nil, name, url, classes, json)
    }
    guard Prompt.isPrompt(json) else {
      throw Diagnostic(
        .notAWorkflow,
        "\(name.map(Value.quoted) ?? "The text") is JSON, but neither a workflow nor a prompt of ComfyUI.",
        hint: "A workflow has a list named nodes; in a prompt every member has a class_type.")
    }
    return FlowDocument(try Prompt(json: json), form: .prompt, name, url, classes)
  }

  /// The document of a medium that ComfyUI wrote; nil for a file that is no medium.
  static func medium(
    _ path: String, _ classes: NodeClassSource
  ) throws(Diagnostic) -> FlowDocument? {
    let url = FileResolution.place(
      path, from: URL(fileURLWithPath: FileManager.default.currentDirectoryPath))
    guard
      let head = try? FileHandle(forReadingFrom: url)
        .read(upToCount: EmbeddedWorkflow.Format.headLength),
      EmbeddedWorkflow.Format(head: Array(head)) != nil
    else { return nil }
    let embedded = try EmbeddedWorkflow.read(url)
    let prompt: Prompt? =
      if let json = embedded.prompt { try Prompt(json: json) } else { nil }
    let form = FlowForm.medium(embedded.format.rawValue)
    // The whole flow says more than the part of it that a server ran.
    if let text = embedded.flowText {
      let whole = FlowDocument(bytes: Array(text.utf8), name: path, url: url)
      if !whole.findings.hasErrors, whole.flow != nil {
        let workflow = try embedded.workflow.map { json throws(Diagnostic) in
          try Workflow(json: json)
        }
        return FlowDocument(
          whole.file, form: form, original: Original(workflow: workflow, prompt: prompt),
          name: path, url: url, findings: [])
      }
    }
    if let json = embedded.workflow {
      return FlowDocument(
        try Workflow(json: json), form: form, prompt: prompt, path, url, classes)
    }
    return prompt.map { FlowDocument($0, form: form, path, url, classes) }
  }

  private init(
    _ workflow: Workflow, form: FlowForm, prompt: Prompt?, _ name: String?, _ url: URL?,
    _ classes: NodeClassSource, _ json: JSON? = nil
  ) {
    let read = workflow.file(classes: classes.classes, layout: true)
    self.init(
      read.file, form: form, original: Original(workflow: workflow, prompt: prompt, json: json),
      name: name, url: url, findings: read.findings)
  }

  private init(
    _ prompt: Prompt, form: FlowForm, _ name: String?, _ url: URL?, _ classes: NodeClassSource
  ) {
    let read = prompt.flow(classes: classes.classes)
    self.init(
      SourceFile([SourceFile.Item(.flow(read.flow))]), form: form,
      original: Original(workflow: nil, prompt: prompt), name: name, url: url,
      findings: read.findings)
  }
}
