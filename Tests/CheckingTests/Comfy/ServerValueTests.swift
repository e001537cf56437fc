import Checking
import Flow
import Testing

/// One literal for one port of a node class, and what is said of it.
struct ServerValueCase: Sendable, CustomTestStringConvertible {
  let function: String
  let port: String
  let value: Value
  let findings: [String]
  /// The literals that the first finding's fixes write, in order.
  let fixed: [Value]

  init(
    _ function: String, _ port: String, _ value: Value, _ findings: [String] = [],
    _ fixed: [Value] = []
  ) {
    self.function = function
    self.port = port
    self.value = value
    self.findings = findings
    self.fixed = fixed
  }

  var testDescription: String { "\(function).\(port): \(value)" }
}

@Suite("Values for a server's types")
struct ServerValueTests {
  static let cases: [ServerValueCase] = [
    ServerValueCase("PrimitiveInt", "value", .number(7)),
    ServerValueCase("PrimitiveInt", "value", .number(Number("7.0") ?? 0)),
    ServerValueCase(
      "PrimitiveInt", "value", .text("7"),
      [
        "warning coerced-value: x.value takes INT, but \"7\" is a text, which ComfyUI turns into 7 "
          + "without a word."
      ], [.number(7)]),
    ServerValueCase(
      "PrimitiveInt", "value", .text(" +7 "),
      [
        "warning coerced-value: x.value takes INT, but \" +7 \" is a text, which ComfyUI turns into 7 "
          + "without a word."
      ], [.number(7)]),
    ServerValueCase(
      "PrimitiveInt", "value", .text("7.5"),
      ["error type-mismatch: x.value takes INT, but \"7.5\" is a text."], [.number(8)]),
    ServerValueCase(
      "PrimitiveInt", "value", .text("seven"),
      ["error type-mismatch: x.value takes INT, but \"seven\" is a text."]),
    ServerValueCase(
      "PrimitiveInt", "value", .number(Number(7.5)),
      [
        "warning coerced-value: x.value takes a whole number, but 7.5 is none, which ComfyUI turns "
          + "into 7 without a word."
      ], [.number(7)]),
    ServerValueCase(
      "PrimitiveInt", "value", .number(Number(-7.5)),
      [
        "warning coerced-value: x.value takes a whole number, but -7.5 is none, which ComfyUI turns "
          + "into -7 without a word."
      ], [.number(-7)]),
    ServerValueCase(
      "PrimitiveInt", "value", .boolean(true),
      [
        "warning coerced-value: x.value takes INT, but true is true or false, which ComfyUI turns "
          + "into 1 without a word."
      ], [.number(1)]),
    ServerValueCase(
      "PrimitiveInt", "value", .number(1001),
      ["error out-of-range: x.value is 1001, but must be within -1000...1000."], [.number(1000)]),
    ServerValueCase(
      "PrimitiveInt", "value", .number(Number(1000.5)),
      [
        "warning coerced-value: x.value takes a whole number, but 1000.5 is none, which ComfyUI "
          + "turns into 1000 without a word."
      ], [.number(1000)]),
    ServerValueCase(
      "PrimitiveInt", "value", .text("2000"),
      [
        "warning coerced-value: x.value takes INT, but \"2000\" is a text, which ComfyUI turns into "
          + "2000 without a word.",
        "error out-of-range: x.value is \"2000\", but must be within -1000...1000.",
      ], [.number(2000)]),
    ServerValueCase(
      "PrimitiveInt", "value", .list([.number(1), .number(2)]),
      ["error type-mismatch: x.value takes one INT, but [1, 2] is a list."]),
    ServerValueCase(
      "PrimitiveInt", "value", .list([.number(1)]),
      ["error type-mismatch: x.value takes one INT, but [1] is a list."], [.number(1)]),
    ServerValueCase(
      "PrimitiveInt", "value", .record([Value.Field("a", .number(1))]),
      ["error type-mismatch: x.value takes INT, but {a: 1} is a record."]),
    ServerValueCase(
      "PrimitiveInt", "value", .px(7),
      ["error wrong-unit: x.value is a plain number, but 7 px is a length."], [.number(7)]),
    ServerValueCase("PrimitiveFloat", "value", .number(Number(0.125))),
    ServerValueCase(
      "PrimitiveFloat", "value", .text("0.5"),
      [
        "warning coerced-value: x.value takes FLOAT, but \"0.5\" is a text, which ComfyUI turns into "
          + "0.5 without a word."
      ], [.number(Number(0.5))]),
    ServerValueCase("Switch", "on", .boolean(true)),
    ServerValueCase(
      "Switch", "on", .text("false"),
      [
        "error coerced-value: x.on takes BOOLEAN, but \"false\" is a text, which ComfyUI turns into "
          + "true without a word."
      ], [.boolean(false), .boolean(true)]),
    ServerValueCase(
      "Switch", "on", .text("true"),
      [
        "warning coerced-value: x.on takes BOOLEAN, but \"true\" is a text, which ComfyUI turns into "
          + "true without a word."
      ], [.boolean(true)]),
    ServerValueCase(
      "Switch", "on", .text(""),
      [
        "warning coerced-value: x.on takes BOOLEAN, but \"\" is a text, which ComfyUI turns into "
          + "false without a word."
      ], [.boolean(false)]),
    ServerValueCase(
      "Switch", "on", .number(0),
      [
        "warning coerced-value: x.on takes BOOLEAN, but 0 is a whole number, which ComfyUI turns "
          + "into false without a word."
      ], [.boolean(false)]),
    ServerValueCase("AnyNumber", "value", .number(Number(1.5))),
    ServerValueCase("AnyNumber", "value", .record([])),
    ServerValueCase(
      "LoadImage", "image", .text("A.png"),
      [
        "error not-a-choice: x.image is one of \"a.png\" or \"b.png\", but \"A.png\" is none of them."
      ], [.text("a.png"), .text("b.png")]),
    ServerValueCase(
      "LoadImage", "image", .number(1),
      ["error type-mismatch: x.image takes COMBO, but 1 is a whole number."]),
    ServerValueCase("PickMany", "tags", .list([.text("red"), .text("green")])),
    ServerValueCase(
      "PickMany", "tags", .list([.text("red"), .text("gren")]),
      [
        "error not-a-choice: x.tags is one of \"red\" or \"green\", but \"gren\" is none of them."
      ], [.list([.text("red"), .text("green")])]),
    ServerValueCase(
      "Grow", "amount", .number(65),
      ["error out-of-range: x.amount is 65, but must be at most 64."], [.number(64)]),
    ServerValueCase(
      "Grow", "by", .number(101),
      ["error out-of-range: x.by is 101, but must be within 0...100."], [.number(96)]),
    ServerValueCase(
      "Grow", "by", .number(99),
      ["warning off-step: x.by is 99, but goes in steps of 8 from 0."], [.number(96)]),
    // What the class gives by itself is no mistake of who writes it.
    ServerValueCase("Grow", "by", .number(4)),
  ]

  @Test("a literal is held to the server's type, and each fix puts it right", arguments: cases)
  func value(_ sample: ServerValueCase) throws {
    let flow = ComfySample.single(sample.function, sample.port, sample.value)
    let findings = ComfySample.checker.check(flow).filter { $0.place != .node("x") }
    let shown = findings.map { "\($0.severity.rawValue) \($0.code.rawValue): \($0.message)" }
      .filter { !$0.contains("missing-parameter") }
    #expect(shown == sample.findings)
    let fixes = findings.first { $0.code != .missingParameter }?.fixes ?? []
    let written = try fixes.map { fix in
      try flow.applying(fix.edits).node("x")?.argument(sample.port)?.source
    }
    #expect(written == sample.fixed.map { Source.value($0) })
    // The second of two findings may still stand.
    guard sample.findings.count == 1 else { return }
    for fix in fixes {
      let left = ComfySample.checker.check(try flow.applying(fix.edits))
      #expect(left.allSatisfy { $0.code == .missingParameter }, "\(fix.title)")
    }
  }

  @Test(
    "the nearest step is found, exactly",
    arguments: [
      ("width", "500", "504"), ("width", "499", "496"), ("width", "17", "16"),
      ("width", "16383", "16384"), ("cfg", "7.55", "7.6"), ("cfg", "0.04", "0"),
      ("denoise", "0.333", "0.33"), ("denoise", "0.995", "1"),
    ])
  func steps(port: String, value: String, nearest: String) throws {
    let node = port == "width" ? "noise_5" : "sampler_3"
    let flow = try ComfySample.flow(node, port, .value(.number(try #require(Number(value)))))
    let findings = ComfySample.checker.check(flow)
    #expect(findings.map(\.code) == [.offStep])
    #expect(findings.first?.severity == .warning)
    let fixed = try flow.applying(try #require(findings.first?.fixes.first).edits)
    #expect(fixed.node(node)?.argument(port)?.source.spelled == nearest)
    #expect(ComfySample.checker.check(fixed).isEmpty)
  }

  @Test(
    "numbers on a step are fine, in spite of binary fractions",
    arguments: ["0.07", "0.1", "0.29", "0.57", "0.58", "0.99", "1e-2", "0.50"])
  func onStep(value: String) throws {
    let flow = try ComfySample.flow(
      "sampler_3", "denoise", .value(.number(try #require(Number(value)))))
    #expect(ComfySample.checker.check(flow).isEmpty)
  }

  @Test("a long list of choices is cut short, and near names are offered")
  func longChoices() throws {
    let flow = try ComfySample.flow("loader_4", "ckpt_name", .text("v1-5-prunned.ckpt"))
    let finding = try #require(ComfySample.checker.check(flow).first)
    #expect(finding.message.contains("and 14 more, but \"v1-5-prunned.ckpt\" is none of them."))
    #expect(finding.hint == "Did you mean \"v1-5-pruned.ckpt\"?")
  }

  @Test("another version of a model is asked about, and never put in")
  func versions() throws {
    let flow = try ComfySample.flow("loader_4", "ckpt_name", .text("v1-4-pruned.ckpt"))
    let finding = try #require(ComfySample.checker.check(flow).first)
    #expect(finding.hint == "Did you mean \"v1-5-pruned.ckpt\"?")
    #expect(finding.fixes.isEmpty)
    #expect(ComfySample.checker.repaired(flow).flow == flow)
  }

  @Test("a list of choices that is empty leaves a text as it is, and a number is none")
  func emptyChoices() {
    var catalogue = ComfySample.catalogue
    catalogue.add(
      Signature(
        "LoadImage", [Port("image", .named("COMBO_0000000000000000"), literal: .text)],
        [("IMAGE", .named("IMAGE"))], on: "comfy"))
    let checker = Checker(catalogue: catalogue)
    #expect(checker.check(ComfySample.single("LoadImage", "image", .text("x.png"))).isEmpty)
    #expect(
      checker.check(ComfySample.single("LoadImage", "image", .number(4096))).map(\.message) == [
        "x.image takes COMBO, but 4096 is a whole number."
      ])
  }

  @Test(
    "a file of a model is known without its folder, and with its folders divided otherwise",
    arguments: ["base_1.0.safetensors", "sdxl\\base_1.0.safetensors", "SDXL/Base_1.0.safetensors"])
  func folders(name: String) throws {
    let flow = try ComfySample.flow("loader_4", "ckpt_name", .text(name))
    let finding = try #require(ComfySample.checker.check(flow).first)
    let fixed = try flow.applying(try #require(finding.fixes.first).edits)
    #expect(
      fixed.node("loader_4")?.argument("ckpt_name")?.source == .text("sdxl/base_1.0.safetensors"))
  }
}
