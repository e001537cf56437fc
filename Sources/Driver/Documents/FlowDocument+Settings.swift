import Flow

extension FlowDocument {
  /// A document with settings made, and what they set of the flow's own parameters.
  public struct Settled: Sendable {
    /// The document; its text is canonical where a node was changed.
    public var document: FlowDocument
    /// The values for the flow's own parameters, by name.
    public var values: [String: Value]
    /// Whether any node was changed.
    public var isChanged: Bool
  }

  /// Makes settings: arguments of nodes are edited, the flow's own parameters get values.
  ///
  /// - Parameter catalogue: The functions of the nodes, by which values are read and ports found.
  /// - Throws: A finding about a node or a parameter that the flow has not.
  public func applying(
    _ settings: [FlowSetting], _ catalogue: Catalogue
  ) throws(Diagnostic) -> Settled {
    var values: [String: Value] = [:]
    guard var flow, !settings.isEmpty else {
      return Settled(document: self, values: [:], isChanged: false)
    }
    let original = flow
    for setting in settings {
      guard let name = setting.node else {
        let port = flow.parameters.first { $0.name == setting.parameter }
        guard let port else { throw FlowDocument.unknown(setting, in: flow) }
        values[setting.parameter] = setting.value(for: port)
        continue
      }
      let signature = flow.node(name).flatMap { catalogue[$0.function] }
      let written = flow.node(name)?.arguments.first {
        signature?.port($0.port)?.name == setting.parameter
          || $0.port == .named(setting.parameter)
      }
      let source = Source.value(setting.value(for: signature?.port(setting.parameter)))
      do {
        try flow.apply(
          .setArgument(
            node: name, port: written?.port ?? .named(setting.parameter), source))
      } catch {
        throw Diagnostic(
          .unknownNode,
          "The flow has no node named \(name), so its \(setting.parameter) cannot be set.",
          hint: NearNames.question(NearNames.of(name, in: flow.nodes.map(\.name)))
            ?? FlowDocument.list("It has the nodes", flow.nodes.map(\.name)))
      }
    }
    let isChanged = flow != original
    return Settled(
      document: isChanged ? replacing(with: flow) : self, values: values, isChanged: isChanged)
  }

  private static func unknown(_ setting: FlowSetting, in flow: Flow) -> Diagnostic {
    let names = flow.parameters.map(\.name)
    let nodes = flow.nodes.map(\.name)
    let hint =
      NearNames.question(NearNames.of(setting.parameter, in: names))
      ?? list("It has", names)
      ?? (nodes.isEmpty
        ? nil : "To set an argument of a node, name the node too, as in node.parameter=value.")
    return Diagnostic(
      .unknownParameter, "The flow has no parameter named \(setting.parameter).", hint: hint)
  }

  private static func list(_ start: String, _ names: [String]) -> String? {
    names.isEmpty ? nil : "\(start) \(names.joined(separator: ", "))."
  }
}
