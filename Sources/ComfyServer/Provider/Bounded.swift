/// Work on many things at once, but never on too many.
enum Bounded {
  /// What becomes of each element, with at most `width` being worked on at a time.
  ///
  /// The first error ends the rest.
  static func map<Element: Hashable & Sendable, Result: Sendable>(
    _ elements: [Element], width: Int,
    _ transform: @escaping @Sendable (Element) async throws -> Result
  ) async throws -> [Element: Result] {
    try await withThrowingTaskGroup(of: (Element, Result).self) { group in
      var results: [Element: Result] = [:]
      var rest = elements[...]
      var running = 0
      while true {
        while running < width, let element = rest.popFirst() {
          group.addTask { (element, try await transform(element)) }
          running += 1
        }
        guard let (element, result) = try await group.next() else { return results }
        running -= 1
        results[element] = result
      }
    }
  }
}
