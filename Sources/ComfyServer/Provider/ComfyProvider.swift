import Comfy
import Flow
import Foundation
import OrderedJSON
import Synchronization
import Targets

/// Runs jobs on one ComfyUI server.
public struct ComfyProvider: Provider {
  /// Measures a file that came from the server.
  public typealias Probe = @Sendable (URL, Modality) async -> MediaFacts

  /// Measures what comes from the server; by default nothing is measured.
  public var probe: Probe
  /// Asks the server for its node classes anew, after it has shown to have others than were known.
  public var refresh: @Sendable () async -> NodeClasses?
  /// The folders in which a loading node's file is looked up when the server does not have it.
  public var folders: [URL] = []
  /// How long a server may take to come back after it has lost a run.
  public var patience: Duration = .seconds(60)
  /// How often a lost run is handed in again.
  public var retries = 2

  let server: any ComfyServing
  let known: RemoteFiles
  private let shared: Shared

  /// The node classes, which a refresh replaces for all copies of the provider.
  private final class Shared: Sendable {
    let classes: Mutex<NodeClasses>

    init(_ classes: NodeClasses) { self.classes = Mutex(classes) }
  }

  /// A provider for a server with those node classes; see the properties for the rest.
  public init(
    server: any ComfyServing, classes: NodeClasses,
    probe: @escaping Probe = { _, _ in MediaFacts() },
    refresh: @escaping @Sendable () async -> NodeClasses? = { nil }
  ) {
    self.server = server
    self.probe = probe
    self.refresh = refresh
    known = RemoteFiles.known(at: server.address)
    shared = Shared(classes)
  }

  /// The server's node classes as far as they are known.
  public var classes: NodeClasses { shared.classes.withLock { $0 } }

  /// Asks for the node classes anew and keeps them.
  func refreshed() async -> NodeClasses {
    if let fresh = await refresh() { shared.classes.withLock { $0 = fresh } }
    return classes
  }

  /// Runs a job: brings in what it draws on, hands it in, follows it and fetches what was wanted.
  ///
  /// - Throws: A finding at the flow's node that is to blame, with the server's words as a note.
  public func run(_ step: StepRequest) async throws -> [String: Artifact] {
    guard !step.parts.isEmpty else {
      throw Diagnostic(
        .unexpectedShape, "\(step.primitive) was planned as a step without parts.",
        hint: "This is a mistake in how the flow was planned, not in the flow.")
    }
    let job = PromptJob(
      parts: step.parts, arguments: step.arguments, outputs: step.outputs, seed: step.seed,
      localFile: { localFile($0) })
    do {
      return try await JobRun(provider: self, request: step, job: job).run()
    } catch let error as ClientError {
      throw error.diagnostic(at: server.address)
    }
  }

  /// A file in one of the folders; a name never leads out of them, for workflows come from strangers.
  private func localFile(_ name: String) -> URL? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !parts.contains(where: { $0.isEmpty || $0 == ".." }) else { return nil }
    for folder in folders {
      let url = folder.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return url
      }
    }
    return nil
  }
}
