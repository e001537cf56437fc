import Flow

/// Makes a prompt of a flow and the functions that it uses.
struct PromptBuild {
  /// How deep functions may use one another, and how many nodes they may come to; either is far beyond
  /// what a server runs.
  private static let deepest = 64
  private static let most = 250_000

  let classes: NodeClasses
  let fillsDefaults: Bool
  private(set) var frames: [PromptFrame] = []
  private(set) var signatures: [FunctionName: Signature] = [:]
  var findings: [Diagnostic] = []
  private var functions: [String: PromptFunction] = [:]
  private var nodeCount = 0
  /// The nodes of each function that were reported as no nodes of ComfyUI.
  private var foreign: [String: Set<String>] = [:]
  /// The primitives in the order of the prompt.
  private var primitives: [(frame: Int, node: Int)] = []

  init(functions: [Flow], classes: NodeClasses, fillsDefaults: Bool) {
    self.classes = classes
    self.fillsDefaults = fillsDefaults
    for function in functions {
      guard let name = function.name, self.functions[name] == nil else { continue }
      self.functions[name] = PromptFunction(function, of: function.nodes)
      signatures[FunctionName(name)] = function.callSignature
    }
  }

  mutating func prompt(of flow: Flow) -> Prompt {
    for name in functions.keys.sorted() {
      functions[name] = functions[name].map { activeFunction($0.flow) }
    }
    expand(activeFunction(flow), prefix: "", parent: nil, within: [])
    var prompt = Prompt()
    prompt.nodes.reserveCapacity(primitives.count)
    for (frame, node) in primitives { prompt.nodes.append(promptNode(node, in: frame)) }
    return prompt
  }

  /// The active part of a flow.
  ///
  /// What a bypassed node gives to a result depends on where the result goes, so such results stay as
  /// they are.
  private mutating func activeFunction(_ flow: Flow) -> PromptFunction {
    guard flow.nodes.contains(where: { $0.mode != .active }) else {
      return PromptFunction(flow, of: flow.nodes)
    }
    let used = Set(flow.nodes.map(\.function))
    let catalogue = Catalogue(used.compactMap { signature($0) })
    let part = ActivePart(of: flow, in: catalogue)
    var active = flow.active(in: catalogue)
    if flow.name != nil {
      for (index, result) in flow.returns.enumerated() {
        guard result.source.references.contains(where: { part.isBypassed($0.node) }) else {
          continue
        }
        active.returns[index].source = result.source
      }
    }
    return PromptFunction(active, part, of: flow.nodes)
  }

  /// The signature of a function of the flow or a class of ComfyUI.
  mutating func signature(_ name: FunctionName) -> Signature? {
    if let known = signatures[name] { return known }
    guard name.target == "comfy", let signature = classes[name.name]?.signature else { return nil }
    signatures[name] = signature
    return signature
  }

  /// Adds a flow's nodes, those of functions at the place where they are used.
  private mutating func expand(
    _ function: PromptFunction, prefix: String, parent: PromptFrame.Parent?, within: [String]
  ) {
    let flow = function.flow
    let frame = frames.count
    frames.append(PromptFrame(function, prefix: prefix, parent: parent))
    for (index, node) in flow.nodes.enumerated() {
      guard nodeCount < PromptBuild.most else {
        if nodeCount == PromptBuild.most {
          nodeCount += 1
          report(
            .notRealizable, "The prompt comes to more than \(PromptBuild.most) nodes.", node, frame,
            hint: "Functions that use one another several times multiply; write fewer uses.")
        }
        return
      }
      if node.function.target == "comfy" {
        nodeCount += 1
        primitives.append((frame, index))
      } else if node.function.target == nil, let function = functions[node.function.name] {
        expand(function, node, index, in: frame, within: within)
      } else {
        reportForeign(node, frame)
      }
    }
  }

  private mutating func expand(
    _ function: PromptFunction, _ node: Node, _ index: Int, in frame: Int, within: [String]
  ) {
    let name = node.function.name
    if within.contains(name) {
      let circle = (within.drop { $0 != name } + [name]).joined(separator: " -> ")
      report(
        .cycle, "The flow \(name) uses itself: \(circle).", node, frame,
        hint: "A flow can use other flows, but never, directly or through them, itself.")
      return
    }
    guard within.count < PromptBuild.deepest else {
      report(
        .notRealizable, "Functions use one another more than \(PromptBuild.deepest) deep here.",
        node, frame, hint: "Write the innermost ones out where they are used.")
      return
    }
    nodeCount += 1
    let id = frames[frame].ids[index]
    frames[frame].children[index] = frames.count
    expand(
      function, prefix: "\(frames[frame].prefix)\(id):",
      parent: PromptFrame.Parent(frame: frame, node: index), within: within + [name])
  }

  private mutating func reportForeign(_ node: Node, _ frame: Int) {
    let name = node.function
    let flow = frames[frame].flow.name ?? ""
    guard frames[frame].parent == nil || foreign[flow, default: []].insert(node.name).inserted
    else {
      return
    }
    if let target = name.target {
      report(
        .notRealizable, "\(name) runs on \(target), and a prompt holds ComfyUI's nodes only.", node,
        frame, hint: "Replace it by a node of ComfyUI, such as comfy.LoadImage.")
    } else if classes[name.name] != nil {
      report(
        .unknownFunction, "\(name) is a node class of ComfyUI written without `comfy.`.", node,
        frame, hint: "Write comfy.\(name).")
    } else {
      report(
        .notRealizable, "\(name) is no node class of ComfyUI, so a prompt cannot hold it.", node,
        frame, hint: "Lower the flow to ComfyUI first, so that it consists of comfy.... only.")
    }
  }

  /// Adds a finding about a node; one in a function says in which.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, _ node: Node, _ frame: Int, port: PortName? = nil,
    severity: Diagnostic.Severity? = nil, hint: String? = nil
  ) {
    let place = port.map { FlowPlace.argument(node: node.name, $0) } ?? .node(node.name)
    let isMain = frames[frame].parent == nil
    let within = isMain ? nil : frames[frame].flow.name.map { "This is in the flow \($0)." }
    let finding = Diagnostic(
      code, message, severity: severity, at: isMain ? place : nil, hint: hint,
      notes: within.map { [$0] } ?? [])
    // A function that is used several times says it once.
    if isMain || !findings.contains(finding) { findings.append(finding) }
  }
}

extension Flow {
  /// How other flows use this one; outputs that are not declared are those that it returns.
  var callSignature: Signature? {
    guard var signature else { return nil }
    if signature.outputs.isEmpty {
      signature.outputs = returns.enumerated().map { index, result in
        OutputPort(result.name ?? "output_\(index + 1)", .any)
      }
    }
    return signature
  }
}
