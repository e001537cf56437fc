import Flow
import Library
import Lowering
import Targets
import Testing

@Suite("Choice of realizations")
struct RealizationTests {
  private let voice = Flow(
    Node("voice", "speak", ["text": .value(.text("hello"))]), returning: "voice")
  private let scene = Flow(
    Node("scene", "text_to_image", ["prompt": .value(.text("a lake"))]), returning: "scene")

  private func comfy(_ items: [Inventory.Item] = []) -> FakeTarget {
    FakeTarget(
      name: "comfy",
      primitives: Catalogue([
        Sample.primitive("text_to_image", [Port("prompt", .text)], .image, on: "comfy"),
        Sample.primitive("speak", [Port("text", .text)], .audio, on: "comfy"),
      ]), items: items)
  }

  private func lower(_ flow: Flow, _ targets: FakeTarget..., library: Library = Sample.library)
    async
    -> Lowered
  {
    await Lowering(library: library, targets: targets).lower(flow)
  }

  @Test("a missing tool is named with what brings it")
  func missingTool() async throws {
    var native = Sample.native
    native.items = [
      Inventory.Item(Need("tool", "espeak-ng"), detail: nil, remedy: "apt-get install espeak-ng")
    ]
    let lowered = await lower(voice, native)
    #expect(lowered.plan == nil)
    let finding = try #require(lowered.diagnostics.first)
    #expect(lowered.diagnostics.count == 1)
    #expect(finding.code == .missingTool)
    #expect(finding.place == .node("voice"))
    #expect(finding.message == "speak needs espeak-ng, which is not installed.")
    #expect(finding.hint == "To get it: apt-get install espeak-ng.")
  }

  @Test("a function that only another target could do says what it needs and how to get it")
  func elsewhere() async throws {
    let finding = try #require(await lower(scene, Sample.native).diagnostics.first)
    #expect(finding.code == .notRealizable)
    #expect(
      finding.message
        == "text_to_image cannot be done here: it needs a generative model, and the native tools "
        + "have none.")
    #expect(
      finding.hint
        == "Start a ComfyUI server with a text-to-image model and set ANYFLOW_COMFY_URL.")
  }

  @Test("a function without any realization says so")
  func nowhere() async throws {
    let flow = Flow(
      Node("photo", "load_image", ["file": .value(.text("a.png"))]),
      Node("x", "paint", ["image": .from("photo")]), returning: "x")
    let finding = try #require(await lower(flow, Sample.native).diagnostics.first)
    #expect(
      finding.message == "paint cannot be done here: the native tools have no way to do it.")
    #expect(
      finding.hint == "Start a ComfyUI server with a model for paint and set ANYFLOW_COMFY_URL.")
  }

  @Test("a target that could, but lacks the model, says which")
  func missingModel() async throws {
    let finding = try #require(await lower(scene, comfy(), Sample.native).diagnostics.first)
    #expect(
      finding.message == "text_to_image cannot be done here: the ComfyUI server lacks the "
        + "checkpoint sdxl.")
    let item = Inventory.Item(Need("checkpoint", "sdxl"), detail: "sdxl.safetensors")
    let lowered = await lower(scene, Sample.native, comfy([item]))
    #expect(lowered.plan?.steps.map(\.target) == ["comfy"])
    #expect(
      lowered.choices.first?.why
        == "It is the preferred way to do it, and comfy has what it needs: checkpoint: sdxl.")
  }

  @Test("the preferred target wins where both can, and what was passed over is told")
  func preference() async {
    let library = Sample.library.appending(
      Realization(of: "speak", on: "comfy", needs: [Need("checkpoint", "tts")]))
    let item = Inventory.Item(Need("checkpoint", "tts"), detail: "tts.safetensors")
    let first = await lower(voice, comfy([item]), Sample.native, library: library)
    #expect(first.plan?.steps.map(\.target) == ["comfy"])
    #expect(first.choices.first?.passedOver.isEmpty == true)
    let second = await lower(voice, Sample.native, comfy([item]), library: library)
    #expect(second.plan?.steps.map(\.target) == ["native"])
    let third = await lower(voice, comfy(), Sample.native, library: library)
    #expect(third.plan?.steps.map(\.target) == ["native"])
    #expect(
      third.choices.first?.passedOver == [
        "The ComfyUI server lacks the checkpoint tts."
      ])
  }

  @Test("a refusal of the values tries the next way, then speaks for itself")
  func refusal() async throws {
    var native = Sample.native
    native.refuses = { primitive, arguments in
      guard primitive == "speak", arguments["text"] == .text("hello"),
        arguments["speed"] == .number(Number(1))
      else { return nil }
      return Refusal("The voice says nothing so short.", remedy: "Say more.")
    }
    let finding = try #require(await lower(voice, native).diagnostics.first)
    #expect(finding.code == .notRealizable)
    #expect(finding.message == "speak cannot be done here: the voice says nothing so short.")
    #expect(finding.hint == "Say more.")
    let body = Flow(
      nodes: [
        Node(
          "said", FunctionName("speak", on: "native"),
          [Argument("text", .parameter("text")), Argument("speed", Value.number(Number(2)))])
      ],
      returns: [Flow.Return(.from("said"))])
    let library = Sample.library.appending(Realization(of: "speak", on: "native", body: body))
    let lowered = await lower(voice, native, library: library)
    #expect(lowered.plan?.steps.map(\.id) == ["voice"])
    #expect(lowered.choices.first?.passedOver.count == 1)
  }

  @Test("a value that the primitive does not take stands in the way before anything runs")
  func misfit() async throws {
    let flow = Flow(
      Node("photo", "load_image", ["file": .value(.text("a.png"))]),
      Node(
        "clip", "image_to_video",
        ["image": .from("photo"), "width": .value(.number(Number(8000)))]), returning: "clip")
    let finding = try #require(await lower(flow, Sample.native).diagnostics.first)
    #expect(finding.place == .node("clip"))
    #expect(
      finding.message
        == "image_to_video cannot be done here: native.scale.width is 8000 px, but must be within "
        + "16...4096 px.")
  }

  @Test("a body with primitives that the target lacks is no way")
  func lackingPrimitives() async throws {
    let body = Flow(
      nodes: [Node("k", FunctionName("KSampler", on: "comfy"))], returns: [Flow.Return(.from("k"))])
    let library = Library(
      catalogue: Sample.library.catalogue,
      realizations: [Realization(of: "text_to_image", on: "comfy", body: body)])
    let finding = try #require(
      await lower(scene, comfy(), library: library).diagnostics.first)
    #expect(
      finding.message == "text_to_image cannot be done here: the ComfyUI server has no KSampler.")
  }

  @Test("a body may call abstract functions, which may be done elsewhere")
  func nested() async throws {
    let body = Flow(
      nodes: [
        Node("still", "text_to_image", ["prompt": .parameter("text")]),
        Node("film", "image_to_video", ["image": .from("still")]),
      ], returns: [Flow.Return(.from("film"))])
    let library = Sample.library.appending(
      Realization(of: "text_to_video", on: "native", body: body),
      Sample.signature("text_to_video", [Port("text", .text)], .video))
    let flow = Flow(
      Node("x", "text_to_video", ["text": .value(.text("a lake"))]), returning: "x")
    let item = Inventory.Item(Need("checkpoint", "sdxl"), detail: "sdxl.safetensors")
    let lowered = await lower(flow, Sample.native, comfy([item]), library: library)
    #expect(
      lowered.plan?.steps.map { "\($0.id) on \($0.target)" } == [
        "x/still on comfy", "x/film/sized on native", "x/film/move on native",
      ])
    #expect(lowered.choices.map(\.node) == ["x", "x/still", "x/film"])
    let without = await lower(flow, Sample.native, library: library)
    #expect(without.diagnostics.first?.message.hasPrefix("text_to_image cannot be done") == true)
    #expect(without.diagnostics.map(\.place) == [.node("x")])
  }

  @Test("realizations that use one another in a circle are a finding")
  func circle() async throws {
    let body = Flow(
      nodes: [Node("again", "paint", ["image": .parameter("image")])],
      returns: [Flow.Return(.from("again"))])
    let library = Sample.library.appending(Realization(of: "paint", on: "native", body: body))
    let flow = Flow(
      Node("photo", "load_image", ["file": .value(.text("a.png"))]),
      Node("x", "paint", ["image": .from("photo")]), returning: "x")
    let finding = try #require(await lower(flow, Sample.native, library: library).diagnostics.first)
    #expect(finding.code == .cycle)
    #expect(finding.message == "paint uses itself: paint -> paint.")
  }

  @Test("every node that cannot be done is one finding, and those after it are looked at too")
  func onePerNode() async {
    let flow = Flow(
      Node("scene", "text_to_image", ["prompt": .value(.text("a lake"))]),
      Node("clip", "image_to_video", ["image": .from("scene")]),
      Node("x", "paint", ["image": .from("scene")]), returning: "clip", "x")
    let lowered = await lower(flow, Sample.native)
    #expect(lowered.diagnostics.map(\.place) == [.node("scene"), .node("x")])
  }

  @Test(
    "a target that cannot be reached is a warning where others do, and an error where none does")
  func unreachable() async {
    var away = comfy()
    away.unreachable = Diagnostic(.targetUnreachable, "The ComfyUI server does not answer.")
    let fine = await lower(voice, away, Sample.native)
    #expect(fine.plan?.steps.map(\.target) == ["native"])
    #expect(fine.diagnostics.map(\.code) == [.targetUnreachable])
    #expect(fine.diagnostics.map(\.severity) == [.warning])
    let stuck = await lower(scene, away, Sample.native)
    #expect(stuck.plan == nil)
    #expect(stuck.diagnostics.map(\.code) == [.targetUnreachable, .notRealizable])
    #expect(stuck.diagnostics.map(\.severity) == [.error, .error])
  }

  @Test("an inventory that is given is not asked for again")
  func givenInventory() async {
    var native = Sample.native
    native.unreachable = Diagnostic(.targetUnreachable, "Never asked.")
    let lowered = await Lowering(library: Sample.library, targets: [native]).lower(
      voice, inventories: ["native": Inventory(items: Sample.native.items)])
    #expect(lowered.plan != nil)
    #expect(lowered.diagnostics.isEmpty)
  }
}
