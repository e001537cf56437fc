import Flow

/// What `functions` tells scripts.
public struct FunctionsReport: Encodable, Sendable {
  /// `succeeded`, or `rejected` where there is no such function.
  public var status: RunReport.Status
  /// The functions, the best match first.
  public var functions: [FunctionReport]
  /// What was found, such as that no function of a name is there.
  public var diagnostics: [FindingReport]

  /// The report of a listing.
  public init(_ functions: [ListedFunction], findings: [Diagnostic] = []) {
    status = findings.hasErrors ? .rejected : .succeeded
    self.functions = functions.map(FunctionReport.init)
    diagnostics = findings.map(FindingReport.init)
  }
}

/// A function as scripts see it.
public struct FunctionReport: Encodable, Sendable {
  let name: String
  let documentation: String
  let ports: [PortReport]
  let outputs: [OutputPortReport]
  let targets: [String]
  let missing: [String]?
  let score: Double?

  init(_ listed: ListedFunction) {
    name = listed.signature.name.description
    documentation = listed.signature.documentation
    ports = listed.signature.ports.map(PortReport.init)
    outputs = listed.signature.outputs.map {
      OutputPortReport(name: $0.name, type: $0.type.description)
    }
    targets = listed.targets
    missing = listed.missing.isEmpty ? nil : listed.missing
    score = listed.score
  }

  struct OutputPortReport: Encodable, Sendable {
    let name: String
    let type: String
  }

  struct PortReport: Encodable, Sendable {
    let name: String
    let type: String
    let unit: String?
    let minimum: Double?
    let maximum: Double?
    let choices: [String]?
    let `default`: String?
    let required: Bool
    let documentation: String?

    init(_ port: Port) {
      name = port.name
      type = port.type.description
      unit = port.unit?.rawValue
      minimum = port.range?.lower.double
      maximum = port.range?.upper.double
      choices = port.choices.isEmpty ? nil : port.choices.map(\.value)
      `default` = port.defaultValue.map { $0.text ?? $0.description }
      required = port.isRequired
      documentation = port.documentation.isEmpty ? nil : port.documentation
    }
  }
}
