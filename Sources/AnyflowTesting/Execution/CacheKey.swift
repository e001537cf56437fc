import Foundation
import OrderedJSON

/// What a node's result depends on: its class, its literals, and the same of all nodes above it.
struct CacheKey: Hashable, Sendable {
  fileprivate var signature: [String]
}

/// Makes the keys of a prompt's nodes.
struct CacheKeys {
  private let graph: PromptGraph
  private let files: FileStore
  private var changes: [String: String] = [:]

  init(_ graph: PromptGraph, files: FileStore) {
    self.graph = graph
    self.files = files
  }

  /// The key of a node; nil for one that is never reused, as a node above it is missing.
  mutating func key(of id: String) -> CacheKey? {
    var ancestors: [String] = []
    var places: [String: Int] = [:]
    collect(id, &ancestors, &places)
    var signature: [String] = []
    for node in [id] + ancestors {
      guard let own = own(node, places) else { return nil }
      signature.append(own)
    }
    return CacheKey(signature: signature)
  }

  /// The nodes above a node, each once, along its inputs in the order of their names.
  private func collect(_ start: String, _ found: inout [String], _ places: inout [String: Int]) {
    var open = [start]
    while let id = open.popLast() {
      if id != start {
        guard places[id] == nil else { continue }
        places[id] = found.count
        found.append(id)
      }
      let links = inputs(of: id).compactMap { PromptGraph.link($0.value)?.node }
      open.append(contentsOf: links.reversed())
    }
  }

  /// A node's class, change value and inputs, links by where their nodes stand above.
  private mutating func own(_ id: String, _ places: [String: Int]) -> String? {
    guard let node = graph[id] else { return nil }
    var text = "\(node.classType)|\(change(of: node))"
    for input in inputs(of: id) {
      if let link = PromptGraph.link(input.value) {
        text += "|\(input.name)@\(places[link.node] ?? -1),\(link.slot)"
      } else {
        text += "|\(input.name)=\(input.value.text())"
      }
    }
    return text
  }

  private func inputs(of id: String) -> [JSONObject.Member] {
    (graph[id]?.inputs ?? []).sorted { $0.name < $1.name }
  }

  /// The prompt as files embed it: nodes that load files have what changes with those.
  mutating func embedded(_ prompt: JSONObject) -> JSONObject {
    var prompt = prompt
    for index in prompt.members.indices {
      guard var node = prompt.members[index].value.object,
        let own = graph[prompt.members[index].name], ClassValidator.of[own.classType] != nil
      else { continue }
      node["is_changed"] = [.string(change(of: own))]
      prompt.members[index].value = .object(node)
    }
    return prompt
  }

  /// What changes when the file that a node loads does.
  private mutating func change(of node: PromptGraph.Node) -> String {
    guard let validator = ClassValidator.of[node.classType],
      let name = node.inputs.first(where: { $0.name == validator.input })?.value.string
    else { return "" }
    if let known = changes[name] { return known }
    let change = files.bytes(of: name).map { String(Digest($0).value) } ?? "missing"
    changes[name] = change
    return change
  }
}
