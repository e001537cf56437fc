import Checking
import Flow
import Notation

extension Driver {
  /// What turns one document into another.
  ///
  /// - Parameter semantic: Whether only what the flows compute counts; nil counts names and order too
  ///   where both documents are written by hand.
  public func compare(
    _ old: FlowDocument, _ new: FlowDocument, semantic: Bool? = nil
  ) -> Comparison {
    let isSemantic = semantic ?? !(old.form.isWritten && new.form.isWritten)
    var result = Comparison(
      flows: [], findings: old.findings + new.findings, isSemantic: isSemantic)
    guard !result.findings.hasErrors else { return result }
    let before = flows(of: old, inFullWords: isSemantic)
    let after = flows(of: new, inFullWords: isSemantic)
    let diff = FlowFileDiff(from: before, to: after, ignoring: isSemantic ? .all : [])
    for entry in diff.entries {
      switch entry {
      case .kept(let place, _, let edits):
        if !edits.isEmpty { result.flows.append(.changed(before[place], edits)) }
      case .added(let flow): result.flows.append(.added(flow))
      }
    }
    result.flows += diff.removed.map { .removed(before[$0]) }
    return result
  }

  /// The document's flows; in full words, two ways of writing the same look the same.
  private func flows(of document: FlowDocument, inFullWords: Bool) -> [Flow] {
    guard inFullWords else { return document.file.flows }
    let catalogue = catalogue(for: document)
    return document.file.flows.map { $0.resolved(with: catalogue) }
  }
}
