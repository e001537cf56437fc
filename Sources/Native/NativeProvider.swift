import Flow
import Targets

/// Runs native primitives as child processes and as code of its own.
struct NativeProvider: Provider {
  let tools: Toolbox
  let implementations: [String: any NativePrimitive]

  func run(_ step: StepRequest) async throws -> [String: Artifact] {
    guard let primitive = implementations[step.primitive] else {
      throw Diagnostic(
        .unknownFunction, "The native tools have no \(step.primitive).", at: .node(step.id),
        hint: NearNames.question(NearNames.of(step.primitive, in: implementations.keys)))
    }
    return try await primitive.run(PrimitiveCall(request: step, tools: tools))
  }
}
