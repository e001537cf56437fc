import Foundation

/// The id of a submitted prompt, chosen by who submits it.
public struct PromptID: Hashable, Sendable, CustomStringConvertible {
  /// The id as the server knows it.
  public let text: String

  /// A fresh one: a canonical lowercase UUID, the only form that newer servers take.
  public init() { text = UUID().uuidString.lowercased() }

  /// An id as a server tells it, in whatever form.
  public init(_ text: String) { self.text = text }

  /// The id as the server knows it.
  public var description: String { text }
}
