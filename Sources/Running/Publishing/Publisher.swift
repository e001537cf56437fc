import Flow
import Foundation
import Targets

/// Writes a run's results into its user's folder.
public struct Publisher: Sendable {
  private let output: OutputFolder
  private let work: URL

  /// A publisher into a folder.
  ///
  /// - Parameters:
  ///   - output: Where results go.
  ///   - work: The run's own folder, where values are kept that could not be written.
  public init(into output: OutputFolder, work: URL) {
    self.output = output
    self.work = work
  }

  /// Writes everything that the flow gives, and everything that it saves, each once.
  ///
  /// What is missing because its step did not run is left out. What cannot be written stays in the
  /// run's folder, and a finding says where.
  public func publish(_ plan: ExecutionPlan, _ outcome: RunOutcome) -> Publication {
    var publication = Publication()
    var seen: Set<String> = []
    for result in results(of: plan) {
      guard let artifact = outcome.artifacts[result.source] else { continue }
      let isFirst = seen.insert(result.node).inserted
      let stem = isFirst ? result.node : "\(result.node)-\(result.port)"
      guard let elements = artifact.elements else {
        write(artifact, of: result, stem: stem, into: &publication)
        continue
      }
      for (index, element) in elements.enumerated() {
        let isOnly = elements.count == 1
        write(
          element, of: result, stem: isOnly ? stem : "\(stem)-\(index + 1)", into: &publication)
      }
    }
    return publication
  }

  /// The plan's results, then what output steps give; nothing twice.
  private func results(of plan: ExecutionPlan) -> [ExecutionPlan.Output] {
    var seen: Set<StepReference> = []
    let saved = plan.steps.filter(\.isOutput).flatMap { step in
      step.outputs.map { port in
        ExecutionPlan.Output(
          node: step.node, port: port.name, modality: port.type.modality ?? .text,
          source: StepReference(step.id, port.name))
      }
    }
    return (plan.outputs + saved).filter { seen.insert($0.source).inserted }
  }

  private func write(
    _ artifact: Artifact, of result: ExecutionPlan.Output, stem: String,
    into publication: inout Publication
  ) {
    let content = content(of: artifact)
    let name =
      artifact.requestedName.flatMap { FileName($0) }
      ?? FileName(node: stem, ending: ending(of: artifact))
    do {
      let file = try output.write(content, name)
      publication.outputs.append(
        PublishedOutput(
          node: result.node, port: result.port, modality: artifact.modality, url: file.url,
          bytes: file.bytes, sha256: file.sha256, facts: artifact.facts, value: artifact.value))
    } catch .cancelled {
      return
    } catch {
      publication.findings.append(refusal(error, content, name, result))
    }
  }

  private func refusal(
    _ failure: WriteFailure, _ content: OutputFolder.Content, _ name: FileName,
    _ result: ExecutionPlan.Output
  ) -> Diagnostic {
    let kept: String? =
      switch content {
      case .file(let url): url.path
      case .bytes: try? OutputFolder(work).write(content, name).url.path
      }
    let target = output.url.appendingPathComponent(name.candidate(1)).path
    let message =
      if case .contentUnreadable = failure {
        "The result \(result.node) could not be read back: \(failure.reason)."
      } else {
        "The result \(result.node) could not be written to \(target): \(failure.reason)."
      }
    return Diagnostic(
      .outputUnwritable, message, at: .node(result.node),
      hint: kept.map { "It is kept in \($0); name another folder with --out." })
  }

  private func content(of artifact: Artifact) -> OutputFolder.Content {
    switch artifact.content {
    case .file(let url): return .file(url)
    case .value(let value):
      let text = value.text ?? value.description
      return .bytes(Array((text.isEmpty || text.hasSuffix("\n") ? text : text + "\n").utf8))
    case .list: return .bytes([])
    }
  }

  private func ending(of artifact: Artifact) -> String {
    guard let file = artifact.file else { return "txt" }
    let ending = file.pathExtension
    if !ending.isEmpty { return ending }
    return switch artifact.modality {
    case .image, .mask: "png"
    case .video: "mp4"
    case .audio: "wav"
    case .mesh: "glb"
    case .text, .number, .boolean: "txt"
    }
  }
}
