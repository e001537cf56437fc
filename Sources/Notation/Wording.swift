/// The words by which people ask for a function, a port or a value, in one natural language.
public struct Wording: Hashable, Sendable {
  /// The function's name, or `*` for every function that has the port.
  public var function: String
  /// The port, where the words are for one.
  public var port: String?
  /// The value, where the words are for one of the port's.
  public var choice: String?
  /// Phrases for a function, plain words otherwise.
  public var words: [String]

  /// Words for a function, a port of it, or a value of the port.
  public init(function: String, port: String? = nil, choice: String? = nil, words: [String]) {
    self.function = function
    self.port = port
    self.choice = choice
    self.words = words
  }
}
