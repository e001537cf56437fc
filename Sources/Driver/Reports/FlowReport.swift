import Checking
import Flow

/// A flow as scripts see it: nodes with their parameters and inputs, in full words.
public struct FlowReport: Encodable, Sendable {
  let name: String?
  let nodes: [NodeReport]
  let outputs: [LinkReport]

  /// The report of a flow over the functions of a catalogue.
  public init(_ flow: Flow, _ catalogue: Catalogue) {
    let full = flow.resolved(with: catalogue)
    name = full.name
    nodes = full.nodes.map { NodeReport($0, catalogue) }
    outputs = full.returns.flatMap { $0.source.references.map(LinkReport.init) }
  }

  struct NodeReport: Encodable, Sendable {
    let id: String
    let function: String
    let target: String?
    var parameters: [String: String] = [:]
    var inputs: [String: InputReport] = [:]

    init(_ node: Node, _ catalogue: Catalogue) {
      id = node.name
      function = node.function.name
      target = node.function.target
      for argument in node.arguments {
        let port = argument.port.description
        if case .value(let value) = argument.source {
          parameters[port] = value.text ?? value.description
        } else {
          inputs[port] = InputReport(argument.source)
        }
      }
    }

    private enum Key: String, CodingKey { case id, function, target, parameters, inputs }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(id, forKey: .id)
      try container.encode(function, forKey: .function)
      // A node of an abstract function says so: its target is null, not absent.
      try container.encode(target, forKey: .target)
      try container.encode(parameters, forKey: .parameters)
      try container.encode(inputs, forKey: .inputs)
    }
  }

  struct LinkReport: Encodable, Sendable {
    let node: String
    let port: String?

    init(_ reference: OutputReference) {
      node = reference.node
      port = reference.port?.description
    }
  }

  indirect enum InputReport: Encodable, Sendable {
    case link(LinkReport)
    case parameter(String)
    case value(String)
    case list([InputReport])

    init(_ source: Source) {
      switch source {
      case .output(let reference): self = .link(LinkReport(reference))
      case .parameter(let name): self = .parameter(name)
      case .value(let value): self = .value(value.text ?? value.description)
      case .list(let sources): self = .list(sources.map(InputReport.init))
      }
    }

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .link(let link): try link.encode(to: encoder)
      case .parameter(let name): try ["parameter": name].encode(to: encoder)
      case .value(let value): try ["value": value].encode(to: encoder)
      case .list(let items): try items.encode(to: encoder)
      }
    }
  }
}
