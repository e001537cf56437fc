import Foundation
import OrderedJSON
import Synchronization

/// What a stand-in server knows and does, apart from how it is reached.
final class ServerCore: Sendable {
  let configuration: StandInConfiguration
  let catalogue: ModelCatalogue
  let files: FileStore
  let faults: FaultBoard
  let hub = SocketHub()
  let journal = ExecutionJournal()
  let state = Mutex(ServerState())

  private let wake: AsyncStream<Void>
  private let waker: AsyncStream<Void>.Continuation
  private let worker = Mutex<Task<Void, Never>?>(nil)
  private let listener = Mutex<Listener?>(nil)

  init(_ configuration: StandInConfiguration, faults: FaultBoard) throws {
    self.configuration = configuration
    self.faults = faults
    files = try FileStore(inputs: configuration.inputs)
    catalogue = ModelCatalogue(configuration)
    (wake, waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func attach(_ listener: Listener) { self.listener.withLock { $0 = listener } }

  /// Starts the worker, which takes one prompt after the other.
  func start() {
    let wake = wake
    let task = Task { [weak self] in
      self?.waker.yield()
      for await _ in wake {
        while let self, !Task.isCancelled, let item = self.takeNext() {
          await PromptRun(item, on: self).perform()
        }
        self?.obeyFlags()
        if Task.isCancelled { return }
      }
    }
    worker.withLock { $0 = task }
  }

  /// Ends the worker for good.
  func halt() async {
    state.withLock { $0.generation += 1 }
    let task = worker.withLock { $0 }
    task?.cancel()
    waker.finish()
    await task?.value
    listener.withLock { $0 = nil }
  }

  /// Forgets everything, as a crash does, and listens again.
  func relaunch(down: Duration) async throws {
    state.withLock { state in
      state = ServerState(generation: state.generation + 1, isHeld: state.isHeld)
    }
    guard let listener = listener.withLock({ $0 }) else { return }
    try await listener.reopen(after: down)
  }

  /// Tells the worker that there is something to do.
  func wakeWorker() { waker.yield() }

  func hold() { state.withLock { $0.isHeld = true } }

  func release() {
    state.withLock { $0.isHeld = false }
    wakeWorker()
  }

  var openSockets: Int { hub.count }

  func idle() async {
    while !Task.isCancelled, state.withLock({ $0.running != nil || !$0.pending.isEmpty }) {
      try? await Task.sleep(for: .milliseconds(1))
    }
  }

  /// The next prompt to run, if there is one and nobody holds the worker.
  private func takeNext() -> QueueItem? {
    let item = state.withLock { state -> QueueItem? in
      guard !state.isHeld, !state.pending.isEmpty else { return nil }
      let item = state.pending.removeFirst()
      state.running = item
      state.isInterrupted = false
      return item
    }
    if item != nil { tellStatus() }
    return item
  }

  private func obeyFlags() {
    state.withLock { state in
      if state.freesMemory { state.cache = OutputCache() }
      state.freesMemory = false
    }
  }

  // MARK: Sockets

  /// Takes a new websocket and tells it where things stand.
  func connect(_ socket: Socket, clientID: String) {
    let id = hub.add(socket, clientID: clientID)
    let (status, node) = state.withLock { ($0.status, $0.clientID == id ? $0.lastNode : nil) }
    hub.send("status", ["status": status, "sid": .string(id)], to: id)
    if let node { hub.send("executing", ["node": .string(node)], to: id) }
  }

  func disconnect(_ socket: Socket) { hub.remove(socket) }

  /// Takes a client's first message, which may say what it can do.
  func greet(_ socket: Socket, with message: JSON) {
    guard message["type"]?.string == "feature_flags" else { return }
    let features = message["data"]?.object ?? JSONObject()
    guard let id = hub.note(features, of: socket) else { return }
    hub.send("feature_flags", self.features, to: id)
  }

  var features: JSON {
    ["supports_preview_metadata": true, "max_upload_size": .integer(configuration.uploadLimit)]
  }

  /// Tells all clients how much is left to do.
  func tellStatus() {
    hub.send("status", ["status": state.withLock { $0.status }], to: nil)
  }
}
