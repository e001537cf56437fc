import Comfy
import Flow
import Foundation
import OrderedJSON
import Targets

extension ComfyTarget {
  /// How long a server that takes connections may be silent.
  ///
  /// One that loads a model may take a while to answer; where nothing takes connections, that is known
  /// within two seconds.
  public static let greetingTime: Duration = .seconds(10)

  /// Learns what a server has.
  ///
  /// Its node classes are not fetched again while they are known from before and nothing tells that
  /// they have changed. A server that is not there is told by ``finding``, within three seconds.
  ///
  /// - Parameters:
  ///   - address: Where the server is.
  ///   - home: The user's folder of settings: `models.yaml` is read in it, `servers` written.
  ///   - limits: How long to wait for answers and how much to take.
  ///   - refreshing: Whether to fetch the node classes whatever is known.
  ///   - makeProvider: Makes what runs jobs on it.
  public static func connect(
    to address: ServerAddress, home: URL, limits: ClientLimits = ClientLimits(),
    refreshing: Bool = false, makeProvider: @escaping MakeProvider
  ) async -> ComfyTarget {
    let greeting = ComfyClient(
      address: address,
      limits: {
        var limits = limits
        limits.answerTime = min(limits.answerTime, greetingTime)
        return limits
      }())
    return await connect(
      to: address, greeting: greeting, server: ComfyClient(address: address, limits: limits),
      cache: ServerCache(home: home, address: address), families: ModelFamilies.of(home: home),
      refreshing: refreshing, makeProvider: makeProvider)
  }

  /// Learns what a server has by those means.
  static func connect(
    to address: ServerAddress, greeting: some ServerFacts, server: some ServerFacts,
    cache: ServerCache, families reading: @escaping @autoclosure @Sendable () -> ModelFamilies,
    refreshing: Bool = false, makeProvider: @escaping MakeProvider
  ) async -> ComfyTarget {
    // Read while the server is asked, for both take their time.
    async let read = reading()
    do {
      let stats = try await greeting.systemStats()
      let (classes, origin) = try await classes(
        of: server, stats: stats, cache: cache, refreshing: refreshing)
      let families = await read
      let survey = ServerSurvey {
        let files = ModelInventory.files(in: classes, families)
        let headers = await HeaderLookup(families: families, cache: cache)
          .headers(of: files, on: server)
        let models = ModelInventory(
          files: files, headers: headers, classes: classes, families: families)
        return ServerSurvey.Found(
          inventory: ServerSurvey.inventory(models, classes: classes, stats: stats),
          models: models)
      }
      return ComfyTarget(
        address: address, finding: nil, classes: classes, origin: origin, stats: stats,
        families: families, survey: survey, makeProvider: makeProvider)
    } catch {
      return unreachable(
        address, because: finding(error, address), cache: cache, families: await read)
    }
  }

  /// The target as it is after its server has shown to have changed.
  public func refreshed(
    home: URL, limits: ClientLimits = ClientLimits(), makeProvider: @escaping MakeProvider
  ) async -> ComfyTarget {
    await ComfyTarget.connect(
      to: address, home: home, limits: limits, refreshing: true, makeProvider: makeProvider)
  }

  /// Fetches a server's node classes whatever is known, and keeps them; nil when it does not answer.
  public static func refresh(
    _ address: ServerAddress, home: URL, limits: ClientLimits = ClientLimits()
  ) async -> NodeClasses? {
    let client = ComfyClient(address: address, limits: limits)
    let cache = ServerCache(home: home, address: address)
    guard let stats = try? await client.systemStats() else { return nil }
    return try? await classes(of: client, stats: stats, cache: cache, refreshing: true).0
  }

  private static func classes(
    of server: some ServerFacts, stats: SystemStats, cache: ServerCache, refreshing: Bool
  ) async throws -> (NodeClasses, Origin) {
    let stored = refreshing ? nil : cache.objectInfo()
    guard let stored, stored.isFresh else {
      async let fingerprint = fingerprint(of: server, stats: stats)
      let bytes = try await server.objectInfo()
      let classes = try classes(from: bytes)
      keep(bytes, for: await fingerprint, in: cache)
      return (classes, .server)
    }
    let fingerprint = await fingerprint(of: server, stats: stats)
    if let fingerprint, fingerprint == stored.fingerprint,
      let classes = try? classes(from: stored.bytes)
    {
      return (classes, .cache)
    }
    let bytes = try await server.objectInfo()
    let classes = try classes(from: bytes)
    keep(bytes, for: fingerprint, in: cache)
    return (classes, .server)
  }

  /// A server without the routes that a fingerprint takes is asked every time.
  private static func fingerprint(
    of server: some ServerFacts, stats: SystemStats
  ) async -> ServerFingerprint? {
    try? await ServerFingerprint(of: server, stats: stats)
  }

  private static func keep(
    _ bytes: [UInt8], for fingerprint: ServerFingerprint?, in cache: ServerCache
  ) {
    // A cache that cannot be written costs time at the next connection, nothing else.
    if let fingerprint { try? cache.store(objectInfo: bytes, fingerprint: fingerprint) }
  }

  static func classes(from bytes: [UInt8]) throws(Diagnostic) -> NodeClasses {
    let json: JSON
    do throws(JSONError) {
      json = try JSON(parsing: bytes)
    } catch {
      throw Diagnostic(
        .unexpectedShape, "What the server answers at /object_info is not JSON.",
        hint: "Look at the server's log for a node class whose description fails.",
        notes: ["\(error)"])
    }
    return try NodeClasses(objectInfo: json)
  }

  private static func finding(_ error: any Error, _ address: ServerAddress) -> Diagnostic {
    let found: Diagnostic
    switch error {
    case let error as ClientError: found = error.diagnostic(at: address)
    case let error as Diagnostic: found = error
    default:
      return Diagnostic(
        .targetUnreachable, "The ComfyUI server at \(address) cannot be used.",
        hint: "Check that it runs and that its address is right.", notes: ["\(error)"])
    }
    // A mistake in how it was asked for is none of the server's.
    guard found.code != .targetUnreachable, found.code != .usage else { return found }
    // Whatever the reason, a server whose node classes are unknown is of no use.
    return Diagnostic(
      .targetUnreachable,
      "The ComfyUI server at \(address) answers, but not with what it can do: " + found.message,
      hint: found.hint, notes: found.notes)
  }
}
