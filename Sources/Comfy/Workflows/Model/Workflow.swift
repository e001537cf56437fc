import Flow
import OrderedJSON

/// A graph as ComfyUI's editor saves it, in schema 0.4 or 1, with its sub-graphs.
///
/// Reading is tolerant: what cannot be used is dropped and told in ``findings``.
public struct Workflow: Hashable, Sendable {
  /// The graph that the editor shows first.
  public var root: WorkflowGraph
  /// The sub-graph definitions, nested ones among them, in the order of the file.
  public var subgraphs: [Subgraph]
  /// The older kind of sub-graph, by the name that follows `workflow>` in a node's type.
  public var groupNodes: [GroupNode]
  /// What was wrong with the file.
  public var findings: [Diagnostic]

  /// A workflow of those parts.
  public init(
    root: WorkflowGraph, subgraphs: [Subgraph] = [], groupNodes: [GroupNode] = [],
    findings: [Diagnostic] = []
  ) {
    self.root = root
    self.subgraphs = subgraphs
    self.groupNodes = groupNodes
    self.findings = findings
  }
}
