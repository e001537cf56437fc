import Flow
import OrderedJSON

extension Workflow {
  /// Reads a workflow from the JSON that the editor saves.
  ///
  /// - Throws: A finding for what is no workflow at all. Lesser faults are told in ``findings``.
  public init(json: JSON) throws(Diagnostic) {
    guard let object = json.object else {
      throw Diagnostic(
        .notAWorkflow, "A workflow is a JSON object with a list of nodes, and this is no object.",
        hint: "Save it from ComfyUI's editor, or give a prompt in the API format.")
    }
    guard object["nodes"]?.array != nil else {
      throw Diagnostic(
        .notAWorkflow, "A workflow has a list of nodes under \"nodes\", and this has none.",
        hint: "Save it from ComfyUI's editor, or give a prompt in the API format.")
    }
    var reader = WorkflowReader()
    var root = reader.graph(object, "the workflow")
    LinkRepair.repair(&root, object["links"])
    let subgraphs = reader.subgraphs(object)
    let groupNodes = reader.groupNodes(object)
    self.init(
      root: root, subgraphs: subgraphs, groupNodes: groupNodes, findings: reader.findings)
  }

  /// Whether a JSON value looks like a workflow: an object with a list of nodes.
  public static func isWorkflow(_ json: JSON) -> Bool {
    json.object?["nodes"]?.array != nil
  }
}
