import Flow
import Library
import Lowering
import Targets
import Testing

@Suite("What is worked out before anything runs")
struct PlanTimeTests {
  /// The arguments of the one step that a realization of `f` leaves, or why there is none.
  private func step(
    _ body: String, call: String = "f()", facts: [String: Value] = [:],
    ports: String = "width: number[px] = none, name: text = \"\""
  ) async throws -> Lowered {
    let library = try Library(
      text: "function f(\(ports)) -> text\nrealize f on native needs model: sd-15 {\n\(body)\n}\n")
    let target = FakeTarget(
      name: "native",
      primitives: Catalogue([
        Sample.primitive(
          "show",
          [
            Port("text", .text, defaultValue: Value.none),
            Port("number", .number, defaultValue: Value.none),
          ], .text)
      ]),
      items: [Inventory.Item(Need("model", "sd-15"), detail: "a.safetensors", facts: facts)])
    return await Lowering(library: library, targets: [target])
      .lower(Flow(Node("it", FunctionName("f"), argument(call)), returning: "it"))
  }

  private func argument(_ call: String) -> [Argument] {
    guard let sign = call.firstIndex(of: "=") else { return [] }
    let text = String(call[call.index(after: sign)...])
    return [Argument(String(call[..<sign]), Number(text).map(Value.number) ?? .text(text))]
  }

  private func number(
    _ expression: String, call: String = "f()", facts: [String: Value] = [:]
  ) async throws -> Value? {
    let lowered = try await step(
      "x = plan.\(expression)\ny = native.show(number: x)\nreturn y", call: call, facts: facts)
    guard case .value(let value)? = lowered.plan?.steps.first?.arguments["number"] else {
      return nil
    }
    return value
  }

  private func text(
    _ expression: String, call: String = "f()", facts: [String: Value] = [:]
  ) async throws -> Value? {
    let lowered = try await step(
      "x = plan.\(expression)\ny = native.show(text: x)\nreturn y", call: call, facts: facts)
    guard case .value(let value)? = lowered.plan?.steps.first?.arguments["text"] else { return nil }
    return value
  }

  @Test(
    "numbers are calculated",
    arguments: [
      ("add(a: 1, b: 2)", "3"), ("subtract(a: 1, b: 2.5)", "-1.5"),
      ("multiply(a: 0.1, b: 3)", "0.3"),
      ("divide(a: 50 %, b: 100)", "0.5"), ("round(number: 100, multiple: 8)", "104"),
      ("round(number: 99, multiple: 8, way: \"down\")", "96"),
      ("round(number: 24, multiple: 8, plus: 1, way: \"up\")", "25"),
      ("round(number: 25, multiple: 8, plus: 1, way: \"up\")", "25"),
      ("round(number: 500, multiple: 8, plus: 1, at_most: 100)", "97"),
      ("round(number: 1, multiple: 8, at_least: 10)", "16"),
      ("round(number: 0.3, multiple: 0.1)", "0.30000000000000004"),
    ])
  func numbers(expression: String, expected: String) async throws {
    let value = try await number(expression)
    #expect(
      value?.double.map { abs($0 - (Double(expected) ?? .nan)) < 1e-9 } == true, "\(expression)")
  }

  @Test("a division by zero is refused, and nothing crashes")
  func division() async throws {
    let lowered = try await step(
      "x = plan.divide(a: 1, b: 0)\ny = native.show(number: x)\nreturn y")
    #expect(lowered.plan == nil)
    #expect(lowered.diagnostics.first?.message.contains("no result") == true)
  }

  @Test(
    "a size keeps the proportions, the model's area and its multiples",
    arguments: [
      // asked width, asked height, pixels, multiple, expected width, expected height
      (1920.0, 1080.0, 262144.0, 8.0, 680.0, 384.0), (512, 512, 262144, 8, 512, 512),
      (100, 60, 262144, 8, 328, 200), (4096, 16, 262144, 64, 4096, 64),
      (128, 96, 16384, 8, 128, 96),
    ])
  func sizes(
    width: Double, height: Double, pixels: Double, multiple: Double, across: Double, down: Double
  ) async throws {
    let call =
      "size(width: \(width), height: \(height), pixels: \(pixels), multiple: \(multiple))"
    let lowered = try await step(
      "x = plan.\(call)\ny = native.show(number: x.width)\nz = native.show(number: x.height)\n"
        + "t = native.show(text: y)\nu = native.show(text: z)\nreturn t")
    #expect(lowered.plan?.steps.first?.arguments["number"] == .value(.number(Number(across))))
    #expect(try await number(call) == .number(Number(across)))
    let other = try await step("x = plan.\(call)\ny = native.show(number: x.height)\nreturn y")
    #expect(other.plan?.steps.first?.arguments["number"] == .value(.number(Number(down))))
  }

  @Test(
    "frames cover the duration, and last just as long",
    arguments: [
      ("frames(duration: 1 s, fps: 24, step: 8)", 25.0, 25.0),
      ("frames(duration: 8 s, fps: 24, step: 1, most: 25, rate: 6)", 25, 3.125),
      ("frames(duration: 2 s, fps: 24, rate: 16, step: 4)", 33, 16.5),
      ("frames(duration: 0.5 s, fps: 1)", 2, 4),
    ])
  func frames(call: String, count: Double, rate: Double) async throws {
    #expect(try await number(call)?.double == count)
    let lowered = try await step("x = plan.\(call)\ny = native.show(number: x.fps)\nreturn y")
    #expect(lowered.plan?.steps.first?.arguments["number"] == .value(.number(Number(rate))))
  }

  @Test("texts are joined without the empty ones, and matched")
  func texts() async throws {
    #expect(try await text("join(parts: [\"a\", name, \"b\"])") == .text("a, b"))
    #expect(
      try await text("join(parts: [\"a\", name], separator: \" \")", call: "name=x") == .text("a x")
    )
    let match = "match(value: name, among: [\"in\", \"out\"], gives: [\"closer\", \"further\"])"
    #expect(try await text(match, call: "name=out") == .text("further"))
    #expect(try await text(match, call: "name=left") == .text(""))
  }

  @Test(
    "a model is chosen by the name that a person gives",
    arguments: [
      ("dreamshaper", "DreamShaper_8_pruned.safetensors"),
      ("dream shaper 8", "DreamShaper_8_pruned.safetensors"),
      ("v1-5", "v1-5-pruned.safetensors"), ("V1-5-Pruned.safetensors", "v1-5-pruned.safetensors"),
      ("dreamshapr 8 pruned", "DreamShaper_8_pruned.safetensors"),
    ])
  func models(name: String, file: String) async throws {
    let files = Value.list([
      .text("v1-5-pruned.safetensors"), .text("DreamShaper_8_pruned.safetensors"),
    ])
    let call = "choose(name: name, among: sd_15.files, otherwise: sd_15.file)"
    #expect(
      try await text(call, call: "name=\(name)", facts: ["files": files, "file": .text("x")])
        == .text(file))
  }

  @Test("a model's name that means none of them is refused with those that are there")
  func noSuchModel() async throws {
    let lowered = try await step(
      "x = plan.choose(name: name, among: sd_15.files)\ny = native.show(text: x)\nreturn y",
      call: "name=gpt", facts: ["files": .list([.text("v1-5.safetensors")])])
    #expect(lowered.plan == nil)
    let finding = try #require(lowered.diagnostics.first)
    #expect(finding.message.contains("\"gpt\"") && finding.message.contains("v1-5.safetensors"))
  }

  @Test("another model is the first beside a given one, and there must be one")
  func otherModel() async throws {
    let facts: [String: Value] = ["files": .list([.text("a"), .text("b")])]
    #expect(try await text("other(than: \"a\", among: sd_15.files)", facts: facts) == .text("b"))
    #expect(try await text("other(than: \"b\", among: sd_15.files)", facts: facts) == .text("a"))
    #expect(try await text("other(among: sd_15.files)", facts: facts) == .text("a"))
    #expect(try await text("other(than: \"a\", among: [\"a\"])") == nil)
  }

  @Test("what is to be left out is asked for or usual, and refused where a model does not look")
  func unwanted() async throws {
    let usual = "unwanted(asked: name, usual: \"blurry\", weight: 7)"
    #expect(try await text(usual) == .text("blurry"))
    #expect(try await text(usual, call: "name=dogs") == .text("dogs"))
    let deaf = "unwanted(asked: name, usual: \"blurry\", weight: 1)"
    #expect(try await text(deaf) == .text("blurry"))
    #expect(try await text(deaf, call: "name=dogs") == nil)
  }

  @Test("what a need tells is used by the need's name")
  func facts() async throws {
    let value = try await number("add(a: sd_15.steps, b: 0)", facts: ["steps": .number(Number(25))])
    #expect(value == .number(Number(25)))
  }

  @Test("of two ways only the one that is taken is looked at, and the other leaves no step")
  func branches() async throws {
    let body = """
      good = native.show(text: "good")
      bad = native.show(number: width, text: plan_is_not_here)
      choice = plan.either(if: true, then: good, else: bad)
      last = native.show(text: choice)
      return last
      """
    let lowered = try await step(body)
    #expect(lowered.plan?.steps.map(\.id) == ["it/good", "it/last"])
    let other = try await step(body.replacing("if: true", with: "if: false"))
    #expect(other.plan == nil)
  }

  @Test("the first that is given is taken")
  func first() async throws {
    #expect(try await number("first(values: [width, 7])") == .number(Number(7)))
    let given = try await number("first(values: [width, 7])", call: "width=9")
    #expect(given?.double == 9)
  }

  @Test(
    "truth values are told",
    arguments: [
      ("given(value: width)", "no"), ("given(value: 3)", "yes"), ("given(value: \"\")", "no"),
      ("not(value: true)", "no"), ("same(a: \"x\", b: \"x\")", "yes"),
      ("same(a: 1, b: 1.0)", "yes"),
      ("less(a: 1, b: 2)", "yes"), ("all(values: [true, false])", "no"),
      ("any(values: [true, false])", "yes"),
    ])
  func truths(expression: String, expected: String) async throws {
    let lowered = try await step(
      "x = plan.\(expression)\nc = plan.either(if: x, then: \"yes\", else: \"no\")\n"
        + "y = native.show(text: c)\nreturn y")
    #expect(
      lowered.plan?.steps.first?.arguments["text"] == .value(.text(expected)), "\(expression)")
  }

  @Test("a condition that does not hold refuses the way with its reason")
  func conditions() async throws {
    let body = """
      ok = plan.require(if: false, reason: "it has no colours.", remedy: "Use paint.")
      y = native.show(text: "a")
      return y
      """
    let lowered = try await step(body)
    #expect(lowered.plan == nil)
    #expect(lowered.diagnostics.first?.message.contains("it has no colours.") == true)
    #expect(lowered.diagnostics.first?.hint == "Use paint.")
    #expect(try await step(body.replacing("if: false", with: "if: true")).plan != nil)
  }

  @Test("what is known only when it runs is refused where a plain value is needed")
  func unknownValues() async throws {
    let lowered = try await step(
      "a = native.show(text: \"a\")\nx = plan.add(a: a, b: 1)\ny = native.show(number: x)\nreturn y"
    )
    #expect(lowered.plan == nil)
    #expect(lowered.diagnostics.first?.message.contains("not known before the flow runs") == true)
  }
}
