import Comfy
import OrderedJSON

/// How far a prompt has come: what is done of it, each node counting as much as it usually takes.
///
/// A server tells of single nodes only.
struct PromptProgress: Sendable {
  private let weights: [String: Double]
  private let total: Double
  private var done: Set<String> = []
  private var doneWeight = 0.0
  private var current: String?
  private var currentFraction = 0.0
  private var highest = 0.0

  init(_ prompt: Prompt) {
    var weights: [String: Double] = [:]
    weights.reserveCapacity(prompt.nodes.count)
    for node in prompt.nodes { weights[node.id] = PromptProgress.weight(of: node) }
    self.weights = weights
    total = max(weights.values.reduce(0, +), 1)
  }

  /// Between 0 and 1, never less than before.
  var fraction: Double { highest }

  /// These need not be done again.
  mutating func skip(_ nodes: [String]) {
    for node in nodes { finish(node) }
    update()
  }

  /// A node begins; the one that ran before it is done.
  mutating func begin(_ node: String?) {
    let node = node.map(outer)
    guard node != current else { return }
    if let current { finish(current) }
    current = node
    currentFraction = 0
    update()
  }

  /// A node came further.
  mutating func advance(_ node: String, _ value: Double, of most: Double) {
    guard outer(node) == current, most > 0, value.isFinite else { return }
    currentFraction = min(1, max(0, value / most))
    update()
  }

  /// A node that another one brought along counts as that one.
  private func outer(_ node: String) -> String {
    if weights[node] != nil { return node }
    return node.split(separator: ".").first.map(String.init) ?? node
  }

  private mutating func finish(_ node: String) {
    guard let weight = weights[node], done.insert(node).inserted else { return }
    doneWeight += weight
  }

  private mutating func update() {
    var sum = doneWeight
    if let current, !done.contains(current) { sum += (weights[current] ?? 0) * currentFraction }
    highest = max(highest, min(1, sum / total))
  }

  /// Seconds, roughly and against one another: what samples takes by far the longest.
  private static func weight(of node: PromptNode) -> Double {
    let name = node.classType
    if name.contains("Sampler"), !name.hasPrefix("KSamplerSelect"), hasInput("latent", node) {
      return 5 + 2 * min(max(number("steps", node) ?? 20, 1), 200)
    }
    if name.contains("Loader") { return 6 }
    if name.contains("VAEDecode") || name.contains("VAEEncode") { return 5 }
    if name.contains("UpscaleWithModel") || name.contains("Upscaler") { return 20 }
    if name.hasPrefix("SaveVideo") || name.hasPrefix("SaveWEBM") { return 4 }
    if name.contains("Encode") || name.contains("Conditioning") { return 2 }
    return 0.5
  }

  private static func hasInput(_ start: String, _ node: PromptNode) -> Bool {
    node.inputs.contains { $0.name.hasPrefix(start) }
  }

  private static func number(_ name: String, _ node: PromptNode) -> Double? {
    for input in node.inputs where input.name == name {
      if case .literal(let json) = input.value { return json.double }
    }
    return nil
  }
}
