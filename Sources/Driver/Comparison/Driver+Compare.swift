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
    return document.file.flows.map { $0.resolved(with: catalogue).withoutDefaults(catalogue) }
  }
}

extension Flow {
  /// The flow without arguments that say what holds anyway.
  fileprivate func withoutDefaults(_ catalogue: Catalogue) -> Flow {
    var flow = self
    for index in flow.nodes.indices {
      guard let signature = catalogue[flow.nodes[index].function] else { continue }
      flow.nodes[index].arguments.removeAll { argument in
        guard case .value(let value) = argument.source,
          let port = signature.port(argument.port), let usual = port.defaultValue
        else { return false }
        return value.means(usual.resolved(for: port))
      }
    }
    return flow
  }
}

extension Value {
  /// Whether two values are the same however their numbers are written.
  fileprivate func means(_ other: Value) -> Bool {
    switch (self, other) {
    case (.number(let a), .number(let b)):
      a == b || (a.double == b.double && abs(a.double) < 0x1p53)
    case (.quantity(let a), .quantity(let b)):
      a.unit == b.unit && a.number.double == b.number.double
    default: self == other
    }
  }
}
