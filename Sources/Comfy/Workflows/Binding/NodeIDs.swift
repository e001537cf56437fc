import Flow

/// Gives nodes of sub-graphs ids that no node at the top or in an earlier sub-graph has.
///
/// The editor does so on loading, with the numbers behind the last one that it gave, and prompts have the
/// new ids.
enum NodeIDs {
  /// The workflow with such ids.
  static func settled(_ workflow: Workflow) -> Workflow {
    guard !workflow.subgraphs.isEmpty else { return workflow }
    var workflow = workflow
    var taken = Set(workflow.root.nodes.map(\.id))
    for place in workflow.subgraphs.indices {
      var renamed: [String: String] = [:]
      for index in workflow.subgraphs[place].graph.nodes.indices {
        let id = workflow.subgraphs[place].graph.nodes[index].id
        if taken.insert(id).inserted { continue }
        var next: String
        repeat {
          workflow.root.lastNode = workflow.root.lastNode &+ 1
          next = String(workflow.root.lastNode)
        } while !taken.insert(next).inserted
        workflow.subgraphs[place].graph.nodes[index].id = next
        renamed[id] = next
      }
      guard !renamed.isEmpty else { continue }
      for (id, link) in workflow.subgraphs[place].graph.links {
        if let origin = renamed[link.origin] {
          workflow.subgraphs[place].graph.links[id]?.origin = origin
        }
        if let target = renamed[link.target] {
          workflow.subgraphs[place].graph.links[id]?.target = target
        }
      }
      workflow.subgraphs[place].renamed = renamed
    }
    return workflow
  }
}
