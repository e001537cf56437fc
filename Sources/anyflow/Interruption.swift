import ArgumentParser
import Dispatch
import Driver
import Flow
import Foundation
import Synchronization

/// Makes a command end well when it is interrupted.
///
/// The first signal cancels the command's task, and what does not end within a second is left. The
/// second signal ends the process at once.
enum Interruption {
  /// Runs a command and gives its exit code.
  ///
  /// - Parameter isJSON: Whether a command that has to be left behind owes a JSON object.
  static func guarding(
    isJSON: Bool, _ command: @escaping @Sendable () async -> Int32
  ) async -> Int32 {
    // A reader that goes away is told by an error where it matters.
    signal(SIGPIPE, SIG_IGN)
    let task = Task { await command() }
    let race = Race()
    let count = Mutex(0)
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        guard
          count.withLock({
            $0 += 1; return $0
          }) == 1
        else {
          ChildProcesses.kill()
          _exit(ExitStatus.interrupted.rawValue)
        }
        task.cancel()
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.9) { race.end(nil) }
      }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    Task { race.end(await task.value) }
    if let code = await race.result { return code }
    ChildProcesses.kill()
    let finding = Diagnostic(.interrupted, "The command was interrupted.")
    let reporter = Reporter(options: .plain(json: isJSON))
    if isJSON { try? reporter.json(RunReport(.interrupted, findings: [finding])) }
    reporter.findings([finding])
    return ExitStatus.interrupted.rawValue
  }

  /// Takes the first of two endings.
  private final class Race: Sendable {
    private let stream = AsyncStream<Int32?>.makeStream()

    func end(_ code: Int32?) {
      stream.continuation.yield(code)
      stream.continuation.finish()
    }

    var result: Int32? {
      get async {
        for await code in stream.stream { return code }
        return nil
      }
    }
  }
}

/// The processes that this one has started.
enum ChildProcesses {
  /// Ends them all with their process groups, at once.
  static func kill() {
    let path = "/proc/self/task"
    for task in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
      guard let text = try? String(contentsOfFile: "\(path)/\(task)/children", encoding: .utf8)
      else { continue }
      for child in text.split(separator: " ").compactMap({ Int32($0) }) {
        // A child with a group of its own takes the group along; the own group is never ended.
        if getpgid(child) == child { Foundation.kill(-child, SIGKILL) }
        Foundation.kill(child, SIGKILL)
      }
    }
  }
}
