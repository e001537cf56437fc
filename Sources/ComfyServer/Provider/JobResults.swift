import Flow
import Foundation
import Targets

/// Fetches what a prompt came to.
struct JobResults: Sendable {
  let provider: ComfyProvider
  let request: StepRequest
  let prompt: AssembledPrompt

  /// A result that the server tells of and does not have.
  struct Gone: Error {
    /// What asking for it came to.
    let error: ClientError
  }

  /// What was wanted of the job, by the outputs' names.
  ///
  /// - Throws: ``Gone`` for a file that is not there any more.
  func artifacts(of record: HistoryRecord) async throws -> [String: Artifact] {
    var left: [String: [NodeLeaving]] = [:]
    for result in prompt.results where left[result.node] == nil {
      left[result.node] = record.outputs[result.node].map(NodeLeaving.all) ?? []
    }
    var wanted: [RemoteFile: Modality] = [:]
    var order: [RemoteFile] = []
    for result in prompt.results {
      for case .file(let file, let modality) in left[result.node] ?? [] {
        guard let modality = result.modality ?? modality else {
          tellUnknown(file, result)
          continue
        }
        if wanted.updateValue(modality, forKey: file) == nil { order.append(file) }
      }
    }
    let fetched = try await fetch(order, as: wanted)
    var artifacts: [String: Artifact] = [:]
    for result in prompt.results {
      let elements = (left[result.node] ?? []).compactMap { leaving -> Artifact? in
        switch leaving {
        case .file(let file, _): fetched[file]
        case .text(let text): JobResults.value(text, result.modality ?? .text)
        }
      }
      artifacts[result.name] = try artifact(elements, for: result)
    }
    return artifacts
  }

  private func artifact(
    _ elements: [Artifact], for result: AssembledPrompt.Result
  ) throws -> Artifact {
    guard let modality = result.modality else {
      if elements.isEmpty { tellNothing(result) }
      return Artifact(elements.first?.modality ?? .text, list: elements)
    }
    guard let first = elements.first else {
      let role = prompt.role(of: result.node)
      throw Diagnostic(
        .executionFailed, "The server made nothing for \(role?.title ?? result.name).",
        at: role.map { .node($0.node) },
        hint: "A node before it blocked it without a word, as switches and previews may do.")
    }
    return elements.count == 1 ? first : Artifact(modality, list: elements)
  }

  private func fetch(
    _ files: [RemoteFile], as modalities: [RemoteFile: Modality]
  ) async throws -> [RemoteFile: Artifact] {
    var taken = TakenNames()
    var places: [RemoteFile: URL] = [:]
    for file in files {
      places[file] = request.folder.appendingPathComponent(taken.name(for: file))
    }
    return try await Bounded.map(files, width: 4) { [places] file in
      let url = places[file] ?? request.folder.appendingPathComponent(file.name)
      do {
        try await provider.server.download(file, to: url)
      } catch let error as ClientError {
        if case .http(404, _, _) = error { throw Gone(error: error) }
        throw error
      }
      await provider.known.remember(url, is: file)
      let modality = modalities[file] ?? .image
      return Artifact(modality, file: url, facts: await provider.probe(url, modality))
    }
  }

  /// A plain value that was shown as a text, as Python writes it.
  private static func value(_ text: String, _ modality: Modality) -> Artifact {
    switch (modality, text) {
    case (.number, _):
      let number = Number(text)
      return Artifact(modality, value: number.map(Value.number) ?? .text(text))
    case (.boolean, "True"), (.boolean, "true"): return Artifact(modality, value: .boolean(true))
    case (.boolean, "False"), (.boolean, "false"):
      return Artifact(modality, value: .boolean(false))
    default: return Artifact(modality, value: .text(text))
    }
  }

  private func tellNothing(_ result: AssembledPrompt.Result) {
    let role = prompt.role(of: result.node)
    request.news(
      .finding(
        Diagnostic(
          .unexpectedShape, "\(role?.title ?? result.name) left no file that the server tells of.",
          severity: .warning, at: role.map { .node($0.node) },
          hint: "Some nodes keep what they save on the server; others were blocked by one before."))
    )
  }

  private func tellUnknown(_ file: RemoteFile, _ result: AssembledPrompt.Result) {
    let role = prompt.role(of: result.node)
    request.news(
      .finding(
        Diagnostic(
          .approximated,
          "\(role?.title ?? result.name) left \(file.name), which is of no kind that flows know.",
          severity: .warning, at: role.map { .node($0.node) },
          hint: "It is on the server as \(file.annotated).")))
  }
}
