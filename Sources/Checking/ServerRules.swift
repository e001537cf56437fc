import Flow

/// What a server that runs a target's primitives does with what is not right.
struct ServerRules {
  /// What people call it.
  let product: String
  /// Whether it passes over arguments that a primitive does not have.
  let ignoresUnknownKeys: Bool

  /// The rules for a function; nil for one that runs on no server.
  init?(_ function: FunctionName) {
    guard function.target == "comfy" else { return nil }
    product = "ComfyUI"
    ignoresUnknownKeys = true
  }
}
