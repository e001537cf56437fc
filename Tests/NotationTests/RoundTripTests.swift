import Flow
import Notation
import Testing

@Suite("printing and reading")
struct RoundTripTests {
  @Test("any flow reads back as it was", arguments: 0..<10)
  func flows(block: Int) {
    for seed in 0..<1200 {
      var generator = FlowGenerator(seed: UInt64(block * 100_000 + seed))
      let flow = generator.flow()
      let text = Dataflow.print(flow)
      let parsed = Dataflow.parse(text)
      guard parsed.file.flows == [flow], parsed.diagnostics.isEmpty else {
        Issue.record(
          """
          seed \(block * 100_000 + seed)
          \(text)
          \(parsed.diagnostics.map { "\($0.message) \($0.span.map(String.init(describing:)) ?? "")" })
          wanted \(flow)
          got    \(parsed.file.flows)
          """)
        return
      }
      #expect(Dataflow.print(parsed.file).utf8.elementsEqual(text.utf8))
    }
  }

  @Test("any function, realization and wording reads back as it was", arguments: 0..<4)
  func declarations(block: Int) {
    for seed in 0..<500 {
      var generator = FlowGenerator(seed: UInt64(block * 100_000 + seed))
      let realization = generator.realization()
      let signature = generator.signature()
      let port: String? = generator.dice.once(in: 2) ? generator.name() : nil
      let wording = Wording(
        function: generator.name(), port: port, choice: port == nil ? nil : generator.text(),
        words: generator.words())
      let file = SourceFile([
        SourceFile.Item(.function(signature)), SourceFile.Item(.realization(realization)),
        SourceFile.Item(.modality(.audio, words: ["sound"])), SourceFile.Item(.wording(wording)),
      ])
      let text = Dataflow.print(file)
      let parsed = Dataflow.parse(text)
      guard parsed.file.functions == [signature], parsed.file.realizations == [realization],
        parsed.file.wordings == [wording], parsed.file.lexicon.map(\.words) == [["sound"]],
        parsed.diagnostics.isEmpty
      else {
        Issue.record(
          """
          seed \(block * 100_000 + seed)
          \(text)
          \(parsed.diagnostics.map { "\($0.message) \($0.span.map(String.init(describing:)) ?? "")" })
          wanted \(signature) \(realization) \(wording)
          got    \(parsed.file)
          """)
        return
      }
      #expect(Dataflow.print(parsed.file).utf8.elementsEqual(text.utf8))
    }
  }
}
