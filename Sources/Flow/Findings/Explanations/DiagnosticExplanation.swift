/// What a kind of finding means, and what to do about it.
public struct DiagnosticExplanation: Hashable, Sendable {
  /// What the finding speaks of.
  public var family: Family
  /// The kind of finding in a few words.
  public var title: String
  /// What is wrong, in a sentence or two.
  public var meaning: String
  /// What to do about it.
  public var remedy: String
  /// One case of it.
  public var example: Example

  /// What findings speak of, in the order in which people meet them.
  public enum Family: String, CaseIterable, Sendable, Hashable {
    case text = "Texts and files that are read"
    case names = "Names"
    case arguments = "Arguments"
    case shape = "The shape of a flow"
    case attributes = "Attributes"
    case files = "Files that flows use"
    case realizing = "What a target can do"
    case requests = "Requests in plain language"
    case running = "Running"
    case commandLine = "The command line"
  }

  /// Something that gives the finding.
  public struct Example: Hashable, Sendable {
    /// What the example's text is.
    public enum Kind: String, Sendable, Hashable {
      /// A text of A-Language.
      case flow
      /// A workflow or a prompt of ComfyUI.
      case json
      /// A request in plain language.
      case request
      /// What someone types, or what happens.
      case command
    }

    /// What the text is.
    public var kind: Kind
    /// The text.
    public var text: String
    /// The message of the finding.
    public var message: String

    /// A text of that kind and the message that it gives.
    public init(_ kind: Kind, _ text: String, says message: String) {
      self.kind = kind
      self.text = text
      self.message = message
    }

    static func flow(_ text: String, says message: String) -> Example {
      Example(.flow, text, says: message)
    }

    static func json(_ text: String, says message: String) -> Example {
      Example(.json, text, says: message)
    }

    static func request(_ text: String, says message: String) -> Example {
      Example(.request, text, says: message)
    }

    static func command(_ text: String, says message: String) -> Example {
      Example(.command, text, says: message)
    }
  }

  init(
    _ family: Family, _ title: String, _ meaning: String, remedy: String, _ example: Example
  ) {
    self.family = family
    self.title = title
    self.meaning = meaning
    self.remedy = remedy
    self.example = example
  }
}
