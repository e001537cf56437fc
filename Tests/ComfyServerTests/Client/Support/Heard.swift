import ComfyServer
import Synchronization
import Testing

/// The events that a run told, and a way to wait for one.
final class Heard: Sendable {
  private let events = Mutex<[ServerEvent]>([])

  var all: [ServerEvent] { events.withLock { $0 } }

  var take: @Sendable (ServerEvent) -> Void {
    { event in self.events.withLock { $0.append(event) } }
  }

  func contains(_ isIt: (ServerEvent) -> Bool) -> Bool { all.contains(where: isIt) }

  /// Waits until an event was told, for a minute at most; says whether it was.
  @discardableResult
  func wait(for isIt: (ServerEvent) -> Bool) async throws -> Bool {
    for _ in 0..<6000 {
      if contains(isIt) { return true }
      try await Task.sleep(for: .milliseconds(10))
    }
    return false
  }
}

extension ServerEvent {
  var isStarted: Bool { if case .started = self { true } else { false } }
  var isSubmitted: Bool { if case .submitted = self { true } else { false } }
  var isPreview: Bool { if case .preview = self { true } else { false } }
  var isDisconnected: Bool { if case .disconnected = self { true } else { false } }
  var isReconnected: Bool { if case .reconnected = self { true } else { false } }
  var isExecuting: Bool { if case .executing(_?) = self { true } else { false } }
}

/// How long something takes.
func time(_ body: () async throws -> Void) async rethrows -> Duration {
  try await ContinuousClock().measure { try await body() }
}

/// The error of a client that something throws, or nil.
func clientError(_ body: () async throws -> Void) async -> ClientError? {
  do {
    try await body()
    return nil
  } catch {
    return error as? ClientError
  }
}

/// Expects that something throws that error.
func expect(
  _ error: ClientError, at place: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async {
  let found = await clientError(body)
  #expect(found == error, sourceLocation: place)
}
