import OrderedJSON

/// The types of nodes that exist in the editor only.
enum EditorType {
  /// What a node of that type is, or nil for a type that is not the editor's own.
  static func kind(of node: WorkflowNode, isKnown: Bool) -> BoundNode.Kind? {
    switch node.type {
    case "Note", "MarkdownNote": return .note
    case "Reroute": return .reroute
    case "PrimitiveNode": return .value
    default: break
    }
    // Packs may have node classes of such names.
    if isKnown { return nil }
    switch node.type {
    case "Reroute (rgthree)", "Node Collector (rgthree)": return .reroute
    case "SetNode": return .set
    case "GetNode": return .get(node.values[0]?.string ?? "")
    default: return decorations.contains(node.type) ? .decoration : nil
    }
  }

  /// Switches, signs and marks, which act on the editor and not on the flow.
  private static let decorations: Set<String> = [
    "Fast Muter (rgthree)", "Fast Groups Muter (rgthree)", "Fast Bypasser (rgthree)",
    "Fast Groups Bypasser (rgthree)", "Fast Actions Button (rgthree)", "Bookmark (rgthree)",
    "Label (rgthree)", "Mute / Bypass Repeater (rgthree)", "Mute / Bypass Relay (rgthree)",
    "Random Unmuter (rgthree)", "Power Puter Label (rgthree)",
  ]
}
