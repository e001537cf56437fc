/// What a reader did that it must not do.
struct FuzzFailure: Error, CustomStringConvertible {
  /// What happened, in one sentence.
  var description: String

  init(_ description: String) {
    self.description = description
  }
}
