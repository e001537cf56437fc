import Flow
import Targets

/// What can be wished of a model that draws or sounds, and not of tools without one.
enum ModelWish {
  /// Why a call that names a model has no honest native answer, or nil when it names none.
  static func refusal(_ arguments: [String: Value]) -> Refusal? {
    guard let model = arguments["model"]?.text, !model.isEmpty else { return nil }
    return Refusal(
      "The native tools work without models, so \(Value.quoted(model)) cannot be used.",
      remedy: "Leave the model out, or start a ComfyUI server and set ANYFLOW_COMFY_URL.")
  }

  /// The same for a call that may say as well what the result must not hold.
  static func refusalWithNegative(_ arguments: [String: Value]) -> Refusal? {
    if let refusal = refusal(arguments) { return refusal }
    guard let negative = arguments["negative"]?.text, !negative.isEmpty else { return nil }
    return Refusal(
      "The native tools cannot be told what to keep out, such as \(Value.quoted(negative)).",
      remedy: "Leave it out, or start a ComfyUI server and set ANYFLOW_COMFY_URL.")
  }
}
