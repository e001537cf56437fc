import Checking
import Comfy
import Flow
import Foundation
import Library
import Notation

extension Driver {
  /// A workflow, a prompt or a flow over ComfyUI's node classes as a function of the user's library.
  ///
  /// Nodes that load media become inputs, what is saved or shown becomes outputs, and values become
  /// parameters: inputs of sub-graphs, primitive nodes, nodes whose titles are marked, and the texts,
  /// sizes and seed that every workflow of a kind has. Everything else stays as it is.
  ///
  /// - Returns: The function, unless findings with the severity of an error say why there is none.
  public func imported(
    _ document: FlowDocument, as wish: FunctionImport
  ) -> (function: ImportedFunction?, findings: [Diagnostic]) {
    if let finding = refusal(of: wish) { return (nil, [finding]) }
    guard !document.findings.hasErrors else { return (nil, document.findings) }
    let source = ImportSource(document, nodeClasses)
    let build = ImportBuild(source, wish, nodeClasses, from: document.url?.lastPathComponent)
    var findings = source.findings + build.findings
    guard !findings.hasErrors else { return (nil, findings) }
    findings += check(build)
    guard !findings.hasErrors else { return (nil, findings) }
    guard let standard = Driver.standard[wish.name] else {
      return (ImportedFunction(build), findings)
    }
    let fit = StandardFit(build.body, build.signature, to: standard)
    findings += fit.findings
    guard let body = fit.body else { return (nil, findings) }
    return (ImportedFunction(standard, body, from: document.url?.lastPathComponent), findings)
  }

  /// What is wrong with the steps of a function, as far as that is known without a server.
  private func check(_ build: ImportBuild) -> [Diagnostic] {
    var flow = build.body
    flow.name = build.signature.name.name
    flow.parameters = build.signature.ports.map { port in
      var port = port
      // ComfyUI's inputs have no units; lowering hands them the bare number.
      port.unit = nil
      return port
    }
    flow.outputs = build.signature.outputs
    let checker = Checker(catalogue: library.catalogue.merging(nodeClasses.catalogue))
    return checker.check(flow).compactMap { finding in
      var finding = finding
      switch finding.code {
      // A class that is not known has its finding already, and a server may have it.
      case .unknownFunction, .unusedParameter, .offStep: return nil
      // Files of models come and go; a server is asked when the function is used.
      case .notAChoice:
        if case .argument(let node, let port) = finding.place, flow.namesFile(node, port) {
          return nil
        }
        finding.severity = .warning
      default: break
      }
      finding.fixes = []
      return finding
    }
  }

  /// The functions of the standard library.
  private static var standard: Catalogue {
    (try? Library.standard(usingServers: false).catalogue) ?? Catalogue()
  }

  private func refusal(of wish: FunctionImport) -> Diagnostic? {
    guard ImportName.isName(wish.name) else {
      let near = ImportName.slug(wish.name)
      return Diagnostic(
        .usage, "\(Value.quoted(wish.name)) is no name for a function.",
        hint: "A name is made of letters, digits and _, and begins with a letter"
          + (near.isEmpty ? "." : ", such as \(near)."))
    }
    guard !wish.isForced, Driver.standard[wish.name] != nil else { return nil }
    return Diagnostic(
      .duplicateName, "\(wish.name) is a function of the standard library.",
      hint:
        "Take another name, such as my_\(wish.name); or say --force, which makes the workflow the "
        + "first way in which ComfyUI does \(wish.name), whose inputs and outputs stay as they are."
    )
  }
}

extension ImportedFunction {
  /// A function of its own.
  init(_ build: ImportBuild) {
    signature = build.signature
    isRealization = false
    file = SourceFile([
      SourceFile.Item(.function(build.signature)),
      SourceFile.Item(
        .realization(Realization(of: build.signature.name.name, on: "comfy", body: build.body))),
      SourceFile.Item(
        .wording(Wording(function: build.signature.name.name, words: build.phrases))),
    ])
  }

  /// One more way of a function of the standard library.
  init(_ standard: Signature, _ body: Flow, from origin: String?) {
    signature = standard
    isRealization = true
    let comments = Comments(leading: ["After the ComfyUI workflow \(origin ?? "that was given")."])
    file = SourceFile([
      SourceFile.Item(
        .realization(Realization(of: standard.name.name, on: "comfy", body: body)),
        comments: comments)
    ])
  }
}

extension Flow {
  /// Whether an argument, or the default of the parameter that fills it, is the name of a file.
  fileprivate func namesFile(_ node: String, _ port: PortName) -> Bool {
    switch self.node(node)?.arguments.first(where: { $0.port == port })?.source {
    case .value(.text(let text)): text.isFileName
    case .parameter(let name):
      parameters.first { $0.name == name }?.defaultValue?.text?.isFileName ?? false
    default: false
    }
  }
}

extension String {
  /// Whether the text ends as names of files do.
  var isFileName: Bool {
    guard let dot = lastIndex(of: "."), dot != startIndex else { return false }
    let ending = self[index(after: dot)...]
    return (2...11).contains(ending.count) && ending.contains(where: \.isLetter)
      && ending.allSatisfy { $0.isLetter || $0.isNumber }
  }
}
