import Foundation
import Synchronization

/// A stand-in for a ComfyUI server, for tests of what talks to one.
///
/// It runs in this process on a free port of the loopback interface, takes the same requests, checks
/// prompts by the same rules, tells the same events in the same order and gives files of the right
/// shape: pictures of the size that the prompt asks for, films of its frame count, sounds of its length.
/// What is in them is made up, though different inputs give different bytes. Any number of stand-ins can run at
/// once; each has its own queue, history and folder.
///
/// ```swift
/// let server = try await StandInServer.start(.init(models: ["checkpoints": ["v1-5.safetensors"]]))
/// server.fail(.dropSocket(afterEvents: 3))
/// ... use server.url ...
/// await server.stop()
/// ```
public final class StandInServer: Sendable {
  /// The address, such as `http://127.0.0.1:40123`, without a slash at its end.
  public var url: String { "http://127.0.0.1:\(port)" }
  /// The port, which stays the same over restarts.
  public let port: Int
  /// The folder that holds the server's `input`, `output` and `temp` folders; gone after ``stop()``.
  public let folder: URL

  let core: ServerCore
  let listener: Listener
  let log: RequestLog
  let faults: FaultBoard

  private init(core: ServerCore, listener: Listener, port: Int, log: RequestLog, faults: FaultBoard)
  {
    self.core = core
    self.listener = listener
    self.port = port
    self.log = log
    self.faults = faults
    folder = core.files.root
  }

  /// Starts a server that answers as soon as this returns.
  ///
  /// - Throws: An error of the system when no port or no folder can be had.
  public static func start(
    _ configuration: StandInConfiguration = StandInConfiguration()
  ) async throws -> StandInServer {
    let log = RequestLog()
    let faults = FaultBoard()
    let core = try ServerCore(configuration, faults: faults)
    let listener = Listener(core: core, log: log, faults: faults, configuration: configuration)
    let port = try await listener.open(port: configuration.port)
    core.attach(listener)
    core.start()
    return StandInServer(core: core, listener: listener, port: port, log: log, faults: faults)
  }

  /// Ends the server: connections close, what runs is dropped and its folder is removed.
  public func stop() async {
    await core.halt()
    await listener.close()
    core.files.remove()
  }

  /// Ends and starts the server on the same port, as a crash and a restart would: all connections
  /// close, queue, history and cache are forgotten, files stay.
  ///
  /// - Parameter down: How long nothing listens in between.
  /// - Throws: An error of the system when the port cannot be had again.
  public func restart(down: Duration = .zero) async throws {
    try await core.relaunch(down: down)
  }

  /// The requests so far in the order of their arrival, websocket upgrades among them.
  public var received: [ReceivedRequest] { log.requests }

  /// The requests so far to that path, which is written without `/api` and query.
  public func received(_ method: String, _ path: String) -> [ReceivedRequest] {
    log.requests.filter { $0.method == method && $0.path == path }
  }

  /// Forgets the requests so far.
  public func forgetReceived() { log.clear() }

  /// The nodes that were really executed so far, not taken from the cache, over all prompts.
  public var executed: [ExecutedNode] { core.journal.nodes }

  /// Makes the server do something wrong, as often as said; several faults can wait at once.
  ///
  /// - Parameter times: How often it strikes before it is over; nil for always.
  public func fail(_ fault: Fault, times: Int? = 1) { faults.add(fault, times: times) }

  /// Takes back all faults that did not strike yet.
  public func forgiveFaults() { faults.clear() }

  /// Holds the worker before the next prompt, so that what is sent stays in the queue.
  public func hold() { core.hold() }

  /// Lets the worker go on.
  public func release() { core.release() }

  /// Waits until nothing runs and nothing is queued.
  public func idle() async { await core.idle() }

  /// How many websockets are open.
  public var openSockets: Int { core.openSockets }
}
