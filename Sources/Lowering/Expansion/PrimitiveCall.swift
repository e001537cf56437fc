import Checking
import Flow
import Targets

/// One call of a target's primitive, with every value in the primitive's own units.
struct PrimitiveCall {
  private let call: Call
  private let target: any Target
  private let context: LoweringContext

  init(_ call: Call, _ target: any Target, _ context: LoweringContext) {
    self.call = call
    self.target = target
    self.context = context
  }

  /// The one step.
  var expansion: Expansion {
    get throws(Obstacle) {
      let primitive = call.function
      var arguments: [String: PlanArgument] = [:]
      for port in primitive.ports {
        guard let given = call.arguments[port.name], !given.isNone else {
          guard port.isRequired else { continue }
          throw Obstacle(target.name, .unfilled(primitive.name, port.name))
        }
        let plain = given.mapValues { $0.plain(for: port, frameRate: call.frameRate) }
        try check(plain, port)
        arguments[port.name] = port.type.isList ? plain.asList : plain
      }
      let literals = arguments.compactMapValues(\.literal)
      if let refusal = target.refusal(of: primitive.name.name, literals) {
        throw Obstacle(target.name, .refused(refusal))
      }
      let step = ExecutionPlan.Step(
        id: call.path, node: call.node, target: target.name, primitive: primitive.name.name,
        arguments: arguments, outputs: primitive.outputs, isOutput: primitive.isOutput)
      return Expansion(
        steps: [step],
        outputs: Dictionary(
          primitive.outputs.map { ($0.name, .step(StepReference(call.path, $0.name))) },
          uniquingKeysWith: { a, _ in a }))
    }
  }

  private func check(_ argument: PlanArgument, _ port: Port) throws(Obstacle) {
    switch argument {
    case .step: return
    case .list(let items): for item in items { try check(item, port) }
    case .value(let value):
      let findings = context.checker.check(
        value, for: port, named: "\(call.function.name).\(port.name)", frameRate: call.frameRate)
      if let error = findings.first(where: { $0.severity == .error }) {
        throw Obstacle(target.name, .misfit(error))
      }
    }
  }
}

extension PlanArgument {
  /// A single literal as a list of one; a link may give a list itself.
  fileprivate var asList: PlanArgument {
    switch self {
    case .list, .step: self
    case .value(.list(let values)): .list(values.map { .value($0) })
    case .value: .list([self])
    }
  }
}

extension Value {
  /// The value as a primitive takes it: a number without its unit, in the port's.
  ///
  /// A port without a unit takes a ratio as a plain number, and of anything else the number itself.
  fileprivate func plain(for port: Port, frameRate: Double?) -> Value {
    switch resolved(for: port, frameRate: frameRate) {
    case .quantity(let quantity):
      if quantity.unit == port.unit { return .number(quantity.number) }
      guard port.unit == nil else { return .quantity(quantity) }
      return .number(quantity.converted(to: .times)?.number ?? quantity.number)
    case .list(let values): return .list(values.map { $0.plain(for: port, frameRate: frameRate) })
    case let value: return value
    }
  }
}
