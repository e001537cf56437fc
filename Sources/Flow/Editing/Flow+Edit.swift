extension Flow {
  /// Makes one change and gives the change that undoes it exactly.
  ///
  /// - Throws: A refusal, with the flow left untouched.
  @discardableResult
  public mutating func apply(_ edit: FlowEdit) throws(FlowEditError) -> FlowEdit {
    var editor = FlowEditor(taking: &self)
    defer { self = editor.finished() }
    return try editor.apply(edit)
  }

  /// Makes all changes or none and gives the changes that undo them exactly, in the order in which
  /// they are to be made.
  ///
  /// - Throws: The first refusal, with the flow left untouched.
  @discardableResult
  public mutating func apply(_ edits: [FlowEdit]) throws(FlowEditError) -> [FlowEdit] {
    var editor = FlowEditor(self)
    var inverse: [FlowEdit] = []
    inverse.reserveCapacity(edits.count)
    for edit in edits { inverse.append(try editor.apply(edit)) }
    self = editor.finished()
    return inverse.reversed()
  }

  /// This flow with all the changes made.
  ///
  /// - Throws: The first refusal.
  public func applying(_ edits: [FlowEdit]) throws(FlowEditError) -> Flow {
    var flow = self
    try flow.apply(edits)
    return flow
  }
}
