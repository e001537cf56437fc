import Flow
import Foundation
import OrderedJSON

/// The workflow and the prompt that ComfyUI left in a file it made.
public struct EmbeddedWorkflow: Hashable, Sendable {
  /// The kind of file they were found in.
  public var format: Format
  /// The editor's save file, if there is one inside.
  public var workflow: JSON?
  /// The prompt as it was run, if there is one inside.
  public var prompt: JSON?
  /// The flow in A-Language of which the prompt is a part, if Anyflow ran it.
  public var flowText: String?
  /// What is damaged beside what was found, such as a prompt that is no JSON next to a workflow.
  public var findings: [Diagnostic]

  /// The longest text that is taken out of a file, in bytes.
  public static let textLimit = 64 << 20

  /// What was found in a file of that format.
  public init(
    format: Format, workflow: JSON?, prompt: JSON?, flowText: String? = nil,
    findings: [Diagnostic] = []
  ) {
    self.flowText = flowText
    self.format = format
    self.workflow = workflow
    self.prompt = prompt
    self.findings = findings
  }

  /// Finds the workflow and the prompt inside a file, reading only where such texts can be.
  ///
  /// Throws `file-not-found` or `file-unreadable`, `file-wrong-kind` for a file of another kind or
  /// one without a workflow, and `file-damaged`.
  public static func read(_ url: URL) throws(Diagnostic) -> EmbeddedWorkflow {
    let source = try MediaBytes.opening(url)
    defer { source.close() }
    return try find(in: source, name: url.lastPathComponent)
  }

  /// Finds the workflow and the prompt inside the bytes of a file.
  ///
  /// Throws `file-wrong-kind` for a file of another kind or one without a workflow, and
  /// `file-damaged`.
  public static func read(bytes: [UInt8]) throws(Diagnostic) -> EmbeddedWorkflow {
    try find(in: MediaBytes(bytes), name: nil)
  }

  private static func find(
    in source: MediaBytes, name: String?
  ) throws(Diagnostic) -> EmbeddedWorkflow {
    let subject = name ?? "The file"
    var texts = EmbeddedTexts()
    var format: Format?
    var damage: EmbeddedDamage?
    do throws(EmbeddedDamage) {
      let head = try source.upTo(Format.headLength, at: 0)
      format = Format(head: head)
      try format?.collect(from: source, into: &texts)
    } catch {
      damage = error
    }
    if case .unreadable(let reason) = damage {
      throw Diagnostic(
        .fileUnreadable, "\(subject) cannot be read: \(reason).",
        hint: "Check that the file may be read and that its disk is there.")
    }
    guard let format else { throw unknownKind(subject, isEmpty: source.size == 0) }
    if texts.workflow != nil || texts.prompt != nil {
      var findings = texts.damages.map { damage in
        Diagnostic(
          .fileDamaged, "The \(damage.name) inside \(subject) is damaged: \(damage.reason).",
          severity: .warning)
      }
      if let damage {
        findings.append(
          Diagnostic(
            .fileDamaged,
            "\(subject) is damaged behind what was found in it: \(damage.reason).",
            severity: .warning))
      }
      return EmbeddedWorkflow(
        format: format, workflow: texts.workflow, prompt: texts.prompt,
        flowText: texts.flowText, findings: findings)
    }
    if let found = texts.damages.first {
      throw Diagnostic(
        .fileDamaged,
        "\(subject) has a ComfyUI \(found.name) in it, but it is damaged: \(found.reason).",
        hint: "Take an undamaged copy of the file.")
    }
    if let damage {
      throw Diagnostic(
        .fileDamaged, "\(subject) is damaged as \(format.phrase): \(damage.reason).",
        hint: "Take an undamaged copy of the file.")
    }
    throw Diagnostic(
      .fileWrongKind, "\(subject) is \(format.phrase) without a ComfyUI workflow in it.",
      hint: "\(format.plural) that went through a messenger, a web page or an editor lose it; "
        + "take the file that ComfyUI itself saved.")
  }

  private static func unknownKind(_ subject: String, isEmpty: Bool) -> Diagnostic {
    let kinds = Format.allCases.map(\.rawValue).joined(separator: ", ")
    return Diagnostic(
      .fileWrongKind,
      isEmpty
        ? "\(subject) is empty."
        : "\(subject) is of no kind of file that ComfyUI keeps a workflow in.",
      hint: "Workflows are found in \(kinds).")
  }
}
