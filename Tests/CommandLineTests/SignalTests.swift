import Foundation
import Testing

@Suite("Signals") struct SignalTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    // A tool that never ends, and whose own child would be left over.
    try place.file(
      "tools/ffmpeg", "#!/bin/sh\necho $$ > '\(place.url.path)/pid'\nsleep 97 &\nwait\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: place.url.path + "/tools/ffmpeg")
    try place.file("a.anyflow", Flows.brighter)
  }

  private func start(_ arguments: String...) async throws -> (AnyflowProcess.Started, Int32) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let anyflow = AnyflowProcess(
      folder: place.url, environment: ["PATH": place.url.path + "/tools:" + path])
    let started = try await anyflow.start(["run", "a.anyflow"] + arguments, alone: true)
    for _ in 0..<1000 {
      if let pid = try? Int32(place.text("pid").trimmingCharacters(in: .newlines)) {
        return (started, pid)
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    started.send(SIGKILL)
    throw SlowToolDidNotStart()
  }

  private struct SlowToolDidNotStart: Error {}

  /// Whether any process of the group is left after a moment.
  private func isAlive(group: Int32) async throws -> Bool {
    for _ in 0..<50 {
      if !SignalTests.hasLivingProcess(group) { return false }
      try await Task.sleep(for: .milliseconds(20))
    }
    return true
  }

  /// A process that has ended and only waits to be noticed does not count as living.
  private static func hasLivingProcess(_ group: Int32) -> Bool {
    guard kill(-group, 0) == 0 else { return false }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let processes = names.filter { Int32($0) != nil }
    guard !processes.isEmpty else { return true }
    return processes.contains { process in
      guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let name = text.lastIndex(of: ")")
      else { return false }
      // After the name come the state, the parent and the group.
      let fields = text[text.index(after: name)...].split(separator: " ")
      return fields.count > 2 && Int32(fields[2]) == group && fields[0] != "Z"
    }
  }

  @Test(
    "an interrupt ends a slow run within a second with 130 and leaves no process",
    arguments: [SIGINT, SIGTERM])
  func interrupt(signal: Int32) async throws {
    let (process, tool) = try await start("--json")
    let start = ContinuousClock.now
    process.send(signal)
    let result = try await process.result()
    #expect(result.end - start < .seconds(1))
    #expect(result.code == 130)
    #expect(try result.json["status"] == .string("interrupted"))
    #expect(try result.json.codes == ["interrupted"])
    #expect(try await !isAlive(group: tool))
    #expect(!place.exists("anyflow-out"))
  }

  @Test("an interrupted run says so to people") func words() async throws {
    let (process, _) = try await start()
    process.send(SIGINT)
    let result = try await process.result()
    #expect(result.code == 130)
    #expect(result.out == "")
    #expect(result.err.contains("The run was interrupted; 1 of 2 steps were done."))
  }

  @Test("a second interrupt ends the process at once, and its tools too") func second() async throws
  {
    let (process, tool) = try await start()
    process.send(SIGINT)
    process.send(SIGTERM)
    #expect(try await process.result().code == 130)
    #expect(try await !isAlive(group: tool))
  }
}
