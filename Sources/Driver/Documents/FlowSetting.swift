import Flow
import Notation

/// One `--set`: a value for one of a flow's own parameters, or for an argument of one of its nodes.
public struct FlowSetting: Sendable, Hashable {
  /// The node; nil for one of the flow's own parameters.
  public var node: String?
  /// The name of the parameter.
  public var parameter: String
  /// The value as it was written.
  public var text: String

  /// Reads `parameter=value` or `node.parameter=value`; nil without an equals sign or a name.
  public init?(_ spelling: String) {
    guard let equals = spelling.firstIndex(of: "=") else { return nil }
    let name = spelling[..<equals]
    text = String(spelling[spelling.index(after: equals)...])
    if let dot = name.lastIndex(of: ".") {
      let node = String(name[..<dot])
      guard !node.isEmpty else { return nil }
      self.node = node
      parameter = String(name[name.index(after: dot)...])
    } else {
      node = nil
      parameter = String(name)
    }
    guard !parameter.isEmpty else { return nil }
  }

  /// The value for a port: what the text says as A-Language, else the text itself.
  ///
  /// A port for texts or paths takes a bare word or number as text.
  func value(for port: Port?) -> Value {
    guard let literal = FlowSetting.literal(text) else { return .text(text) }
    switch port?.valueType.element {
    case .file, .modality(.text):
      switch literal {
      case .text, .list, .record, .none: return literal
      case .number, .quantity, .boolean: return .text(text)
      }
    default: return literal
    }
  }

  /// The literal that a text spells on its own, read as the only argument of a call.
  private static func literal(_ text: String) -> Value? {
    let parsed = Dataflow.parse("x = f(v: \(text)\n)")
    guard !parsed.diagnostics.hasErrors, parsed.file.items.count == 1,
      let flow = parsed.file.flows.first, flow.nodes.count == 1, let node = flow.nodes.first,
      node.arguments.count == 1, let argument = node.arguments.first,
      flow.returns.isEmpty, flow.closingComments.isEmpty, node.comments == Comments(),
      case .value(let value) = argument.source
    else { return nil }
    return value
  }
}
