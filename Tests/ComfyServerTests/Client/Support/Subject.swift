import AnyflowTesting
import ComfyServer
import Foundation
import Testing

/// The server that a test runs on: the stand-in, or a real one that the environment names.
enum Subject: CustomTestStringConvertible, Sendable {
  case standIn
  case real(String)

  /// The stand-in, and the real server where `ANYFLOW_COMFY_URL` names one.
  static var all: [Subject] {
    let url = ProcessInfo.processInfo.environment["ANYFLOW_COMFY_URL"]
    return [.standIn] + (url.map { [.real($0)] } ?? [])
  }

  /// Whether it is a real server.
  var isReal: Bool { if case .real = self { true } else { false } }

  var testDescription: String {
    switch self {
    case .standIn: "the stand-in"
    case .real: "the real server"
    }
  }

  /// Does something with a client of the server.
  ///
  /// - Parameter nodeTime: How long the stand-in takes for each node.
  func use(
    nodeTime: Duration = .zero, limits: ClientLimits = .init(),
    _ body: (ComfyClient) async throws -> Void
  ) async throws {
    switch self {
    case .real(let url):
      try await Turn.shared.take {
        try await body(ComfyClient(address: try ServerAddress(url)))
      }
    case .standIn:
      try await withStandIn(.init(nodeTime: nodeTime), limits: limits) { _, client in
        try await body(client)
      }
    }
  }
}

/// The real server is used by one test at a time, for it does one thing after another.
private actor Turn {
  static let shared = Turn()

  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  nonisolated func take(_ body: () async throws -> Void) async throws {
    await begin()
    do {
      try await body()
    } catch {
      await end()
      throw error
    }
    await end()
  }

  private func begin() async {
    if isTaken {
      await withCheckedContinuation { waiting.append($0) }
    }
    isTaken = true
  }

  private func end() {
    if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
  }
}

/// Does something with a stand-in server and a client of it.
func withStandIn(
  _ configuration: StandInConfiguration = .init(), limits: ClientLimits = .init(),
  _ body: (StandInServer, ComfyClient) async throws -> Void
) async throws {
  let server = try await StandInServer.start(configuration)
  do {
    try await body(
      server, ComfyClient(address: try ServerAddress(server.url), limits: limits, header: nil))
  } catch {
    await server.stop()
    throw error
  }
  await server.stop()
}

/// A client of something that listens on this machine.
func client(
  port: Int, limits: ClientLimits = .init(), header: String? = nil
) throws -> ComfyClient {
  ComfyClient(
    address: try ServerAddress("http://127.0.0.1:\(port)"), limits: limits, header: header)
}
