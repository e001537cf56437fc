import Comfy
import Flow
import Foundation
import OrderedJSON
import Targets

/// One job on its way through the server.
struct JobRun: Sendable {
  let provider: ComfyProvider
  let request: StepRequest
  let job: PromptJob
  /// Whether the results get names that no run before has given them.
  private var isAnew = false

  init(provider: ComfyProvider, request: StepRequest, job: PromptJob) {
    self.provider = provider
    self.request = request
    self.job = job
  }

  /// How many findings of one rejection are told.
  private static let mostFindings = 10

  func run() async throws -> [String: Artifact] {
    do {
      return try await runOnce()
    } catch is JobResults.Gone {
      // The server remembers results whose files somebody has removed: under another name it makes
      // them again.
      var again = self
      again.isAnew = true
      do {
        return try await again.runOnce()
      } catch let gone as JobResults.Gone {
        throw gone.error
      }
    }
  }

  private func runOnce() async throws -> [String: Artifact] {
    do {
      return try await attempt(isTrusting: true)
    } catch let missing as MissingInputs {
      // The server lost files that it had, so they are brought in once more.
      guard missing.mayHelp else { throw missing.finding }
      do {
        return try await attempt(isTrusting: false)
      } catch let missing as MissingInputs {
        throw missing.finding
      }
    }
  }

  /// The server does not find files that it was known to have.
  private struct MissingInputs: Error {
    var finding: Diagnostic
    var mayHelp: Bool
  }

  private func attempt(isTrusting: Bool) async throws -> [String: Artifact] {
    let classes = provider.classes
    let assembly = PromptAssembly(classes: classes)
    var job = job
    // The same names in every run let the server recognize what it has done before.
    if isAnew { job.prefix += "/\(PromptID())" }
    let names = try await names(of: assembly.files(of: job), isTrusting: isTrusting)
    let prompt = try assembly.assemble(job, names: { names[$0] })
    if isTrusting {
      for finding in prompt.findings { request.news(.finding(finding)) }
    }
    let record: HistoryRecord
    do {
      record = try await submit(prompt, classes)
    } catch ClientError.invalidPrompt(let rejection) {
      throw try await retold(rejection, prompt, isTrusting && !names.isEmpty)
    } catch ClientError.partial(let rejection) {
      throw try await retold(rejection, prompt, isTrusting && !names.isEmpty)
    }
    switch record.status {
    case .success: break
    case .error:
      throw record.error.map { ExecutionRetelling(prompt: prompt).finding(for: $0) }
        ?? Diagnostic(
          .executionFailed, "The server says that the run failed, and not why.",
          hint: "The server's log says more about it.")
    case .interrupted:
      throw Diagnostic(
        .executionFailed, "The run was stopped on the server by someone else.",
        hint: "Run it again.")
    }
    let given = try await JobResults(provider: provider, request: request, prompt: prompt)
      .artifacts(of: record)
    request.progress(1)
    return given
  }

  /// By what names the server knows the files that the job brings in.
  private func names(of files: [URL], isTrusting: Bool) async throws -> [URL: String] {
    try await Bounded.map(files, width: 4) { url in
      do {
        let file = try await provider.known.place(url, isTrusting: isTrusting) { name in
          try await provider.server.upload(
            url, as: name, subfolder: "anyflow", overwrite: false)
        }
        return file.annotated
      } catch let error as ClientError {
        var finding = error.diagnostic(at: provider.server.address)
        finding.notes.append("This was while \(url.lastPathComponent) was brought to the server.")
        throw finding
      } catch let error as CocoaError {
        throw Diagnostic(
          .fileUnreadable,
          "\(url.lastPathComponent) cannot be read to bring it to the server.",
          notes: [error.localizedDescription])
      }
    }
  }

  /// Hands the prompt in, again if the server loses it, and follows it to its end.
  private func submit(
    _ prompt: AssembledPrompt, _ classes: NodeClasses
  ) async throws -> HistoryRecord {
    let json = prompt.prompt.json
    let extra = extraData(prompt, classes)
    var losses = 0
    while true {
      let watch = PromptWatch(prompt: prompt, request: request)
      do {
        return try await patiently(losses > 0) {
          try await provider.server.run(json, id: PromptID(), extraData: extra) { event in
            watch.receive(event)
          }
        }
      } catch ClientError.lost(let id) {
        losses += 1
        let note = "The run was known to the server as \(id)."
        guard losses <= provider.retries else {
          throw Diagnostic(
            .runLost, "The server lost this run \(losses) times, so it was given up.",
            hint: "Look into the server's log: a step may make it crash, often for lack of memory.",
            notes: [note])
        }
        request.news(
          .finding(
            Diagnostic(
              .runLost, "The server lost this run, so it was handed in again.",
              severity: .warning,
              hint: "Nothing must be done; most likely the server was started anew.",
              notes: [note])))
      }
    }
  }

  /// Tries again while a server that starts anew does not answer yet.
  private func patiently(
    _ isWaiting: Bool, _ body: () async throws -> HistoryRecord
  ) async throws -> HistoryRecord {
    let clock = ContinuousClock()
    let deadline = clock.now + provider.patience
    while true {
      do {
        return try await body()
      } catch ClientError.unreachable(let reason) {
        guard isWaiting, clock.now < deadline else { throw ClientError.unreachable(reason) }
        try await Task.sleep(for: min(.seconds(1), provider.patience))
      }
    }
  }

  /// What is embedded in the files that the server saves, beside the prompt itself.
  private func extraData(_ prompt: AssembledPrompt, _ classes: NodeClasses) -> JSON {
    let saved = request.source.workflowText.flatMap { try? JSON(parsing: Array($0.utf8)) }
    var embedded: JSONObject = [
      "workflow": saved ?? prompt.flow.workflow(classes: classes).json
    ]
    if let text = request.source.flowText {
      embedded["anyflow"] = .string(text)
    }
    return ["extra_pnginfo": .object(embedded)]
  }

  /// The first finding of a rejection; the others are told on the way.
  private func retold(
    _ rejection: PromptRejection, _ prompt: AssembledPrompt, _ hasFiles: Bool
  ) async throws -> any Error {
    let classes = await provider.refreshed()
    let findings = RejectionRetelling(prompt: prompt, classes: classes)
      .findings(for: rejection)
    guard let first = findings.first else {
      return ClientError.invalidPrompt(rejection).diagnostic(at: provider.server.address)
    }
    let isFile = rejection.nodes.values.joined().allSatisfy {
      $0.type == "custom_validation_failed"
    }
    if first.code == .fileNotFound, isFile, hasFiles {
      return MissingInputs(finding: first, mayHelp: true)
    }
    for finding in findings.dropFirst().prefix(JobRun.mostFindings - 1) {
      request.news(.finding(finding))
    }
    guard findings.count > JobRun.mostFindings else { return first }
    var last = first
    last.notes.append("There are \(findings.count - JobRun.mostFindings) more of this kind.")
    return last
  }
}
