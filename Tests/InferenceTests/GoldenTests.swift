import Checking
import Flow
import Library
import Notation
import Testing

@testable import Inference

@Suite("requests and their flows")
struct GoldenTests {
  @Test("there are cases, and together they use every function")
  func coverage() {
    let used = Set(
      GoldenCase.all.flatMap { test in
        Dataflow.parse(test.expected).file.flows.flatMap { $0.nodes.map(\.function.name) }
      })
    let all = Set(Requests.library.catalogue.signatures.map(\.name.name))
    #expect(GoldenCase.all.count > 100)
    #expect(all.subtracting(used).isEmpty)
  }

  @Test("a request gives its flow and its findings", arguments: GoldenCase.all)
  func flow(test: GoldenCase) {
    let inferred = Inference(library: Requests.library).infer(test.request)
    var text = inferred.flow.map { Dataflow.print($0) } ?? ""
    for finding in inferred.diagnostics { text += "// \(finding.severity): \(finding.message)\n" }
    #expect(text == test.expected)
  }

  @Test("a flow reads back as it was", arguments: GoldenCase.all)
  func reading(test: GoldenCase) {
    guard let flow = Inference(library: Requests.library).infer(test.request).flow else { return }
    let parsed = Dataflow.parse(Dataflow.print(flow))
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.file.flows == [flow])
  }

  /// Requests that ask for a number beyond its range, which the checker has to say.
  private static let outOfRange: Set<String> = ["resize-photo-jpg-to-99999-px-wide"]

  @Test("a flow has nothing wrong", arguments: GoldenCase.all)
  func checking(test: GoldenCase) {
    guard let flow = Inference(library: Requests.library).infer(test.request).flow else { return }
    let findings = Checker(catalogue: Requests.library.catalogue).check(flow)
    let isWrong = Self.outOfRange.contains(test.name)
    #expect(findings.map(\.code) == (isWrong ? [.outOfRange] : []), "\(findings.map(\.message))")
  }
}
