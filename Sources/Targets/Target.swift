import Flow

/// Something that executes primitive functions: the built-in native tools, a ComfyUI server.
public protocol Target: Sendable {
  /// The name by which flows and the command line address it, such as `native`.
  var name: String { get }

  /// The primitives it knows, each under the target's name.
  var primitives: Catalogue { get }

  /// What it has right now: tools, models, node classes.
  ///
  /// - Throws: A finding when the target cannot be reached.
  func inventory() async throws(Diagnostic) -> Inventory

  /// Why the target cannot do a primitive with just these values, or nil if it can.
  ///
  /// A signature says which values are well-formed; this says which the target honestly has an
  /// answer for, before anything runs. Arguments that come by link are absent.
  func refusal(of primitive: String, _ arguments: [String: Value]) -> Refusal?

  /// What runs its primitives.
  var provider: any Provider { get }
}
