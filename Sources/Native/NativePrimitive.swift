import Flow
import Targets

/// One primitive of the native target: how a function is done with the tools of this machine.
///
/// Its ports are those of the library's function of the same name.
protocol NativePrimitive: Sendable {
  /// The function's name.
  var name: String { get }

  /// Why these values have no honest native answer, or nil if they have one.
  func refusal(_ arguments: [String: Value]) -> Refusal?

  /// Does the work and gives the outputs by port name.
  ///
  /// - Throws: A `Diagnostic` in the user's words, or a cancellation.
  func run(_ call: PrimitiveCall) async throws -> [String: Artifact]
}

extension NativePrimitive {
  func refusal(_ arguments: [String: Value]) -> Refusal? { nil }
}
