/// Why the texts of a file cannot be taken out of it.
enum EmbeddedDamage: Error, Hashable {
  /// The file ends before the part that was announced.
  case endsEarly
  /// A field has a value that it cannot have.
  case malformed(String)
  /// A text is longer than is taken out of a file.
  case tooLong
  /// The operating system refused, in its words.
  case unreadable(String)

  /// The reason as the end of a sentence.
  var reason: String {
    switch self {
    case .endsEarly: "it ends in the middle"
    case .malformed(let reason), .unreadable(let reason): reason
    case .tooLong:
      "a text in it is longer than \(EmbeddedWorkflow.textLimit >> 20) MB"
    }
  }
}
