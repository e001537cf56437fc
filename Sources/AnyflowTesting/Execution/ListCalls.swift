import Comfy
import OrderedJSON

/// The calls of a node: one for each element of its longest list.
struct ListCalls {
  let calls: [NodeCall]
  let rule: ShapeRule

  /// - Throws: What an empty list raises, as a class then has nothing to be called with.
  init(
    _ inputs: [String: [FlowingValue]], of node: PromptGraph.Node, _ nodeClass: NodeClass,
    on core: ServerCore, folder: OutputFolder
  ) throws(NodeFailure) {
    rule = ShapeRules.byClass[nodeClass.name] ?? ShapeRules.passing
    if inputs.values.contains(where: \.isEmpty) {
      throw NodeFailure("IndexError", "list index out of range")
    }
    let count = nodeClass.takesLists ? 1 : inputs.values.map(\.count).max() ?? 1
    let names = inputs.keys.sorted()
    calls = (0..<count).map { index in
      var digest = Digest(nodeClass.name)
      digest.add(UInt64(index))
      var own: [String: FlowingValue] = [:]
      for name in names {
        // A shorter list repeats its last element.
        guard let values = inputs[name], let last = values.last else { continue }
        let value = index < values.count ? values[index] : last
        own[name] = value
        digest.add(name)
        digest.add(value.hash)
      }
      return NodeCall(
        nodeID: node.id, nodeClass: nodeClass, inputs: own, hash: digest.value, output: folder,
        files: core.files, usesFFmpeg: core.configuration.usesFFmpeg)
    }
  }

  /// What fills the inputs that a class declares; links to what gave nothing are left out.
  static func values(
    of node: PromptGraph.Node, _ nodeClass: NodeClass, _ results: [String: OutputCache.Entry]
  ) -> [String: [FlowingValue]] {
    let written = node.inputs.map { ($0.name, $0.value) }
    let byName = Dictionary(written, uniquingKeysWith: { _, last in last })
    let declared = Set(
      nodeClass.inputs(filled: Set(byName.keys), value: { byName[$0] }).map(\.name))
    var values: [String: [FlowingValue]] = [:]
    for input in node.inputs where declared.contains(input.name) {
      if let link = PromptGraph.link(input.value) {
        guard let outputs = results[link.node]?.outputs else { continue }
        let slot = link.slot < 0 ? link.slot + outputs.count : link.slot
        if outputs.indices.contains(slot) { values[input.name] = outputs[slot] }
      } else {
        var digest = Digest()
        digest.add(input.value)
        values[input.name] = [FlowingValue(content: .literal(input.value), hash: digest.value)]
      }
    }
    return values
  }

  /// The inputs as an error tells them.
  static func described(_ inputs: [String: [FlowingValue]]) -> JSONObject {
    JSONObject(
      inputs.keys.sorted().map { name in
        let texts = (inputs[name] ?? []).map { value -> JSON in
          if case .literal(let literal) = value.content { return literal }
          return .string("<\(String(value.hash, radix: 16))>")
        }
        return JSONObject.Member(name, .array(texts))
      })
  }

  /// What several calls show, put together by name.
  static func merged(_ first: JSONObject?, _ second: JSONObject?) -> JSONObject? {
    guard let first, let second else { return first ?? second }
    var merged = first
    for member in second.members {
      merged[member.name] = .array(
        (merged[member.name]?.array ?? []) + (member.value.array ?? [member.value]))
    }
    return merged
  }
}
