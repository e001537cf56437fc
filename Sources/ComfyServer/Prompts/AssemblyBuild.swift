import Comfy
import Flow
import Foundation
import Targets

/// A prompt while it is made, as a flow of node classes.
struct AssemblyBuild {
  let classes: NodeClasses
  let job: PromptJob
  /// By what names the server knows files.
  var names: [URL: String] = [:]
  /// The node of each loaded file, by class and file.
  var loaded: [Loaded: String] = [:]
  private var flow = Flow()
  private var roles: [String: NodeRole] = [:]
  private var parts: [String: (id: String, step: ExecutionPlan.Step)] = [:]
  private var results: [AssembledPrompt.Result] = []
  private var seeds: [String: UInt64] = [:]
  private var inputs: [String: [String: NodeInput]] = [:]

  /// A file as a class loads it.
  struct Loaded: Hashable {
    var className: String
    var file: URL
  }

  /// An output of a node that is in the prompt already.
  struct Wire {
    var node: String
    var slot: Int
    /// The server's type.
    var type: String

    var source: Source { .output(OutputReference("node_\(node)", .position(slot))) }
  }

  init(classes: NodeClasses, job: PromptJob) {
    self.classes = classes
    self.job = job
  }

  /// The types in which media cross the border, the modalities they are, and their files' endings.
  static let carried: [(type: String, modality: Modality, ending: String)] = [
    ("IMAGE", .image, "png"), ("MASK", .mask, "png"), ("VIDEO", .video, "mp4"),
    ("AUDIO", .audio, "flac"), ("MESH", .mesh, "glb"),
  ]

  var finished: AssembledPrompt {
    let made = flow.prompt(classes: classes, defaults: true)
    let findings = made.findings.map { finding in
      var finding = finding
      let role = finding.place?.node.flatMap { roles[String($0.dropFirst("node_".count))] }
      finding.place = role.map { .node($0.node) }
      return finding
    }
    return AssembledPrompt(
      prompt: made.prompt, flow: flow, roles: roles, results: results, seeds: seeds,
      findings: findings)
  }

  /// Adds a node and gives its id.
  mutating func add(
    _ className: String, _ arguments: [Argument], _ purpose: NodeRole.Purpose,
    of part: ExecutionPlan.Step, title: String
  ) -> String {
    let id = String(flow.nodes.count + 1)
    flow.nodes.append(
      Node(
        "node_\(id)", FunctionName(className, on: NodeClass.target), arguments,
        attributes: [Attribute(Attribute.Known.title.rawValue, title)]))
    roles[id] = NodeRole(purpose: purpose, part: part.origin, node: part.node, className: className)
    return id
  }

  /// Adds a part.
  mutating func add(_ part: ExecutionPlan.Step) throws(Diagnostic) {
    let nodeClass = classes[part.primitive]
    var arguments: [Argument] = []
    // The class's order is the order that people know; what it does not know comes last.
    let known = inputs(of: part.primitive)
    let order = Dictionary(
      (nodeClass?.allInputs ?? []).enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first })
    let given = part.arguments.sorted {
      (order[$0.key] ?? .max, $0.key) < (order[$1.key] ?? .max, $1.key)
    }
    for (name, argument) in given {
      let use = Use(part: part, name: name, input: known[name])
      guard let source = try fill(use, with: argument) else { continue }
      arguments.append(Argument(name, source))
    }
    let filled = Set(part.arguments.keys)
    let there =
      nodeClass?.inputs(filled: filled) { name in
        if case .value(let value) = part.arguments[name] { value.json } else { nil }
      } ?? []
    for input in there where DrawnSeed.isSeed(input) && !filled.contains(input.name) {
      let seed = DrawnSeed.of(input, part: part.origin, seed: job.seed)
      seeds["\(part.id).\(input.name)"] = seed
      arguments.append(Argument(input.name, .number(Number(unsigned: seed))))
    }
    let id = add(part.primitive, arguments, .part, of: part, title: part.id)
    parts[part.id] = (id, part)
  }

  /// The output of a part that is in the prompt already; nil for what lies outside of the job.
  func wire(_ reference: StepReference) -> Wire? {
    guard let (id, part) = parts[reference.step] else { return nil }
    let nodeClass = classes[part.primitive]
    let slot =
      part.outputs.firstIndex { $0.name == reference.port }
      ?? nodeClass?.outputNames.firstIndex(of: reference.port)
    guard let slot else { return nil }
    let type: String
    if let outputs = nodeClass?.outputs, outputs.indices.contains(slot) {
      type = outputs[slot].type
    } else {
      type = part.outputs.indices.contains(slot) ? "\(part.outputs[slot].type)" : "*"
    }
    return Wire(node: id, slot: slot, type: type)
  }

  /// The part of that id, once it is in the prompt.
  func part(_ id: String) -> (id: String, step: ExecutionPlan.Step)? { parts[id] }

  mutating func record(_ result: AssembledPrompt.Result) { results.append(result) }

  private mutating func inputs(of className: String) -> [String: NodeInput] {
    if let known = inputs[className] { return known }
    let all = classes[className]?.allInputs ?? []
    let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    inputs[className] = byName
    return byName
  }

  /// A name that is safe in a server's paths, where `%` and `/` have a meaning.
  static func slug(_ text: String) -> String {
    let letters = text.unicodeScalars.map { scalar -> Character in
      let isPlain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || scalar == "-" || scalar == ".")
      return isPlain ? Character(scalar) : "_"
    }
    let trimmed = String(letters.prefix(60)).drop { $0 == "." }
    return trimmed.isEmpty ? "_" : String(trimmed)
  }
}
