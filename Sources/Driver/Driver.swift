import Checking
import Flow
import Inference
import Library
import Notation
import Targets

/// Drives a request or a flow through the stages: infer, check, lower, run, publish.
///
/// It is the walk that every front end takes, and prints nothing.
public struct Driver: Sendable {
  /// The functions that requests and flows can use.
  public let library: Library
  /// What can run them, the preferred first.
  public let targets: [any Target]
  /// The ComfyUI node classes that flows over them are checked against.
  public let nodeClasses: NodeClassSource

  /// A driver over a library, targets and node classes.
  public init(
    library: Library, targets: [any Target], nodeClasses: NodeClassSource = .bundled
  ) {
    self.library = library
    self.targets = targets
    self.nodeClasses = nodeClasses
  }

  /// The flow for a request.
  public func infer(_ request: InferenceRequest) -> Inferred {
    Inference(library: library).infer(request)
  }

  /// Everything that a document's flows may use: abstract functions, the targets' primitives, what the
  /// document declares, and its other flows.
  public func catalogue(for document: FlowDocument) -> Catalogue {
    var catalogue = library.merging(document.library).catalogue
    for target in targets { catalogue = catalogue.merging(target.primitives) }
    if document.file.usesNodeClasses { catalogue = catalogue.merging(nodeClasses.catalogue) }
    // A flow may use another that stands after it, so outputs are told from what is known so far, and
    // once more from what that made known.
    for _ in 0..<2 {
      for flow in document.file.flows {
        if let signature = flow.callable(in: catalogue) { catalogue.add(signature) }
      }
    }
    return catalogue
  }

  /// What is wrong with the document's text and with the flow that it means.
  public func check(_ document: FlowDocument, files: FileResolution?) -> [Diagnostic] {
    guard let flow = document.flow else { return document.findings }
    let checker = Checker(catalogue: catalogue(for: document))
    let lookup = files?.looking(for: flow, from: document.folder).lookup
    return document.findings + document.located(checker.check(flow, files: lookup))
  }

  /// What is wrong with the document's text and with all of its flows.
  public func checkAll(_ document: FlowDocument, files: FileResolution?) -> [Diagnostic] {
    document.findings
      + document.eachFlow.flatMap {
        check($0, files: files).dropFirst(document.findings.count)
      }
  }
}

extension SourceFile {
  /// Whether any of the file's flows uses node classes of ComfyUI.
  var usesNodeClasses: Bool { flows.contains(where: \.usesNodeClasses) }
}

extension Flow {
  /// Whether the flow uses node classes of ComfyUI itself, not through abstract functions.
  var usesNodeClasses: Bool { nodes.contains { $0.function.target == "comfy" } }

  /// The flow as a function, with the outputs that it does not declare told from what it returns.
  fileprivate func callable(in catalogue: Catalogue) -> Signature? {
    guard var signature else { return nil }
    signature.isOutput = nodes.contains { catalogue[$0.function]?.isOutput ?? false }
    guard signature.outputs.isEmpty else { return signature }
    signature.outputs = returns.enumerated().map { index, result in
      let name = result.name ?? (index == 0 ? "result" : "result_\(index + 1)")
      return OutputPort(name, type(of: result.source, in: catalogue))
    }
    return signature
  }

  private func type(of source: Source, in catalogue: Catalogue) -> PortType {
    switch source {
    case .output(let reference):
      node(reference.node).flatMap { catalogue[$0.function]?.output(reference.port)?.type } ?? .any
    case .parameter(let name): parameters.first { $0.name == name }?.type ?? .any
    case .list(let sources): .list(sources.first.map { type(of: $0, in: catalogue) } ?? .any)
    case .value: .any
    }
  }
}
