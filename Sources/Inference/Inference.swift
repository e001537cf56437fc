import Flow
import Library

/// Reads a request and names the flow that fulfils it, by rules alone.
///
/// It follows the paper's first two stages (section 3): component inference finds functions and
/// parameters by the library's own words; topology construction links them by modality, mention and
/// order.
public struct Inference: Sendable {
  private let library: Library

  /// An inference over a library's functions and words.
  public init(library: Library) {
    self.library = library
  }

  /// The flow for a request, with what was assumed and what found no place.
  public func infer(_ request: InferenceRequest) -> Inferred {
    let clock = ContinuousClock()
    let start = clock.now
    var inferred = read(request)
    let elapsed = (clock.now - start).components
    inferred.usage.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    return inferred
  }

  private func read(_ request: InferenceRequest) -> Inferred {
    guard request.text.contains(where: { $0.isLetter || $0.isNumber }) else {
      return Inferred(
        flow: nil,
        diagnostics: [
          Diagnostic(
            .emptyRequest, "The request is empty.",
            hint: "Say what to make, such as \"turn photo.jpg into an 8-second video\".")
        ])
    }
    guard request.text.utf8.count <= Inference.longest else { return tooLong() }
    var reading = RuleReading(request, library: library)
    guard reading.request.lexemes.count <= Inference.mostPieces else { return tooLong() }
    reading.readClauses()
    var inferred = reading.finish()
    if inferred.flow == nil {
      inferred.diagnostics.removeAll { $0.code == .partNotUnderstood }
      // What was understood and cannot be done is told by itself.
      if !inferred.diagnostics.contains(where: { $0.code == .notRealizable }) {
        inferred.diagnostics.insert(notUnderstood(request), at: 0)
      }
    }
    return inferred
  }

  /// In bytes; what is longer is a text to work on, not a request.
  private static let longest = 20_000
  /// In words, numbers and marks, where a quoted text is one; it bounds the time that reading takes.
  private static let mostPieces = 600

  private func tooLong() -> Inferred {
    Inferred(
      flow: nil,
      diagnostics: [
        Diagnostic(
          .notUnderstood,
          "The request is longer than \(Inference.mostPieces) words, so it is not read.",
          hint: "Ask for fewer steps at once, or put long texts into a file and name the file.")
      ])
  }

  private func notUnderstood(_ request: InferenceRequest) -> Diagnostic {
    let near = library.search(request.text, limit: 3).map(\.function.name.name)
    let hint =
      near.isEmpty
      ? "Say what to make of which files; `anyflow functions` lists what can be done."
      : "The nearest functions are \(near.joined(separator: ", ")); "
        + "`anyflow functions` lists what can be done."
    return Diagnostic(
      .notUnderstood, "No function was found that does what the request asks for.", hint: hint)
  }
}
