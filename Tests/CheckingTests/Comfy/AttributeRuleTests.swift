import Checking
import Flow
import Testing

@Suite("Attributes")
struct AttributeRuleTests {
  private func flow(_ attributes: [Attribute]) -> Flow {
    var flow = ComfySample.flow
    flow.nodes[4].attributes = attributes
    return flow
  }

  @Test(
    "attributes as importers write them are fine",
    arguments: [
      [Attribute("title", "First pass"), Attribute("id", "57:3"), Attribute("group", "Loaders")],
      [Attribute("control", [.text("seed"), .text("randomize")])],
      [
        Attribute("control", [.text("seed"), .text("increment")]),
        Attribute("control", [.text("steps"), .text("decrement")]),
      ],
      [
        Attribute("at", [.number(10), .number(-20)]), Attribute("size", [.number(1), .number(2)]),
        Attribute("color", [.text("#223"), .text("#335")]), Attribute("color", "red"),
      ].dropLast(),
      [Attribute("values", [.number(1), .text("a"), .none])],
    ])
  func fine(attributes: [Attribute]) {
    #expect(ComfySample.checker.check(flow(attributes)).isEmpty)
  }

  @Test(
    "an attribute that does not fit is told, and a fix that there is puts it right",
    arguments: [
      ([Attribute("titel", "A")], "There is no attribute named @titel.", "@title(\"A\")"),
      ([Attribute("sparkle")], "There is no attribute named @sparkle.", nil),
      ([Attribute("title")], "@title takes one text.", nil),
      ([Attribute("title", [.number(3)])], "@title takes one text.", "@title(\"3\")"),
      ([Attribute("id", [.number(3)])], "@id takes one text.", "@id(\"3\")"),
      ([Attribute("group", [.text("a"), .text("b")])], "@group takes one text.", nil),
      (
        [Attribute("title", "A"), Attribute("title", "B")], "@title is given twice.", nil
      ),
      ([Attribute("note", "A")], "@note stands on a flow, not on a node.", nil),
      ([Attribute("at", [.number(1)])], "@at takes two numbers.", nil),
      ([Attribute("color", [.number(1)])], "@color takes one or two texts.", nil),
      (
        [Attribute("control", [.text("seed")])],
        "@control takes the name of a port and what becomes of its value.", nil
      ),
      (
        [Attribute("control", [.text("sed"), .text("randomize")])],
        "@control speaks of sed, but comfy.KSampler has no port of that name.",
        "@control(\"seed\", \"randomize\")"
      ),
      (
        [Attribute("control", [.text("seed"), .text("randomise")])],
        "@control of sampler_3.seed is \"randomise\", but must be \"randomize\", \"increment\" or "
          + "\"decrement\".", "@control(\"seed\", \"randomize\")"
      ),
    ] as [([Attribute], String, String?)])
  func wrong(attributes: [Attribute], message: String, fixed: String?) throws {
    let flow = flow(attributes)
    let findings = ComfySample.checker.check(flow)
    #expect(findings.map(\.message) == [message])
    #expect(findings.map(\.place) == [.node("sampler_3")])
    let result = try findings.first?.fixes.first.map { try flow.applying($0.edits) }
    #expect(
      result?.nodes[4].attributes.map { attribute in
        "@\(attribute.name)(\(attribute.values.map(\.description).joined(separator: ", ")))"
      } == fixed.map { [$0] })
    if let result { #expect(ComfySample.checker.check(result).isEmpty) }
  }

  @Test("muted and bypassed take no values, and one of them is enough")
  func modes() throws {
    let valued = flow([Attribute("muted", [.boolean(false)])])
    let finding = try #require(
      ComfySample.checker.check(valued).first { $0.code == .malformedAttribute })
    #expect(finding.message == "@muted takes no values: it is there or not.")
    #expect(
      try valued.applying(try #require(finding.fixes.first).edits) == ComfySample.flow)
    let both = flow([Attribute("muted"), Attribute("bypassed")])
    #expect(
      ComfySample.checker.check(both).map(\.message).contains(
        "sampler_3 is both muted and bypassed; muted is what counts."))
  }

  @Test("a flow has a title and notes, but no id and no mode")
  func onFlow() {
    var flow = ComfySample.flow
    flow.attributes = [
      Attribute("title", "Lake"), Attribute("note", "by me"),
      Attribute("note", [.text("b"), .text("c")]),
    ]
    #expect(ComfySample.checker.check(flow).isEmpty)
    flow.attributes = [Attribute("muted"), Attribute("note"), Attribute("nots", "a")]
    let findings = ComfySample.checker.check(flow)
    #expect(
      findings.map(\.message) == [
        "@muted stands on a node, not on a flow.",
        "@note takes a text and, where it has one, a title.",
        "There is no attribute named @nots.",
      ])
    #expect(findings.allSatisfy { $0.place == .flow })
  }

  @Test("two nodes with one id are told")
  func duplicateID() throws {
    var flow = ComfySample.flow
    flow.nodes[0].attributes = [Attribute("id", "57:3")]
    flow.nodes[2].attributes = [Attribute("id", "57:3")]
    let finding = try #require(ComfySample.checker.check(flow).first)
    #expect(finding.code == .duplicateID)
    #expect(finding.message == "loader_4 and no_7 have the same id, \"57:3\".")
    let fixed = try flow.applying(try #require(finding.fixes.first).edits)
    #expect(fixed.nodes[2].attributes.isEmpty)
    #expect(ComfySample.checker.check(fixed).isEmpty)
  }
}
