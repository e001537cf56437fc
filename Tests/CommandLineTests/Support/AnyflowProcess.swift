import Foundation
import Testing

/// Runs the built `anyflow` as a process of its own, in a folder of its own.
struct AnyflowProcess: Sendable {
  /// Where it runs.
  let folder: URL
  /// Variables beside those that every run has; an empty value is set as such.
  var environment: [String: String] = [:]

  /// What a process left behind.
  struct Result: Sendable {
    let code: Int32
    /// When it ended.
    let end: ContinuousClock.Instant
    let out: String
    let err: String

    /// Standard output as the one JSON object that it must be.
    var json: JSONValue {
      get throws { try JSONDecoder().decode(JSONValue.self, from: Data(out.utf8)) }
    }
  }

  /// The built program, which stands beside the test bundle.
  static let program: URL = {
    let named = ProcessInfo.processInfo.environment["ANYFLOW_BINARY"]
    if let named { return URL(fileURLWithPath: named) }
    let beside = [Bundle.main.executableURL, URL(fileURLWithPath: CommandLine.arguments[0])]
      .compactMap { $0?.deletingLastPathComponent().appendingPathComponent("anyflow") }
    return beside.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? URL(fileURLWithPath: "/anyflow-was-not-built")
  }()

  /// Runs it to its end.
  func run(_ arguments: String..., input: String = "") async throws -> Result {
    try await start(arguments, input: input).result()
  }

  /// Starts it and gives a handle.
  ///
  /// - Parameter alone: Whether nothing else is to run beside it, for what is measured by the clock.
  func start(
    _ arguments: [String], input: String = "", alone: Bool = false
  ) async throws -> Started {
    let places = alone ? ProcessGate.shared.places : 1
    await ProcessGate.shared.enter(places)
    let process = Process()
    process.executableURL = AnyflowProcess.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let inherited = ProcessInfo.processInfo.environment
    var variables = ["HOME": folder.path, "LANG": "C.UTF-8"]
    variables["PATH"] = inherited["PATH"]
    variables["LD_LIBRARY_PATH"] = inherited["LD_LIBRARY_PATH"]
    variables.merge(environment) { $1 }
    process.environment = variables
    do {
      return try Started(process, input: input, places: places)
    } catch {
      await ProcessGate.shared.leave(places)
      throw error
    }
  }

  /// A process that is running.
  final class Started: Sendable {
    let pid: Int32
    private let outputs: URL
    private let end: AsyncStream<(code: Int32, at: ContinuousClock.Instant)>

    fileprivate init(_ process: Process, input: String, places: Int) throws {
      // Files instead of pipes: no output is too much for them.
      outputs = FileManager.default.temporaryDirectory
        .appendingPathComponent("anyflow-process-\(UUID().uuidString)", isDirectory: true)
      try FileManager.default.createDirectory(at: outputs, withIntermediateDirectories: true)
      for (name, content) in [("in", input), ("out", ""), ("err", "")] {
        try Data(content.utf8).write(to: outputs.appendingPathComponent(name))
      }
      process.standardInput = try FileHandle(
        forReadingFrom: outputs.appendingPathComponent("in"))
      process.standardOutput = try FileHandle(
        forWritingTo: outputs.appendingPathComponent("out"))
      process.standardError = try FileHandle(
        forWritingTo: outputs.appendingPathComponent("err"))
      let (stream, continuation) = AsyncStream<(code: Int32, at: ContinuousClock.Instant)>
        .makeStream()
      process.terminationHandler = { ended in
        let isSignal = ended.terminationReason == .uncaughtSignal
        let code = isSignal ? -ended.terminationStatus : ended.terminationStatus
        continuation.yield((code, .now))
        continuation.finish()
        Task { await ProcessGate.shared.leave(places) }
      }
      end = stream
      try process.run()
      pid = process.processIdentifier
    }

    deinit { try? FileManager.default.removeItem(at: outputs) }

    /// Sends a signal.
    func send(_ signal: Int32) { kill(pid, signal) }

    /// Waits for the end; a code below 0 is the signal that ended it.
    func result() async throws -> Result {
      let watchdog = Task { [pid] in
        try await Task.sleep(for: .seconds(60))
        kill(pid, SIGKILL)
      }
      defer { watchdog.cancel() }
      var ended: (code: Int32, at: ContinuousClock.Instant) = (.min, .now)
      for await end in end { ended = end }
      func text(_ name: String) throws -> String {
        String(
          decoding: try Data(contentsOf: outputs.appendingPathComponent(name)), as: UTF8.self)
      }
      return Result(
        code: ended.code, end: ended.at, out: try text("out"), err: try text("err"))
    }
  }
}
