import Flow
import Library
import Lowering
import Targets
import Testing

@Suite("Lowering")
struct LoweringTests {
  private let photo = Node("photo", "load_image", ["file": .value(.text("a.png"))])

  private func clip(_ arguments: KeyValuePairs<String, Source> = [:]) -> Flow {
    var flow = Flow(
      photo, Node("clip", "image_to_video", ["image": .from("photo")]), returning: "clip")
    flow.nodes[1].arguments += arguments.map { Argument($0.key, $0.value) }
    return flow
  }

  @Test("a realization without a body is the primitive of the same name, under the node's name")
  func single() async throws {
    let lowered = await Sample.lowering.lower(Flow(photo, returning: "photo"))
    #expect(lowered.diagnostics.isEmpty)
    let plan = try #require(lowered.plan)
    #expect(
      plan.steps == [
        ExecutionPlan.Step(
          id: "photo", node: "photo", target: "native", primitive: "load_image",
          arguments: ["file": .text("a.png")], outputs: [OutputPort("image", .image)])
      ])
    #expect(
      plan.outputs == [
        ExecutionPlan.Output(
          node: "photo", port: "image", modality: .image, source: StepReference("photo", "image"))
      ])
    #expect(
      lowered.choices.map(\.why) == [
        "It is the preferred way to do it, and native has all it needs."
      ])
  }

  @Test(
    "a body's nodes become steps under the node's path, with defaults and units of the primitives")
  func body() async throws {
    let plan = try #require(await Sample.lowering.lower(clip()).plan)
    #expect(plan.steps.map(\.id) == ["photo", "clip/sized", "clip/move"])
    #expect(plan.steps.map(\.node) == ["photo", "clip", "clip"])
    #expect(
      plan.steps[1].arguments == [
        "image": .from("photo", "image"), "mode": .text("fit"), "amount": .number(0.5),
      ])
    #expect(
      plan.steps[2].arguments == [
        "image": .from("clip/sized", "image"), "length": .number(4000), "rate": .number(24),
        "count": .number(96), "style": .text("zoom"),
      ])
    #expect(
      plan.outputs == [
        ExecutionPlan.Output(
          node: "clip", port: "video", modality: .video, source: StepReference("clip/move", "film"))
      ])
  }

  @Test("given values replace defaults, in whatever unit and spelling they were written")
  func values() async throws {
    let lowered = await Sample.lowering.lower(
      clip([
        "duration": .value(.quantity(Quantity(Number(1500), .milliseconds))),
        "fps": .value(.number(Number(10))), "motion": .value(.text("pan")),
        "width": .value(.number(Number(640))),
      ]))
    let steps = try #require(lowered.plan).steps
    #expect(steps[1].arguments["width"] == .number(640))
    #expect(steps[2].arguments["length"] == .number(1500))
    #expect(steps[2].arguments["count"] == .number(15))
    #expect(steps[2].arguments["style"] == .text("pan"))
  }

  @Test("list ports get lists, of links and of values; a list that a step gives stays a link")
  func lists() async throws {
    let flow = Flow(
      photo, Node("film", "load_video", ["file": .value(.text("a.mp4"))]),
      Node("stills", "frames", ["video": .from("film")]),
      Node("one", "slideshow", ["images": .from("photo"), "titles": .value(.text("x"))]),
      Node("two", "slideshow", ["images": .list([.from("photo"), .from("photo")])]),
      Node("all", "slideshow", ["images": .from("stills")]), returning: "one", "two", "all",
      "stills")
    let plan = try #require(await Sample.lowering.lower(flow).plan)
    let images = Dictionary(
      uniqueKeysWithValues: plan.steps.map { ($0.id, $0.arguments["images"]) })
    let photoStep = PlanArgument.from("photo", "image")
    #expect(images["one"] == .list([photoStep]))
    #expect(images["two"] == .list([photoStep, photoStep]))
    #expect(images["all"] == .from("stills", "items"))
    #expect(plan.steps.first { $0.id == "one" }?.arguments["titles"] == .list([.text("x")]))
    #expect(plan.outputs.last?.modality == .image)
  }

  @Test("a list of results is one output each")
  func listResult() async throws {
    var flow = Flow(photo, Node("again", "load_image", ["file": .value(.text("b.png"))]))
    flow.returns = [Flow.Return(.list([.from("photo"), .from("again")]))]
    let plan = try #require(await Sample.lowering.lower(flow).plan)
    #expect(plan.outputs.map(\.node) == ["photo", "again"])
  }

  @Test(
    "only nodes in use are lowered, each after all it draws on; savers are in use by themselves")
  func inUse() async throws {
    let flow = Flow(
      Node("clip", "image_to_video", ["image": .from("photo")]),
      Node("spare", "text_to_image", ["prompt": .value(.text("unused and not realizable"))]),
      photo,
      Node("saved", "save_image", ["image": .from("photo"), "file": .value(.text("b.png"))]),
      returning: "clip")
    let plan = try #require(await Sample.lowering.lower(flow).plan)
    #expect(plan.steps.map(\.id) == ["photo", "clip/sized", "clip/move", "saved"])
    #expect(plan.steps.map(\.isOutput) == [false, false, false, true])
    var done: Set<String> = []
    for step in plan.steps {
      #expect(step.dependencies.isSubset(of: done))
      done.insert(step.id)
    }
  }

  @Test("a text that comes by link stays a link")
  func textLink() async throws {
    let flow = Flow(
      Node("voice", "speak", ["text": .value(.text("hello"))]),
      Node("words", "transcribe", ["audio": .from("voice")]),
      Node("echo", "speak", ["text": .from("words")]), returning: "echo", "words")
    let plan = try #require(await Sample.lowering.lower(flow).plan)
    #expect(
      plan.steps.last?.arguments == ["text": .from("words", "text"), "speed": .number(1)])
    #expect(plan.outputs.map(\.modality) == [.audio, .text])
  }

  @Test("a target's primitive is used as it is named")
  func primitive() async throws {
    let flow = Flow(
      nodes: [
        photo,
        Node(
          "small", FunctionName("scale", on: "native"), [Argument(.position(0), .from("photo"))]),
      ],
      returns: [Flow.Return(.from("small"))])
    let lowered = await Sample.lowering.lower(flow)
    #expect(lowered.plan?.steps.last?.primitive == "scale")
    #expect(
      lowered.plan?.steps.last?.arguments == [
        "image": .from("photo", "image"), "mode": .text("crop"), "amount": .number(0.5),
      ])
    #expect(lowered.choices.last?.why == "The flow names the primitive itself.")
  }

  @Test("names with a slash keep step ids apart")
  func slashes() async throws {
    let flow = Flow(
      photo, Node("a", "image_to_video", ["image": .from("photo")]),
      Node("a/move", "image_to_video", ["image": .from("photo")]), returning: "a", "a/move")
    let plan = try #require(await Sample.lowering.lower(flow).plan)
    #expect(Set(plan.steps.map(\.id)).count == plan.steps.count)
    #expect(plan.outputs.map(\.node) == ["a", "a/move"])
  }

  @Test("the same flow gives the same plan every time")
  func deterministic() async {
    let first = await Sample.lowering.lower(clip())
    for _ in 0..<5 {
      let again = await Sample.lowering.lower(clip())
      #expect(again.plan == first.plan)
      #expect(again.choices == first.choices)
    }
  }

  @Test("a flow with errors is not lowered; its errors come back")
  func errors() async {
    let lowered = await Sample.lowering.lower(clip(["duration": .value(Sample.seconds(90))]))
    #expect(lowered.plan == nil)
    #expect(lowered.diagnostics.map(\.code) == [.outOfRange])
  }

  @Test("what only its target knows, and what no node makes, cannot be a result")
  func impossibleResults() async {
    let model = Flow(
      nodes: [Node("model", FunctionName("embed", on: "native"))],
      returns: [Flow.Return(.from("model"))])
    let first = await Sample.lowering.lower(model)
    #expect(first.plan == nil)
    #expect(
      first.diagnostics.map(\.message) == [
        "model.MODEL cannot be a result: it is something that only its target knows."
      ])
    #expect(first.diagnostics.first?.place == .result(0))
    var literal = Flow(photo)
    literal.returns = [Flow.Return(.value(.text("hello")))]
    let second = await Sample.lowering.lower(literal)
    #expect(second.diagnostics.map(\.message) == ["The flow returns a value that no node makes."])
  }
}
