import Flow
import Notation
import Testing

@Suite("printing and reading")
struct RoundTripTests {
  @Test(
    "any file reads back as it was, in every notation and from one into another",
    arguments: 0..<8)
  func files(block: Int) {
    for seed in 0..<300 {
      var generator = FileGenerator(seed: UInt64(block * 100_000 + seed))
      let file = generator.file()
      var current = file
      // Each notation reads what the one before it gave, and the first what the last gave.
      for notation in FlowNotation.allCases + [.dataflow] {
        let text = notation.print(current)
        let parsed = notation.parse(text)
        guard parsed.file == file, parsed.diagnostics.isEmpty else {
          record(seed: block * 100_000 + seed, notation, text, file, parsed)
          return
        }
        current = parsed.file
        #expect(notation.print(current).utf8.elementsEqual(text.utf8))
      }
    }
  }

  @Test("any single flow reads back as it was", arguments: FlowNotation.allCases, 0..<2)
  func flows(notation: FlowNotation, block: Int) {
    for seed in 0..<1300 {
      var generator = FlowGenerator(seed: UInt64(500_000 + block * 100_000 + seed))
      let flow = generator.flow()
      let text = notation.print(flow)
      let parsed = notation.parse(text)
      guard parsed.file.flows == [flow], parsed.diagnostics.isEmpty else {
        let file = SourceFile([SourceFile.Item(.flow(flow))])
        record(seed: 500_000 + block * 100_000 + seed, notation, text, file, parsed)
        return
      }
    }
  }

  private func record(
    seed: Int, _ notation: FlowNotation, _ text: String, _ file: SourceFile, _ parsed: ParsedFile
  ) {
    let findings = parsed.diagnostics.map { finding in
      "\(finding.message) \(finding.span.map(String.init(describing:)) ?? "")"
    }
    let different = zip(file.items, parsed.file.items).first { $0 != $1 }
    Issue.record(
      """
      seed \(seed), \(notation)
      \(text)
      \(findings)
      wanted \(different.map { "\($0.0)" } ?? "\(file.items.count) items")
      got    \(different.map { "\($0.1)" } ?? "\(parsed.file.items.count) items")
      """)
  }
}
