import Flow
import Targets

/// A primitive that changes every picture of a film by filters; its sound stays as it is.
struct FilteredFilm: NativePrimitive {
  let name: String
  private let check: @Sendable ([String: Value]) -> Refusal?
  private let filter: @Sendable (PrimitiveCall, Film) throws -> PictureFilter

  /// A primitive of that name.
  init(
    _ name: String, refusal: @escaping @Sendable ([String: Value]) -> Refusal? = { _ in nil },
    filter: @escaping @Sendable (PrimitiveCall, Film) throws -> PictureFilter
  ) {
    self.name = name
    self.check = refusal
    self.filter = filter
  }

  func refusal(_ arguments: [String: Value]) -> Refusal? { check(arguments) }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    let filter = try filter(call, film)
    let graph = "[0:v:0]\(filter.chain)[out]"
    return [
      "video": try await call.writeFilm(
        ["-i", film.input], graph: graph, sound: film.hasSound ? .copied : .none,
        facts: film.facts(filter.size), isCut: false)
    ]
  }
}
