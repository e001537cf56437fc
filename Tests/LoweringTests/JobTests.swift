import Flow
import Library
import Lowering
import Targets
import Testing

@Suite("Jobs of connected steps")
struct JobTests {
  private let text = """
    function load(file: file) -> image
    function draw(prompt: text, seed: number = none) -> image
    function redraw(image: image, prompt: text) -> image
    function frame(image: image) -> image
    realize load on native
    realize frame on native
    realize draw on comfy {
      model = comfy.Loader(file: "a")
      words = comfy.Encode(model: model, text: prompt)
      drawn = comfy.Sample(model: model, words: words, seed: seed)
      return drawn
    }
    realize redraw on comfy {
      model = comfy.Loader(file: "a")
      words = comfy.Encode(model: model, text: prompt)
      drawn = comfy.Sample(model: model, words: words, image: image, seed: 3)
      return drawn
    }
    """

  private let native = FakeTarget(
    name: "native",
    primitives: Catalogue([
      Sample.primitive("load", [Port("file", .file)], .modality(.image)),
      Sample.primitive("frame", [Port("image", .modality(.image))], .modality(.image)),
    ]))

  private let comfy = FakeTarget(
    name: "comfy",
    primitives: Catalogue([
      Sample.primitive("Loader", [Port("file", .modality(.text))], .named("MODEL"), on: "comfy"),
      Sample.primitive(
        "Encode", [Port("model", .named("MODEL")), Port("text", .modality(.text))],
        .named("WORDS"), on: "comfy"),
      Sample.primitive(
        "Sample",
        [
          Port("model", .named("MODEL")), Port("words", .named("WORDS")),
          Port("image", .modality(.image), defaultValue: Value.none),
          Port("seed", .modality(.number), defaultValue: Value.none),
        ], .modality(.image), on: "comfy"),
      Signature(
        FunctionName("Save", on: "comfy"), ports: [Port("image", .modality(.image))], outputs: [],
        isOutput: true),
    ]), runsJobs: true)

  private func lower(_ nodes: [Node], returning names: String...) async throws -> ExecutionPlan {
    let flow = Flow(
      nodes: nodes, returns: names.map { Flow.Return(.output(OutputReference($0))) })
    let lowered = await Lowering(library: try Library(text: text), targets: [comfy, native])
      .lower(flow)
    #expect(lowered.diagnostics.isEmpty, "\(lowered.diagnostics)")
    return try #require(lowered.plan)
  }

  private func node(_ name: String, _ function: String, _ arguments: [(String, Source)]) -> Node {
    Node(
      name, FunctionName(function), arguments.map { Argument($0.0, $0.1) })
  }

  private func draw(_ name: String, _ prompt: String, seed: Int? = nil) -> Node {
    node(
      name, "draw",
      [("prompt", .value(.text(prompt)))]
        + (seed.map { [("seed", .value(.number(Number($0))))] } ?? []))
  }

  @Test("connected steps become one job, whose outputs are what is wanted of it")
  func oneJob() async throws {
    let plan = try await lower([draw("a", "x")], returning: "a")
    let job = try #require(plan.steps.first)
    #expect(plan.steps.count == 1)
    #expect(job.target == "comfy" && job.primitive == "prompt" && job.id == "a")
    #expect(job.parts.map(\.id) == ["a/model", "a/words", "a/drawn"])
    #expect(job.outputs.map(\.name) == ["a/drawn.image"])
    #expect(job.arguments.isEmpty)
    #expect(plan.outputs.map(\.source) == [StepReference("a", "a/drawn.image")])
    #expect(plan.outputs.first?.modality == .image)
  }

  @Test("equal loaders and encoders are done once, and what is drawn anew stays apart")
  func merging() async throws {
    let plan = try await lower([draw("a", "x"), draw("b", "x")], returning: "a", "b")
    let job = try #require(plan.steps.first)
    #expect(plan.steps.count == 1)
    #expect(job.parts.map(\.primitive) == ["Loader", "Encode", "Sample", "Sample"])
    let same = try await lower(
      [draw("a", "x", seed: 1), draw("b", "x", seed: 1)], returning: "a", "b")
    #expect(same.steps.first?.parts.map(\.primitive) == ["Loader", "Encode", "Sample"])
    #expect(same.outputs.map(\.source.port) == ["a/drawn.image", "a/drawn.image"])
  }

  @Test("what crosses to another target and back makes two jobs, each with a loader of its own")
  func crossing() async throws {
    let plan = try await lower(
      [
        draw("a", "x"),
        node("b", "frame", [("image", .output(OutputReference("a")))]),
        node(
          "c", "redraw", [("image", .output(OutputReference("b"))), ("prompt", .value(.text("y")))]),
      ], returning: "c")
    #expect(plan.steps.map(\.target) == ["comfy", "native", "comfy"])
    let (first, second) = (plan.steps[0], plan.steps[2])
    #expect(first.parts.map(\.primitive) == ["Loader", "Encode", "Sample"])
    #expect(second.parts.map(\.primitive) == ["Loader", "Encode", "Sample"])
    #expect(plan.steps[1].arguments["image"] == .step(StepReference("a", "a/drawn.image")))
    #expect(second.arguments == ["b.image": .step(StepReference("b", "image"))])
    #expect(
      second.parts.last?.arguments["image"] == .step(StepReference("b", "image")))
    #expect(first.outputs.map(\.name) == ["a/drawn.image"])
  }

  @Test("a picture goes straight on where nothing lies between")
  func staying() async throws {
    let plan = try await lower(
      [
        draw("a", "x"),
        node(
          "b", "redraw", [("image", .output(OutputReference("a"))), ("prompt", .value(.text("y")))]),
      ], returning: "b")
    #expect(plan.steps.count == 1)
    #expect(plan.steps.first?.outputs.map(\.name) == ["b/drawn.image"])
  }

  @Test("jobs that have nothing to do with one another stay apart")
  func apart() async throws {
    var nodes = [draw("a", "x")]
    nodes.append(
      Node(
        "m", FunctionName("Loader", on: "comfy"), [Argument("file", Value.text("other"))]))
    nodes.append(
      Node(
        "w", FunctionName("Encode", on: "comfy"),
        [
          Argument("model", .output(OutputReference("m"))),
          Argument("text", Value.text("z")),
        ]))
    nodes.append(
      Node(
        "s", FunctionName("Sample", on: "comfy"),
        [
          Argument("model", .output(OutputReference("m"))),
          Argument("words", .output(OutputReference("w"))),
        ]))
    let plan = try await lower(nodes, returning: "a", "s")
    #expect(plan.steps.count == 2)
    #expect(plan.steps.map(\.parts.count) == [3, 3])
  }

  @Test("what saves on its target gives its files, without being returned")
  func saving() async throws {
    let plan = try await lower([
      draw("a", "x"),
      Node(
        "keep", FunctionName("Save", on: "comfy"),
        [Argument("image", .output(OutputReference("a")))]),
    ])
    #expect(plan.steps.count == 1)
    #expect(plan.steps.first?.outputs.map(\.name) == ["keep.files"])
    #expect(plan.outputs.map(\.node) == ["keep"])
    #expect(plan.outputs.first?.modality == .image)
  }

  @Test("every step comes after all that it draws on, however jobs and others alternate")
  func order() async throws {
    var nodes: [Node] = [draw("n0", "x")]
    for index in 1..<24 {
      let before = Source.output(OutputReference("n\(index - 1)"))
      nodes.append(
        index % 3 == 0
          ? node("n\(index)", "frame", [("image", before)])
          : node("n\(index)", "redraw", [("image", before), ("prompt", .value(.text("\(index)")))]))
    }
    let plan = try await lower(nodes, returning: "n23")
    var seen: Set<String> = []
    for step in plan.steps {
      #expect(step.dependencies.isSubset(of: seen), "\(step.id)")
      seen.insert(step.id)
    }
    #expect(plan.steps.filter { $0.target == "comfy" }.count == 8)
    #expect(Set(plan.steps.map(\.id)).count == plan.steps.count)
  }
}
