import Flow
import Library
import Lowering
import Targets
import Testing

@Suite("Flows as functions, and settings")
struct FlowCallTests {
  /// Makes a clip of a picture, so many seconds long.
  private let moving = Flow(
    name: "moving",
    parameters: [
      Port("picture", .image),
      Port(
        "seconds", .number, unit: .seconds, range: Sample.range(1, 100),
        defaultValue: Sample.seconds(3)),
    ],
    outputs: [OutputPort("video", .video)],
    nodes: [
      Node(
        "film", "image_to_video",
        ["image": .parameter("picture"), "duration": .parameter("seconds")])
    ],
    returns: [Flow.Return(.from("film"))])

  private let photo = Node("photo", "load_image", ["file": .value(.text("a.png"))])

  private func using(_ arguments: KeyValuePairs<String, Source>) -> Flow {
    Flow(photo, Node("x", "moving", arguments), returning: "x")
  }

  @Test("a flow is inlined, its parameters filled")
  func inlined() async throws {
    let flow = using(["picture": .from("photo"), "seconds": .value(.number(Number(5)))])
    let lowered = await Sample.lowering.lower(flow, flows: [moving])
    let plan = try #require(lowered.plan)
    #expect(plan.steps.map(\.id) == ["photo", "x/sized", "x/move"])
    #expect(plan.steps.last?.arguments["length"] == .number(5000))
    #expect(plan.outputs.map(\.node) == ["x"])
    #expect(plan.outputs.map(\.modality) == [.video])
    #expect(lowered.choices[1].why == "moving is a flow of its own.")
  }

  @Test("a flow's own default stands in")
  func defaults() async throws {
    let lowered = await Sample.lowering.lower(
      using(["picture": .from("photo")]), flows: [moving])
    #expect(lowered.plan?.steps.last?.arguments["length"] == .number(3000))
  }

  @Test("a flow without declared outputs gives what it returns")
  func undeclared() async throws {
    var flow = moving
    flow.outputs = []
    let lowered = await Sample.lowering.lower(using(["picture": .from("photo")]), flows: [flow])
    #expect(lowered.plan?.outputs.map(\.modality) == [.video])
  }

  @Test("a value that passes through a parameter is held against the port inside")
  func throughParameter() async throws {
    let flow = using(["picture": .from("photo"), "seconds": .value(.number(Number(90)))])
    let lowered = await Sample.lowering.lower(flow, flows: [moving])
    #expect(lowered.plan == nil)
    #expect(
      lowered.diagnostics.map(\.message) == [
        "film.duration is 90 s, but must be within 0.5...60 s."
      ])
    #expect(lowered.diagnostics.first?.place == .node("x"))
  }

  @Test("flows that use one another in a circle are a finding, not an endless walk")
  func circle() async {
    func flow(_ name: String, using other: String) -> Flow {
      Flow(
        name: name, parameters: [Port("picture", .image)],
        nodes: [Node("inner", other, ["picture": .parameter("picture")])],
        returns: [Flow.Return(.from("inner"))])
    }
    let main = Flow(photo, Node("x", "a", ["picture": .from("photo")]), returning: "x")
    let lowered = await Sample.lowering.lower(
      main, flows: [flow("a", using: "b"), flow("b", using: "a")])
    #expect(lowered.plan == nil)
    #expect(lowered.diagnostics.map(\.message) == ["a uses itself: a -> b -> a."])
  }

  @Test("flows that double again and again are refused soon", .timeLimit(.minutes(1)))
  func unfolding() async {
    var flows: [Flow] = []
    for level in 0..<40 {
      let inner = level == 0 ? "image_to_video" : "f\(level - 1)"
      let port = level == 0 ? "image" : "picture"
      flows.append(
        Flow(
          name: "f\(level)", parameters: [Port("picture", .image)],
          nodes: [
            Node("a", inner, [port: .parameter("picture")]),
            Node("b", inner, [port: .parameter("picture")]),
          ], returns: [Flow.Return(.list([.from("a"), .from("b")]))]))
    }
    let main = Flow(photo, Node("x", "f39", ["picture": .from("photo")]), returning: "x")
    let lowered = await Sample.lowering.lower(main, flows: flows)
    #expect(lowered.plan == nil)
    #expect(lowered.diagnostics.map(\.code) == [.notRealizable])
    #expect(lowered.diagnostics.first?.message.contains("more than 20000 calls") == true)
  }

  @Test("an error inside a flow is told where it is used")
  func errorInside() async {
    var broken = moving
    broken.nodes[0].arguments.append(Argument("sparkle", Value.number(Number(1))))
    let lowered = await Sample.lowering.lower(
      using(["picture": .from("photo")]), flows: [broken])
    #expect(
      lowered.diagnostics.map(\.message) == [
        "In the flow moving: image_to_video has no parameter named sparkle."
      ])
    #expect(lowered.diagnostics.first?.place == .node("x"))
  }

  @Test("a flow that saves is a purpose in itself")
  func savingFlow() async {
    let saving = Flow(
      name: "keep", parameters: [Port("picture", .image)],
      nodes: [
        Node(
          "saved", "save_image",
          ["image": .parameter("picture"), "file": .value(.text("b.png"))])
      ], returns: [])
    let main = Flow(photo, Node("x", "keep", ["picture": .from("photo")]))
    let lowered = await Sample.lowering.lower(main, flows: [saving])
    #expect(lowered.diagnostics.isEmpty)
    #expect(lowered.plan?.steps.map(\.id) == ["photo", "x"])
    #expect(lowered.plan?.steps.last?.isOutput == true)
  }

  @Test("a flow may be called as a library's function is, and use that function")
  func sameName() async {
    var main = Flow(
      photo, Node("clip", "image_to_video", ["image": .from("photo")]), returning: "clip")
    main.name = "image_to_video"
    #expect(await Sample.lowering.lower(main).plan != nil)
  }

  @Test("settings fill the flow's parameters, in any unit; files are loaded for media")
  func settings() async throws {
    let lowered = await Sample.lowering.lower(
      moving,
      settings: [
        "picture": .text("c.png"),
        "seconds": .quantity(Quantity(Number(2500), .milliseconds)),
      ])
    let plan = try #require(lowered.plan)
    #expect(plan.steps.map(\.id) == ["picture", "film/sized", "film/move"])
    #expect(plan.steps.first?.primitive == "load_image")
    #expect(plan.steps.first?.arguments == ["file": .text("c.png")])
    #expect(plan.steps.last?.arguments["length"] == .number(2500))
  }

  @Test("several files are loaded for a list parameter")
  func listSetting() async throws {
    let flow = Flow(
      parameters: [Port("pictures", .list(.image))],
      nodes: [Node("show", "slideshow", ["images": .parameter("pictures")])],
      returns: [Flow.Return(.from("show"))])
    let lowered = await Sample.lowering.lower(
      flow, settings: ["pictures": .list([.text("a.png"), .text("b.png")])])
    let plan = try #require(lowered.plan)
    #expect(plan.steps.map(\.id) == ["pictures", "pictures_2", "show"])
    #expect(
      plan.steps.last?.arguments["images"]
        == .list([.from("pictures", "image"), .from("pictures_2", "image")]))
  }

  @Test("settings that are unknown, unfit or lacking are findings")
  func wrongSettings() async {
    func messages(_ settings: [String: Value]) async -> [String] {
      await Sample.lowering.lower(moving, settings: settings).diagnostics.map(\.message)
    }
    #expect(
      await messages([:]) == [
        "The flow's parameter picture needs the path of a file: it takes image."
      ])
    #expect(
      await messages(["picture": .text("a.png"), "secnds": .number(Number(3))]) == [
        "The flow has no parameter named secnds."
      ])
    #expect(
      await messages(["picture": .text("a.png"), "seconds": Sample.seconds(0)]) == [
        "seconds is 0 s, but must be within 1...100 s."
      ])
    #expect(
      await messages(["picture": .number(Number(3))]) == [
        "The flow's parameter picture takes image, but 3 is a whole number."
      ])
    #expect(
      await messages(["picture": .text("a.png"), "seconds": Sample.seconds(90)]) == [
        "film.duration is 90 s, but must be within 0.5...60 s."
      ])
  }
}
