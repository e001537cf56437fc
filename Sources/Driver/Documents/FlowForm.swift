import Comfy
import Notation
import OrderedJSON

/// The forms in which a flow comes to hand.
public enum FlowForm: Hashable, Sendable {
  /// A text of A-Language in one of its notations.
  case text(FlowNotation)
  /// A program in one of the paper's published forms.
  case published
  /// A workflow as ComfyUI's editor saves it.
  case workflow
  /// A prompt as ComfyUI executes it.
  case prompt
  /// A medium with a workflow or a prompt in it, of the format named.
  case medium(String)

  /// What people call it.
  public var name: String {
    switch self {
    case .text: "a flow"
    case .published: "a published program"
    case .workflow: "a ComfyUI workflow"
    case .prompt: "a ComfyUI prompt"
    case .medium(let format): "\(format) with a workflow in it"
    }
  }

  /// Whether a person writes it by hand, so that findings can point into it.
  public var isWritten: Bool {
    switch self {
    case .text, .published: true
    case .workflow, .prompt, .medium: false
    }
  }

  /// Whether bytes are a JSON object rather than a text of A-Language.
  ///
  /// A text may begin with a brace only where it is none of A-Language, whose statements begin with names.
  static func isJSON(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes.dropFirst(start).first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}
