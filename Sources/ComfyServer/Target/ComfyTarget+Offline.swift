import Comfy
import Flow
import Foundation
import Targets

extension ComfyTarget {
  /// A server that need not run: for planning with what is known of it.
  ///
  /// Its node classes are those that it had when it was last connected to, else those that come with
  /// Anyflow; each family's usual file counts as there. ``findings`` says that this is assumed.
  public static func offline(address: ServerAddress, home: URL) -> ComfyTarget {
    offline(
      address: address, cache: ServerCache(home: home, address: address),
      families: ModelFamilies.of(home: home))
  }

  static func offline(
    address: ServerAddress, cache: ServerCache, families: ModelFamilies
  ) -> ComfyTarget {
    let (classes, origin) = knownClasses(cache)
    let notAsked = Diagnostic(
      .targetUnreachable, "The ComfyUI server at \(address) was not asked, only planned for.",
      hint: "Run it again with the server running.")
    return ComfyTarget(
      address: address, finding: nil, classes: classes, origin: origin, stats: nil,
      families: families, survey: assumed(classes, families),
      makeProvider: { _ in AbsentProvider(finding: notAsked) })
  }

  /// A server that does not answer.
  static func unreachable(
    _ address: ServerAddress, because finding: Diagnostic, cache: ServerCache,
    families: ModelFamilies
  ) -> ComfyTarget {
    let (classes, origin) = knownClasses(cache)
    return ComfyTarget(
      address: address, finding: finding, classes: classes, origin: origin, stats: nil,
      families: families, survey: assumed(classes, families),
      makeProvider: { _ in AbsentProvider(finding: finding) })
  }

  private static func knownClasses(_ cache: ServerCache) -> (NodeClasses, Origin) {
    if let stored = cache.objectInfo(), let classes = try? classes(from: stored.bytes) {
      return (classes, .formerly)
    }
    return (.core, .bundled)
  }

  private static func assumed(_ classes: NodeClasses, _ families: ModelFamilies) -> ServerSurvey {
    ServerSurvey {
      let models = ModelInventory(assumed: families)
      return ServerSurvey.Found(
        inventory: ServerSurvey.inventory(models, classes: classes, stats: nil), models: models)
    }
  }
}

/// Runs nothing, for there is no server.
struct AbsentProvider: Provider {
  /// Why there is none.
  var finding: Diagnostic

  func run(_ step: StepRequest) async throws -> [String: Artifact] { throw finding }
}
