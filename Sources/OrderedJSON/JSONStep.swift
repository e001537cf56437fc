/// One step from a JSON value to one of its parts.
public enum JSONStep: Hashable, Sendable {
  /// The member of that name.
  case name(String)
  /// The element at that place, from 0.
  case index(Int)
}

extension JSONStep: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// The member of that name.
  public init(stringLiteral name: String) { self = .name(name) }

  /// The element at that place.
  public init(integerLiteral index: Int) { self = .index(index) }
}
