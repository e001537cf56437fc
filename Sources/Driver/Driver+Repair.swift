import Checking
import Flow
import Notation
import Targets

/// A document with what could be repaired by rule.
public struct RepairedDocument: Sendable {
  /// The document, in canonical form where anything was repaired.
  public var document: FlowDocument
  /// What was done, in order.
  public var applied: [String]
  /// What is still to be said of it.
  public var findings: [Diagnostic]
}

extension Driver {
  /// Applies the fixes that findings about a document's flows carry.
  ///
  /// A text that does not read is left as it is: what could not be read would be lost.
  public func repair(_ document: FlowDocument, files: FileResolution?) -> RepairedDocument {
    guard !document.findings.hasErrors else {
      return RepairedDocument(
        document: document, applied: [], findings: checkAll(document, files: files))
    }
    let meant = document.flowIndex
    var repaired = document
    var applied: [String] = []
    for index in document.file.flows.indices {
      repaired = repaired.meaning(index)
      guard let flow = repaired.flow else { continue }
      let lookup = files?.looking(for: flow, from: document.folder).lookup
      let repair = Checker(catalogue: catalogue(for: repaired)).repaired(flow, files: lookup)
      guard repair.flow != flow else { continue }
      applied += repair.applied.map(\.title)
      repaired = repaired.replacing(with: repair.flow)
    }
    repaired = repaired.meaning(meant)
    return RepairedDocument(
      document: repaired, applied: applied, findings: checkAll(repaired, files: files))
  }

  /// What a document's text, the flow that it means and the targets have to say.
  public func inspectChosen(_ document: FlowDocument, files: FileResolution) async -> [Diagnostic] {
    let findings = check(document, files: files)
    guard !findings.hasErrors, let flow = document.flow, isLowerable(flow) else { return findings }
    return await prepare(document, files: files).findings
  }

  /// What a document's text, all of its flows and the targets have to say.
  ///
  /// - Parameter document: Its flows that need no values to be set are also lowered, which finds what
  ///   the targets lack.
  public func inspect(_ document: FlowDocument, files: FileResolution) async -> [Diagnostic] {
    var findings = checkAll(document, files: files)
    guard !findings.hasErrors else { return findings }
    for each in document.eachFlow {
      guard let flow = each.flow, isLowerable(flow) else { continue }
      let prepared = await prepare(each, files: files)
      findings += prepared.findings.filter { !findings.contains($0) }
    }
    return findings
  }

  /// Whether lowering can say more of a flow: it needs no values to be set, and no server that is not
  /// among the targets.
  private func isLowerable(_ flow: Flow) -> Bool {
    flow.parameters.allSatisfy { !$0.isRequired }
      && (!flow.usesNodeClasses || targets.contains { $0.name == "comfy" })
  }
}
