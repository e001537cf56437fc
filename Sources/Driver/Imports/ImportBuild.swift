import Comfy
import Flow

/// Makes a function of what a workflow says.
struct ImportBuild {
  /// The function's inputs, parameters and outputs.
  private(set) var signature: Signature
  /// The steps, over ComfyUI's node classes and the function's ports.
  private(set) var body = Flow()
  /// The words by which people ask for it.
  private(set) var phrases: [String] = []
  private(set) var findings: [Diagnostic] = []

  init(
    _ source: ImportSource, _ wish: FunctionImport, _ classes: NodeClassSource,
    from origin: String?
  ) {
    signature = Signature(FunctionName(wish.name), ports: [], outputs: [])
    var graph = ImportGraph(source.nodes, classes)
    let given = ImportResults(&graph)
    findings += given.findings
    var results = given.all
    guard !results.isEmpty else { return }
    graph.keep(upstream: results.map(\.source))
    var names = ImportNames(except: graph.nodes.map(\.name))
    let media = ImportMedia(&graph, &results, &names)
    findings += media.findings
    let parameters = ImportParameters(&graph, source, wish.exposures, names)
    findings += parameters.findings
    signature.ports = media.ports + parameters.ports
    signature.outputs = results.map { OutputPort($0.name, $0.type) }
    body = Flow(
      nodes: graph.nodes,
      returns: results.map { Flow.Return($0.source, name: results.count > 1 ? $0.name : nil) })
    if let ordered = body.topologicalOrder() { body.nodes = ordered }
    let words = ImportWords(signature, source, ImportBuild.models(graph), from: origin)
    phrases = words.phrases
    signature.documentation = wish.documentation ?? words.documentation
  }

  /// The files of models that the nodes name, each once.
  private static func models(_ graph: ImportGraph) -> [String] {
    var seen: Set<String> = []
    return graph.nodes.flatMap(\.arguments).compactMap { argument in
      guard case .value(.text(let text)) = argument.source, text.utf8.count < 200,
        [".safetensors", ".ckpt", ".pt", ".pth", ".sft", ".gguf", ".onnx", ".bin"]
          .contains(where: text.hasSuffix), seen.insert(text).inserted
      else { return nil }
      return text
    }
  }
}
