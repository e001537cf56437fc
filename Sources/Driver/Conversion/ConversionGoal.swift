import Flow
import Notation

/// The form that a flow is to be converted into.
public enum ConversionGoal: Hashable, Sendable {
  /// A text of A-Language.
  case text(FlowNotation)
  /// A workflow that ComfyUI's editor opens.
  case workflow
  /// A prompt that ComfyUI executes.
  case prompt

  /// The form that a file's name asks for.
  ///
  /// - Parameters:
  ///   - name: A file name: `.anyflow` is text, `.api.json` a prompt, any other `.json` a workflow.
  ///   - notation: The notation of a text.
  /// - Throws: A finding about any other ending.
  public init(fileName name: String, notation: FlowNotation = .dataflow) throws(Diagnostic) {
    let lower = name.lowercased()
    if lower.hasSuffix(".api.json") {
      self = .prompt
    } else if lower.hasSuffix(".json") {
      self = .workflow
    } else if lower.hasSuffix(".anyflow") {
      self = .text(notation)
    } else {
      throw Diagnostic(
        .usage, "The name \(Value.quoted(name)) does not say what to convert to.",
        hint:
          "End it in .anyflow for a flow, .json for a ComfyUI workflow or .api.json for a ComfyUI "
          + "prompt, or say --to.")
    }
  }

  /// What people call it.
  public var name: String {
    switch self {
    case .text: "flow"
    case .workflow: "workflow"
    case .prompt: "prompt"
    }
  }
}
