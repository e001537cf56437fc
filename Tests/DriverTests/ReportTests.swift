import Flow
import Testing

@testable import Driver

@Suite("Reports") struct ReportTests {
  @Test("a flow's report has full words, links and values as flows spell them") func flow() throws {
    let catalogue = Catalogue([
      Signature(
        FunctionName("load"), ports: [Port("file", .file)],
        outputs: [OutputPort("image", .modality(.image))]),
      Signature(
        FunctionName("move", on: "native"),
        ports: [
          Port("image", .modality(.image)),
          Port("duration", .modality(.number), unit: .seconds, defaultValue: .number(Number(4))),
          Port("note", .modality(.text), defaultValue: .text("")),
        ], outputs: [OutputPort("video", .modality(.video))]),
    ])
    let text =
      "p = load(\"a/b \\\"c\\\".png\")\nm = native.move(p, 500 ms, note: \"hi\")\nreturn m\n"
    let flow = try #require(FlowDocument(bytes: Array(text.utf8)).flow)
    let json = try JSONText.of(FlowReport(flow, catalogue))
    #expect(
      json == #"{"nodes":[{"function":"load","id":"p","inputs":{},"#
        + #""parameters":{"file":"a/b \"c\".png"},"target":null},"#
        + #"{"function":"move","id":"m","inputs":{"image":{"node":"p","port":"image"}},"#
        + #""parameters":{"duration":"0.5 s","note":"hi"},"target":"native"}],"#
        + #""outputs":[{"node":"m","port":"video"}]}"# + "\n")
  }

  @Test("a finding's report leaves out what it has not") func finding() throws {
    let plain = try JSONText.of(FindingReport(Diagnostic(.cycle, "Round and round.")))
    #expect(
      plain == #"{"code":"cycle","fixes":[],"message":"Round and round.","severity":"error"}"#
        + "\n")
    let full = Diagnostic(
      .outOfRange, "Too much.", at: .argument(node: "x", .named("p")),
      span: SourceSpan(line: 1, column: 2, endLine: 1, endColumn: 5), hint: "Less.",
      notes: ["n"],
      fixes: [
        .init("write 1", [.setArgument(node: "x", port: .named("p"), .value(.number(Number(1))))])
      ])
    #expect(
      try JSONText.of(FindingReport(full))
        == #"{"code":"out-of-range","column":2,"endColumn":5,"endLine":1,"#
        + #""fixes":[{"edits":[{"edit":"set","node":"x","port":"p","value":"1"}],"#
        + #""title":"write 1"}],"hint":"Less.","line":1,"message":"Too much.","node":"x","#
        + #""notes":["n"],"severity":"error"}"# + "\n")
  }

  @Test("a rejected run's report has the contract's keys") func rejected() throws {
    let json = try JSONText.of(RunReport(.rejected, findings: [Diagnostic(.emptyFlow, "Empty.")]))
    #expect(
      json == #"{"diagnostics":[{"code":"empty-flow","fixes":[],"message":"Empty.","#
        + #""severity":"error"}],"executed":0,"outputs":[],"reused":0,"status":"rejected","#
        + #""timing":{"check":0,"infer":0,"lower":0,"run":0}}"# + "\n")
  }
}
