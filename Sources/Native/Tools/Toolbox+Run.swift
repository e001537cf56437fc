import Flow
import Foundation
import Subprocess
import SystemPackage

extension Toolbox {
  /// What a tool said when it ended well.
  struct ToolOutput: Sendable {
    /// The bytes that it wrote to standard output.
    var output: [UInt8]
    /// The last lines that it wrote to standard error.
    var errors: String

    /// Standard output as text.
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Runs a tool in a process group of its own and waits for its end.
  ///
  /// Cancelling the task ends the whole group: politely first, for good after half a second.
  ///
  /// - Parameters:
  ///   - tool: The tool's name, as in `packages`.
  ///   - arguments: Its arguments, passed as they are; no shell is involved.
  ///   - input: Bytes for its standard input.
  ///   - folder: Where it runs.
  ///   - limit: The most bytes of standard output that are read; more is a failure.
  ///   - onErrorLine: Told of each line on standard error, for progress.
  /// - Throws: A finding when the tool is missing or ends badly; a cancellation.
  func run(
    _ tool: String, _ arguments: [String], input: [UInt8] = [], in folder: URL? = nil,
    limit: Int = 1 << 30, onErrorLine: (@Sendable (String) -> Void)? = nil
  ) async throws -> ToolOutput {
    let path = try path(tool)
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(500))
    ]
    let tail = ErrorTail()
    let result = try await Subprocess.run(
      .path(FilePath(path)), arguments: Arguments(arguments),
      workingDirectory: folder.map { FilePath($0.path) }, platformOptions: options,
      input: .array(input), output: .sequence, error: .sequence
    ) { execution in
      async let errors: Void = {
        for try await line in execution.standardError.strings(
          bufferingPolicy: .maxLineLength(1 << 20))
        {
          if !FFmpegProgress.isProgress(line) { tail.append(line) }
          onErrorLine?(line)
        }
      }()
      var output: [UInt8] = []
      for try await buffer in execution.standardOutput {
        buffer.withUnsafeBytes { output.append(contentsOf: $0) }
        if output.count > limit {
          throw Diagnostic(.executionFailed, "\(tool) wrote more than \(limit) bytes.")
        }
      }
      try await errors
      return output
    }
    try Task.checkCancellation()
    guard result.terminationStatus.isSuccess else {
      throw Diagnostic(
        .executionFailed, "\(tool) could not do this.", notes: [tail.text].filter { !$0.isEmpty })
    }
    return ToolOutput(output: result.closureResult, errors: tail.text)
  }
}
