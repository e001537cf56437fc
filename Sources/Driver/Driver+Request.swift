import Flow
import Foundation
import Inference

/// What a request was made into.
public struct PreparedRequest: Sendable {
  /// Whether files that were named on the way in are not there or cannot be used; nothing was read then.
  public var isMissingFiles = false
  /// The flow made ready, where the request was understood.
  public var preparation: Preparation?
  /// All findings, those of reading the request first.
  public var findings: [Diagnostic] = []
  /// What reading the request took.
  public var usage = InferenceUsage()
  /// Seconds by stage.
  public var timing = StageTiming()
}

extension Driver {
  /// Reads a request and makes its flow ready to run.
  ///
  /// - Parameters:
  ///   - text: The request.
  ///   - files: The files given with it, and where others are looked up.
  ///   - probe: Tells what the files are.
  ///   - lowering: Whether to go on to a plan; without it the flow is only checked.
  public func prepare(
    request text: String, files: FileResolution, probe: FileProbe, lowering: Bool = true
  ) async -> PreparedRequest {
    var prepared = PreparedRequest()
    let watch = Stopwatch()
    let withFiles = await RequestFiles(text, files: files, probe: probe)
    prepared.findings = withFiles.findings
    guard !prepared.findings.hasErrors else {
      prepared.isMissingFiles = prepared.findings.contains {
        $0.code == .fileNotFound || $0.code == .fileUnreadable
      }
      prepared.timing.infer = watch.seconds
      return prepared
    }
    let inferred = infer(withFiles.request)
    prepared.usage = inferred.usage
    prepared.timing.infer = watch.seconds
    guard let flow = inferred.flow else {
      prepared.findings += inferred.diagnostics
      if !prepared.findings.hasErrors {
        prepared.findings.append(
          Diagnostic(
            .notUnderstood, "Nothing in the request names something that can be done.",
            hint: "Say what to make of what, as in \"turn photo.jpg into a pencil sketch\"."))
      }
      return prepared
    }
    let document = FlowDocument(flow)
    let preparation = await prepare(document, files: files, lowering: lowering)
    let heard = document.located(inferred.diagnostics)
    prepared.findings = heard + preparation.findings.filter { !heard.contains($0) }
    prepared.timing.check = preparation.timing.check
    prepared.timing.lower = preparation.timing.lower
    prepared.preparation = preparation
    return prepared
  }
}
