import Foundation
import OrderedJSON

/// Makes and measures films with `ffmpeg`, where it is installed.
enum FilmTool {
  /// What a film is like.
  struct Measure: Hashable, Sendable {
    var width: Int
    var height: Int
    var frames: Int
    var rate: Double
    var sound: Double?
  }

  /// Writes a film; false when the program is missing or refuses.
  static func write(
    _ measure: Measure, seed: UInt64, texts: [(name: String, text: String)], to url: URL
  ) async -> Bool {
    // The usual pixel format halves the colours, so it has even sides only.
    let size = "\(measure.width & ~1)x\(measure.height & ~1)"
    let colour = String(seed & 0xFFFFFF | 0x1000000, radix: 16).dropFirst()
    var arguments = [
      "-v", "error", "-y", "-f", "lavfi", "-i", "color=c=0x\(colour):s=\(size):r=\(measure.rate)",
    ]
    if let sound = measure.sound {
      let tone = 200 + seed % 400
      arguments += ["-f", "lavfi", "-i", "sine=frequency=\(tone):sample_rate=44100:d=\(sound)"]
    }
    arguments += ["-frames:v", String(measure.frames), "-ac", "2"]
    if url.pathExtension == "webm" {
      arguments += ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"]
    } else {
      arguments += ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]
      arguments += ["-c:a", "aac", "-movflags", "use_metadata_tags"]
    }
    for (name, text) in texts { arguments += ["-metadata", "\(name)=\(text)"] }
    return await run("ffmpeg", arguments + ["-threads", "1", url.path]) != nil
  }

  /// Writes a sound in the format that the file's name says; false when that cannot be.
  static func writeSound(
    seconds: Double, rate: Int, seed: UInt64, texts: [(name: String, text: String)], to url: URL
  ) async -> Bool {
    let source = "sine=frequency=\(200 + seed % 400):sample_rate=\(rate):d=\(seconds)"
    let metadata = texts.flatMap { ["-metadata", "\($0.name)=\($0.text)"] }
    return await run(
      "ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", source] + metadata + [url.path]) != nil
  }

  /// Measures a film or a sound; nil when it cannot be read.
  static func measure(_ url: URL) async -> Measure? {
    let arguments = [
      "-v", "error", "-print_format", "json", "-count_packets", "-show_entries",
      "stream=codec_type,width,height,nb_read_packets,avg_frame_rate,duration:format=duration",
      url.path,
    ]
    guard let output = await run("ffprobe", arguments), let json = try? JSON(parsing: output)
    else { return nil }
    var measure = Measure(width: 0, height: 0, frames: 0, rate: 0)
    let length = json["format"]?["duration"]?.string.flatMap(Double.init)
    for stream in json["streams"]?.array ?? [] {
      switch stream["codec_type"]?.string {
      case "video":
        measure.width = stream["width"]?.integer ?? 0
        measure.height = stream["height"]?.integer ?? 0
        measure.frames = stream["nb_read_packets"]?.string.flatMap { Int($0) } ?? 0
        let parts = (stream["avg_frame_rate"]?.string ?? "").split(separator: "/")
          .compactMap { Double($0) }
        measure.rate = parts.count == 2 && parts[1] > 0 ? parts[0] / parts[1] : 25
      case "audio":
        measure.sound = stream["duration"]?.string.flatMap(Double.init) ?? length
      default: break
      }
    }
    return measure.frames > 0 || measure.sound != nil ? measure : nil
  }

  /// What a program wrote, or nil when it is missing or failed.
  private static func run(_ name: String, _ arguments: [String]) async -> [UInt8]? {
    guard let program = program(name) else { return nil }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    return await withCheckedContinuation { continuation in
      process.terminationHandler = { process in
        // What is written here is short and fits into the pipe.
        let output = try? pipe.fileHandleForReading.readToEnd()
        continuation.resume(
          returning: process.terminationStatus == 0 ? [UInt8](output ?? Data()) : nil)
      }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(returning: nil)
      }
    }
  }

  private static func program(_ name: String) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.lazy.map { URL(fileURLWithPath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
