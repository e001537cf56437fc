extension Flow {
  /// The flow without its muted and bypassed nodes.
  ///
  /// What draws on a muted node goes unfilled. What draws on a bypassed one gets what that node's input
  /// of the fitting type gets, as `BypassRule` chooses it, and goes unfilled where there is none. A result
  /// that goes unfilled is left out; that of a flow with a name, whose results have their places, is none.
  ///
  /// - Parameter catalogue: The functions of the flow; those of bypassed nodes and of what draws on them
  ///   decide which inputs fit.
  public func active(in catalogue: Catalogue) -> Flow {
    guard nodes.contains(where: { $0.mode != .active }) else { return self }
    let part = ActivePart(of: self, in: catalogue)
    var flow = self
    flow.nodes = nodes.compactMap { node in
      guard node.mode == .active else { return nil }
      var node = node
      node.arguments = part.arguments(of: node)
      return node
    }
    flow.returns = returns.enumerated().compactMap { index, result in
      let wanted = outputs.indices.contains(index) ? outputs[index].type : nil
      let source = part.source(result.source, wanted: wanted)
      guard let source = source ?? (name == nil ? nil : .value(.none)) else { return nil }
      var result = result
      result.source = source
      return result
    }
    return flow
  }
}
