/// Why a target does not do something that a flow asks of it.
public struct Refusal: Hashable, Sendable {
  /// One sentence: what it cannot do, and what it could.
  public var message: String
  /// What would make it possible.
  public var remedy: String?

  /// A refusal with its reason.
  public init(_ message: String, remedy: String? = nil) {
    self.message = message
    self.remedy = remedy
  }
}
