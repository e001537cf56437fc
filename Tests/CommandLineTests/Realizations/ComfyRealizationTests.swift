import ComfyServer
import Flow
import Foundation
import Library
import Lowering
import Native
import Notation
import Targets
import Testing

/// Every way in which the standard library uses a ComfyUI server is lowered onto the bundled node
/// classes, with just the models that it needs.
@Suite("Ways over a ComfyUI server")
struct ComfyRealizationTests {
  private static let library: Library = {
    do { return try Library.standard() } catch { return Library() }
  }()

  /// A realization with the number by which it is told from others of its function.
  struct Way: Sendable, CustomTestStringConvertible {
    let number: Int
    let realization: Realization
    var testDescription: String {
      "\(realization.function) by "
        + (realization.needs.isEmpty
          ? "\(number)" : realization.needs.map(\.name).joined(separator: ", "))
    }
  }

  /// Those whose node classes come with ComfyUI.
  private static let ways: [Way] = {
    let known = comfy.primitives
    return library.realizations.enumerated().filter { _, realization in
      realization.target == "comfy"
        && (realization.body?.nodes ?? []).allSatisfy {
          $0.function.target != "comfy" || known[$0.function] != nil
        }
    }.map { Way(number: $0, realization: $1) }
  }()

  private static let comfy: ComfyTarget = {
    let home = FileManager.default.temporaryDirectory
      .appendingPathComponent("anyflow-test-\(UUID().uuidString)")
    do {
      return ComfyTarget.offline(address: try ServerAddress("http://127.0.0.1:1"), home: home)
    } catch {
      fatalError("The address does not read: \(error)")
    }
  }()

  /// What a server with just these things has; the native target has all it can use.
  private static func inventories(_ needs: [Need]) async throws -> [String: Inventory] {
    let whole = try await comfy.inventory()
    let native = library.realizations.filter { $0.target == "native" }.flatMap(\.needs)
    return [
      "comfy": Inventory(items: whole.all.filter { needs.contains($0.need) }),
      "native": Inventory(items: native.map { Inventory.Item($0, detail: "here") }),
    ]
  }

  private static func lowered(
    _ text: String, having needs: [Need]
  ) async throws -> Lowered {
    let parsed = Dataflow.parse(text)
    try #require(parsed.diagnostics.isEmpty, "\(parsed.diagnostics.map(\.message))")
    let flow = try #require(parsed.file.flows.first)
    let native = NativeTarget(implementing: library.catalogue)
    return await Lowering(library: library, targets: [comfy, native])
      .lower(flow, inventories: try await inventories(needs))
  }

  /// A flow that calls a function with what it must be given, and with further arguments.
  private static func flow(_ function: String, _ more: [String] = []) throws -> String {
    let signature = try #require(library.catalogue[FunctionName(function)])
    var lines: [String] = []
    var arguments: [String] = []
    let named = Set(more.compactMap { $0.split(separator: ":").first.map(String.init) })
    for port in signature.ports where port.isRequired && !named.contains(port.name) {
      switch port.type {
      case .modality(.text): arguments.append("\(port.name): \"a lighthouse\"")
      case .modality(.number): arguments.append("\(port.name): 1")
      case .modality(let modality):
        lines.append("\(port.name)_file = load_\(modality)(file: \"a\")")
        arguments.append("\(port.name): \(port.name)_file")
      default:
        lines.append("\(port.name)_file = load_image(file: \"a\")")
        arguments.append("\(port.name): [\(port.name)_file, \(port.name)_file]")
      }
    }
    lines.append("made = \(function)(\((arguments + more).joined(separator: ", ")))")
    return (lines + ["return made"]).joined(separator: "\n")
  }

  /// What a way must be given beside what its function demands.
  private static func further(_ way: Way) -> [String] {
    switch way.realization.function {
    case "image_to_video": way.realization.needs.first?.name == "svd" ? ["duration: 2 s"] : []
    default: []
    }
  }

  @Test("each is taken when the server has what it needs", arguments: ways)
  func taken(_ way: Way) async throws {
    let function = way.realization.function
    guard Self.films.contains(function) else { return }
    // A way that builds on others needs what those need.
    let inner = (way.realization.body?.nodes ?? []).map(\.function)
      .filter { $0.target == nil }.map(\.name)
    let others = ["text_to_image": [Need("model", "sd15")], "image_to_mesh": []]
    let needs = way.realization.needs + inner.flatMap { others[$0] ?? [] }
    let lowered = try await Self.lowered(
      try Self.flow(function, Self.further(way)), having: needs)
    #expect(lowered.plan != nil, "\(lowered.diagnostics.map { ($0.message, $0.notes) })")
    #expect(lowered.choices.contains { $0.realization == way.realization })
  }

  /// The functions of films, sounds, meshes and views.
  private static let films: Set<String> = [
    "image_to_video", "text_to_video", "video_between", "restyle_video", "inpaint_video",
    "upscale_video",
    "text_to_audio", "text_to_music", "image_to_mesh", "views_to_mesh", "text_to_mesh",
    "novel_view", "multi_view",
  ]

  /// Every comfy part of a plan by its node class.
  private func parts(_ plan: ExecutionPlan) -> [String: ExecutionPlan.Step] {
    let all = plan.steps.flatMap { $0.parts.isEmpty ? [$0] : $0.parts }
    return Dictionary(all.map { ($0.primitive, $0) }, uniquingKeysWith: { a, _ in a })
  }

  private func number(_ argument: PlanArgument?) -> Double? {
    if case .value(let value) = argument { value.double } else { nil }
  }

  @Test(
    "a model makes as many pictures as it can, and the film is brought to what was asked",
    arguments: [
      ("svd", 2.0, 24.0, 12.0), ("svd", 6, 24, 25), ("ltx-video", 2, 24, 49),
      ("ltx-video", 10, 30, 97), ("wan-i2v", 3, 24, 49), ("wan-i2v", 5, 12, 61),
      ("wan22-5b", 0.5, 24, 13),
    ])
  func frames(family: String, seconds: Double, fps: Double, made: Double) async throws {
    let way = try #require(
      Self.library.realizations(of: "image_to_video", on: "comfy").first {
        $0.needs.first?.name == family
      })
    let lowered = try await Self.lowered(
      try Self.flow(
        "image_to_video",
        ["duration: \(seconds) s", "fps: \(fps) fps", "width: 600 px", "height: 340 px"]),
      having: way.needs)
    let parts = parts(try #require(lowered.plan, "\(lowered.diagnostics.map(\.message))"))
    let counts = parts.values.flatMap { step in
      ["length", "video_frames"].compactMap { number(step.arguments[$0]) }
    }
    #expect(counts == [made])
    let conform = try #require(parts["conform_video"])
    #expect(number(conform.arguments["duration"]) == seconds)
    #expect(number(conform.arguments["fps"]) == fps)
    #expect(number(conform.arguments["width"]) == 600)
    #expect(number(conform.arguments["height"]) == 340)
    let rate = try #require(number(parts["CreateVideo"]?.arguments["fps"]))
    #expect(abs(rate - made / seconds) < 0.001)
  }

  @Test("a film too long for a model is made another way, and why is told") func tooLong()
    async throws
  {
    let way = try #require(
      Self.library.realizations(of: "image_to_video", on: "comfy").first {
        $0.needs.first?.name == "wan-i2v"
      })
    let lowered = try await Self.lowered(
      try Self.flow("image_to_video", ["duration: 60 s"]), having: way.needs)
    let choice = try #require(lowered.choices.first { $0.function.name == "image_to_video" })
    #expect(choice.target == "native")
    #expect(choice.passedOver.contains { $0.contains("too few pictures") })
  }

  @Test(
    "a model without text leaves what must be read to others",
    arguments: [
      "prompt: \"waves roll\"", "motion: \"pan left\"",
    ])
  func unread(argument: String) async throws {
    let svd = [Need("model", "svd")]
    let lowered = try await Self.lowered(
      try Self.flow("image_to_video", ["duration: 2 s", argument]), having: svd)
    let choice = try #require(lowered.choices.first { $0.function.name == "image_to_video" })
    #expect(choice.target == "native")
    let plain = try await Self.lowered(
      try Self.flow("image_to_video", ["duration: 2 s"]), having: svd)
    #expect(plain.choices.first { $0.function.name == "image_to_video" }?.target == "comfy")
  }

  @Test("camera moves are words to a model that reads") func camera() async throws {
    let way = try #require(
      Self.library.realizations(of: "image_to_video", on: "comfy").first {
        $0.needs.first?.name == "ltx-video"
      })
    let lowered = try await Self.lowered(
      try Self.flow("image_to_video", ["prompt: \"waves roll\"", "motion: \"pan left\""]),
      having: way.needs)
    let plan = try #require(lowered.plan)
    let texts = plan.steps.flatMap(\.parts).compactMap { step -> String? in
      if case .value(let value) = step.arguments["text"] { value.text } else { nil }
    }
    #expect(texts.contains("waves roll, the camera pans to the left"))
  }

  @Test("views stand evenly all round", arguments: [(2, 180.0), (4, 90), (16, 22.5)])
  func views(count: Int, step: Double) async throws {
    let lowered = try await Self.lowered(
      try Self.flow("multi_view", ["count: \(count)"]), having: [Need("model", "zero123")])
    let parts = parts(try #require(lowered.plan))
    let start = try #require(parts["StableZero123_Conditioning_Batched"])
    #expect(number(start.arguments["batch_size"]) == Double(count))
    #expect(number(start.arguments["azimuth_batch_increment"]) == step)
  }

  @Test(
    "a sound is cut to the length asked for, or repeated where a model makes no longer one",
    arguments: [(0.5, "TrimAudioDuration"), (30, "TrimAudioDuration"), (90, "loop_audio")])
  func lengths(seconds: Double, last: String) async throws {
    let lowered = try await Self.lowered(
      try Self.flow("text_to_audio", ["duration: \(seconds) s"]),
      having: [Need("model", "stable-audio"), Need("model", "t5-base")])
    let parts = parts(try #require(lowered.plan))
    #expect(number(parts[last]?.arguments["duration"]) == seconds)
    #expect(parts.keys.contains("TrimAudioDuration") != parts.keys.contains("loop_audio"))
    let made = try #require(number(parts["EmptyLatentAudio"]?.arguments["seconds"]))
    #expect(made >= min(seconds, 47) && made <= 47.6)
  }

  @Test("a beat is told to a model for music in words") func tempo() async throws {
    let lowered = try await Self.lowered(
      try Self.flow("text_to_music", ["prompt: \"soft jazz\"", "tempo: 90 bpm"]),
      having: [Need("model", "ace-step")])
    let parts = parts(try #require(lowered.plan, "\(lowered.diagnostics.map(\.message))"))
    #expect(
      parts["TextEncodeAceStepAudio"]?.arguments["tags"] == .value(.text("soft jazz, 90 bpm")))
  }

  @Test("a mesh is as fine as was asked, and a relief is left to who makes reliefs") func meshes()
    async throws
  {
    let needs = [Need("model", "hunyuan3d")]
    let fine = try await Self.lowered(
      try Self.flow("image_to_mesh", ["resolution: 400"]), having: needs)
    let parts = parts(try #require(fine.plan))
    #expect(number(parts["VAEDecodeHunyuan3D"]?.arguments["octree_resolution"]) == 400)
    let relief = try await Self.lowered(
      try Self.flow("image_to_mesh", ["depth: 20 %"]), having: needs)
    #expect(relief.choices.first { $0.function.name == "image_to_mesh" }?.target == "native")
  }
}
