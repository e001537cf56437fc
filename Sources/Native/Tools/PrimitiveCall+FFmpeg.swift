import Flow
import Foundation
import Targets

extension PrimitiveCall {
  /// Runs ffmpeg quietly, with a few defaults that every call here wants.
  ///
  /// - Parameters:
  ///   - arguments: Inputs, filters and the output file, as ffmpeg takes them. File names that may
  ///     begin with a dash or hold a colon must be absolute paths, as all of this target are.
  ///   - seconds: How long the result will be, for progress; nil reports none.
  ///   - input: Bytes that the arguments read as `pipe:0`.
  /// - Returns: The bytes that the arguments write to `pipe:1`.
  /// - Throws: A finding with ffmpeg's own last lines as a note; a cancellation.
  @discardableResult
  func ffmpeg(
    _ arguments: [String], seconds: Double? = nil, input: [UInt8] = []
  ) async throws -> [UInt8] {
    let common = ["-hide_banner", "-nostdin", "-loglevel", "error", "-y"]
    let progress = seconds.map { _ in ["-progress", "pipe:2", "-stats_period", "0.25"] } ?? []
    let report = request.progress
    let output = try await tools.run(
      "ffmpeg", common + progress + arguments, input: input, in: request.folder,
      onErrorLine: { line in
        guard let seconds, seconds > 0, let microseconds = FFmpegProgress.outTime(line) else {
          return
        }
        report(min(1, max(0, microseconds / 1e6 / seconds)))
      })
    return output.output
  }
}

/// Reads the progress lines that ffmpeg writes with `-progress`.
enum FFmpegProgress {
  /// The microseconds of output written so far, from a line such as `out_time_us=1250000`.
  static func outTime(_ line: String) -> Double? {
    guard line.hasPrefix("out_time_us=") else { return nil }
    return Double(line.dropFirst("out_time_us=".count).prefix { !$0.isNewline })
  }

  /// Whether a line is one of the progress report, and so no error.
  static func isProgress(_ line: String) -> Bool {
    guard let equals = line.firstIndex(of: "=") else { return false }
    return keys.contains(line[..<equals].drop { $0 == " " }.description)
      || line.hasPrefix("stream_")
  }

  private static let keys: Set<String> = [
    "frame", "fps", "bitrate", "total_size", "out_time_us", "out_time_ms", "out_time",
    "dup_frames", "drop_frames", "speed", "progress",
  ]
}
