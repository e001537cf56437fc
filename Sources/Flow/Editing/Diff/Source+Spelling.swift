extension Source {
  /// This source, written like another one where the two mean the same.
  func spelled(like other: Source) -> Source {
    switch (self, other) {
    case (.value(let own), .value(let given)): .value(own.spelled(like: given))
    case (.list(let own), .list(let given)) where own.count == given.count:
      .list(zip(own, given).map { $0.spelled(like: $1) })
    default: self
    }
  }
}

extension Value {
  /// This value, written like another one where the two mean the same.
  func spelled(like other: Value) -> Value {
    switch (self, other) {
    case (.number(let own), .number(let given)): .number(own.isSame(as: given) ? given : own)
    case (.quantity(let own), .quantity(let given)):
      .quantity(own.isSame(as: given) ? given : own)
    case (.list(let own), .list(let given)) where own.count == given.count:
      .list(zip(own, given).map { $0.spelled(like: $1) })
    case (.record(let own), .record(let given)) where own.map(\.name) == given.map(\.name):
      .record(zip(own, given).map { Field($0.name, $0.value.spelled(like: $1.value)) })
    default: self
    }
  }
}

extension Number {
  /// Whether two spellings are of one number; whole numbers are compared in all their digits.
  fileprivate func isSame(as other: Number) -> Bool {
    if let own = integer, let given = other.integer { return own == given }
    if let own = unsigned, let given = other.unsigned { return own == given }
    return double == other.double && isInteger == other.isInteger
  }
}

extension Quantity {
  /// Whether two spellings are of one amount.
  fileprivate func isSame(as other: Quantity) -> Bool {
    if unit == other.unit { return number.isSame(as: other.number) }
    guard let converted = converted(to: other.unit) else { return false }
    return converted.number.double == other.number.double
  }
}
