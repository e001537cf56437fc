import Foundation
import Testing

/// Reads changed seeds for a few seconds in all, or for as long as `ANYFLOW_FUZZ_SECONDS` says.
///
/// Before each attempt its file is written to the temporary folder, so that one that brings the process
/// down is found there. `ANYFLOW_FUZZ_SEED` gives other changes than usual.
@Suite("Readers of files from anywhere", .serialized) struct FuzzTests {
  /// Seconds for all readers together.
  private static let seconds = number("ANYFLOW_FUZZ_SECONDS") ?? 4
  private static let seed = number("ANYFLOW_FUZZ_SEED") ?? 1

  private static func number(_ variable: String) -> Double? {
    ProcessInfo.processInfo.environment[variable].flatMap(Double.init)
  }

  /// The time that reading may take: linear in the length, with room for a busy machine.
  private static func limit(_ bytes: [UInt8]) -> Duration {
    .seconds(2) + .microseconds(100) * bytes.count
  }

  @Test("every seed is read as it stands", arguments: FuzzReader.all.map(\.name))
  func seeds(name: String) throws {
    let reader = try #require(FuzzReader.named(name))
    let seeds = try FuzzSeeds.files(of: name)
    #expect(!seeds.isEmpty)
    for seed in seeds {
      do { try reader.check(seed.bytes) } catch { Issue.record("\(seed.name): \(error)") }
    }
  }

  @Test("changed seeds are read, and come back the same", arguments: FuzzReader.all.map(\.name))
  func changes(name: String) throws {
    let reader = try #require(FuzzReader.named(name))
    let seeds = try FuzzSeeds.files(of: name).map(\.bytes)
    var mutation = FuzzMutation(
      seed: UInt64(FuzzTests.seed.magnitude), seeds: seeds, words: reader.words)
    let file = FileManager.default.temporaryDirectory.appending(
      path: "anyflow-fuzz-\(name)-\(ProcessInfo.processInfo.processIdentifier)")
    let clock = ContinuousClock()
    let end = clock.now + .seconds(FuzzTests.seconds / Double(FuzzReader.all.count))
    var attempts = 0
    while clock.now < end {
      let bytes = mutation.next()
      try Data(bytes).write(to: file)
      attempts += 1
      let start = clock.now
      do {
        try reader.check(bytes)
      } catch {
        Issue.record("Attempt \(attempts), see \(file.path): \(error)")
        return
      }
      let time = clock.now - start
      guard time < FuzzTests.limit(bytes) else {
        Issue.record("Attempt \(attempts) of \(bytes.count) bytes took \(time), see \(file.path)")
        return
      }
    }
    #expect(attempts > 0)
    try FileManager.default.removeItem(at: file)
  }
}
