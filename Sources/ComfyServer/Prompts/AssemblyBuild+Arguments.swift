import Comfy
import Flow
import Foundation
import OrderedJSON
import Targets

extension AssemblyBuild {
  /// An input of a part that is being filled.
  struct Use {
    var part: ExecutionPlan.Step
    var name: String
    var input: NodeInput?

    /// The types that the input takes; `*` where that is not known.
    var types: [String] {
      guard let type = input?.type else { return ["*"] }
      return type.split(separator: ",").map { $0.filter { $0 != " " } }
    }

    func takes(_ type: String) -> Bool { types.contains(type) }

    var role: NodeRole {
      NodeRole(purpose: .part, part: part.origin, node: part.node, className: part.primitive)
    }

    func finding(
      _ code: DiagnosticCode, _ message: String, hint: String? = nil
    ) -> Diagnostic {
      Diagnostic(code, message, at: role.place(of: name), hint: hint)
    }
  }

  /// What an argument comes down to.
  indirect enum Filling {
    case literal(Value)
    case wire(Wire)
    case file(Artifact)
    case list([Filling])
  }

  /// What fills an input; nil leaves it out.
  mutating func fill(_ use: Use, with argument: PlanArgument) throws(Diagnostic) -> Source? {
    try fill(use, with: try resolved(argument, use))
  }

  private func resolved(_ argument: PlanArgument, _ use: Use) throws(Diagnostic) -> Filling {
    switch argument {
    case .value(let value): return .literal(value)
    case .list(let items):
      var fillings: [Filling] = []
      for item in items { fillings.append(try resolved(item, use)) }
      return .list(fillings)
    case .step(let reference):
      if part(reference.step) != nil {
        guard let wire = wire(reference) else {
          throw use.finding(
            .unexpectedShape,
            "\(use.name) of \(use.role.title) draws on \(reference.step), which has no output "
              + "\(reference.port).")
        }
        return .wire(wire)
      }
      guard let given = job.arguments[ExecutionPlan.Step.name(of: reference)] else {
        throw use.finding(
          .executionFailed,
          "\(use.name) of \(use.role.title) draws on \(reference.port) of \(reference.step), which "
            + "was not given.")
      }
      return try resolved(given, use)
    }
  }

  private func resolved(_ argument: StepArgument, _ use: Use) throws(Diagnostic) -> Filling {
    switch argument {
    case .value(let value): return .literal(value)
    case .artifact(let artifact): return try resolved(artifact, use)
    case .list(let items):
      var fillings: [Filling] = []
      for item in items { fillings.append(try resolved(item, use)) }
      return .list(fillings)
    }
  }

  private func resolved(_ artifact: Artifact, _ use: Use) throws(Diagnostic) -> Filling {
    switch artifact.content {
    case .value(let value): return .literal(value)
    case .list(let elements):
      var fillings: [Filling] = []
      for element in elements { fillings.append(try resolved(element, use)) }
      return .list(fillings)
    case .file(let url):
      guard artifact.modality == .text else { return .file(artifact) }
      guard let text = try? String(contentsOf: url, encoding: .utf8) else {
        throw use.finding(
          .fileUnreadable, "\(url.lastPathComponent), which fills \(use.name), is no readable text."
        )
      }
      return .literal(.text(text))
    }
  }

  private mutating func fill(_ use: Use, with filling: Filling) throws(Diagnostic) -> Source? {
    switch filling {
    case .literal(let value): return try literal(value, use)
    case .wire(let wire): return converted(wire, for: use).source
    case .file(let artifact):
      if let input = use.input, AssemblyBuild.namesFiles(input) {
        return .value(.text(try serverName(of: artifact, use)))
      }
      return try load(artifact, for: use).source
    case .list(let items): return try fill(use, with: AssemblyBuild.flattened(items))
    }
  }

  private static func flattened(_ items: [Filling]) -> [Filling] {
    items.flatMap { item -> [Filling] in
      if case .list(let inner) = item { flattened(inner) } else { [item] }
    }
  }

  private mutating func fill(_ use: Use, with items: [Filling]) throws(Diagnostic) -> Source? {
    guard let first = items.first else { return nil }
    if items.count == 1 { return try fill(use, with: first) }
    let values = items.compactMap { item -> Value? in
      if case .literal(let value) = item { value } else { nil }
    }
    if values.count == items.count { return try literal(.list(values), use) }
    guard use.takes("IMAGE") || use.takes("MASK") || use.takes("*") else {
      throw use.finding(
        .notRealizable,
        "\(use.name) of \(use.role.title) takes one of a kind, and \(items.count) were given.",
        hint: "Only pictures can be put together into one; run the step once for each of them.")
    }
    return try batch(items, for: use).source
  }

  private func literal(_ value: Value, _ use: Use) throws(Diagnostic) -> Source? {
    if case .text(let text) = value, let input = use.input,
      let url = AssemblyBuild.localFile(text, for: input, in: job), let name = names[url]
    {
      return .value(.text(name))
    }
    switch InputLiteral.of(value, for: use.input) {
    case .nothing: return nil
    case .value(let value): return .value(value)
    case .refused(let wants):
      let shown = "\(value)".prefix(80)
      throw use.finding(
        .typeMismatch, "\(use.name) of \(use.role.title) takes \(wants), and \(shown) was given.")
    }
  }

  /// Whether an input names a file that loading nodes look for among those that were uploaded.
  static func namesFiles(_ input: NodeInput) -> Bool {
    ["image_upload", "video_upload", "audio_upload", "upload"].contains { input.has($0) }
  }

  /// The file of this machine that a loading node's text means, unless the server has one of that name.
  static func localFile(_ text: String, for input: NodeInput, in job: PromptJob) -> URL? {
    guard namesFiles(input), input.choices?.contains(.string(text)) != true,
      !text.hasSuffix("]")
    else { return nil }
    return job.localFile(text)
  }
}
