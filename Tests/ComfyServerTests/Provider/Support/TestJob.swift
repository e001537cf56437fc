import Comfy
import ComfyServer
import Flow
import Foundation
import Synchronization
import Targets

/// A job that is put together part by part.
struct TestJob {
  let classes: NodeClasses
  var parts: [ExecutionPlan.Step] = []
  var arguments: [String: StepArgument] = [:]
  var outputs: [OutputPort] = []

  init(classes: NodeClasses = .core) { self.classes = classes }

  /// Adds a part; an argument that is a text starting with `@` is a link, as in `@loader.MODEL`.
  mutating func add(
    _ id: String, _ primitive: String, node: String? = nil, _ values: [String: Value] = [:]
  ) {
    let signature = classes[primitive]?.signature
    let arguments = values.mapValues { TestJob.argument($0) }
    parts.append(
      ExecutionPlan.Step(
        id: id, node: node ?? id, target: "comfy", primitive: primitive, arguments: arguments,
        outputs: signature?.outputs ?? [], isOutput: signature?.isOutput ?? false))
  }

  /// Fills what parts draw on by `@name.port`.
  mutating func give(_ name: String, _ argument: StepArgument) { arguments[name] = argument }

  mutating func want(_ name: String, _ type: String) {
    outputs.append(OutputPort(name, type == "files" ? .list(.any) : .named(type)))
  }

  var job: PromptJob {
    PromptJob(parts: parts, arguments: arguments, outputs: outputs, seed: 7, prefix: "anyflow/t")
  }

  var step: ExecutionPlan.Step {
    var given: [String: PlanArgument] = [:]
    for name in arguments.keys {
      given[name] = TestJob.argument(.text("@\(name)"))
    }
    return ExecutionPlan.Step(
      id: "job", node: "job", target: "comfy", primitive: "prompt", arguments: given,
      outputs: outputs, parts: parts)
  }

  private static func argument(_ value: Value) -> PlanArgument {
    if case .list(let items) = value, items.contains(where: { $0.text?.hasPrefix("@") == true }) {
      return .list(items.map(argument))
    }
    guard let text = value.text, text.hasPrefix("@"),
      let dot = text.lastIndex(of: ".")
    else { return .value(value) }
    let step = String(text[..<dot].dropFirst())
    return .step(StepReference(step, String(text[text.index(after: dot)...])))
  }
}

extension TestJob {
  /// A picture from a text; its sampler is a part of the flow's node `scene`.
  static func textToImage(
    classes: NodeClasses = .core, checkpoint: String = "dreamshaper_8.safetensors",
    size: Int = 128, steps: Int = 2, text: String = "a lighthouse"
  ) -> TestJob {
    var job = TestJob(classes: classes)
    job.add(
      "scene/loader", "CheckpointLoaderSimple", node: "scene", ["ckpt_name": .text(checkpoint)])
    job.add(
      "scene/words", "CLIPTextEncode", node: "scene",
      ["text": .text(text), "clip": .text("@scene/loader.CLIP")])
    job.add(
      "scene/room", "EmptyLatentImage", node: "scene",
      ["width": .number(Number(size)), "height": .number(Number(size))])
    job.add(
      "scene/sampler", "KSampler", node: "scene",
      [
        "model": .text("@scene/loader.MODEL"), "positive": .text("@scene/words.CONDITIONING"),
        "negative": .text("@scene/words.CONDITIONING"),
        "latent_image": .text("@scene/room.LATENT"), "steps": .number(Number(steps)),
        "cfg": .number(Number(7)), "sampler_name": .text("euler"), "scheduler": .text("normal"),
      ])
    job.add(
      "scene/drawn", "VAEDecode", node: "scene",
      ["samples": .text("@scene/sampler.LATENT"), "vae": .text("@scene/loader.VAE")])
    job.want("scene/drawn.IMAGE", "IMAGE")
    return job
  }
}

/// What a step told while it ran.
final class Told: Sendable {
  private let state = Mutex(State())

  private struct State {
    var fractions: [Double] = []
    var parts: [String] = []
    var previews = 0
    var findings: [Diagnostic] = []
  }

  var fractions: [Double] { state.withLock { $0.fractions } }
  var parts: [String] { state.withLock { $0.parts } }
  var previews: Int { state.withLock { $0.previews } }
  var findings: [Diagnostic] { state.withLock { $0.findings } }

  func request(_ job: TestJob, in folder: URL, flowText: String? = nil) -> StepRequest {
    StepRequest(
      id: "job", primitive: "prompt", arguments: job.arguments, folder: folder, seed: 7,
      parts: job.parts, outputs: job.outputs, source: RunSource(flowText: flowText),
      progress: { [self] fraction in state.withLock { $0.fractions.append(fraction) } },
      news: { [self] news in
        switch news {
        case .working(let part): state.withLock { $0.parts.append(part) }
        case .waiting: break
        case .preview: state.withLock { $0.previews += 1 }
        case .finding(let finding): state.withLock { $0.findings.append(finding) }
        }
      })
  }
}

/// A folder that is there as long as a test runs.
struct TestFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("anyflow-test-\(UUID().uuidString)/001-job", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func file(_ name: String, _ bytes: [UInt8]) throws -> URL {
    let file = url.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return file
  }

  func remove() {
    try? FileManager.default.removeItem(at: url.deletingLastPathComponent())
  }
}
