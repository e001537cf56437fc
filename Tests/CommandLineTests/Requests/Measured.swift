import Foundation

/// What ffprobe says of a file, independent of what the command says of it.
struct Measured: Sendable {
  var width = 0
  var height = 0
  var frames = 0
  var seconds = 0.0
  var sampleRate = 0
  var channels = 0
  var hasSound = false

  init(_ path: String) {
    let report = Tool.run(
      "ffprobe",
      [
        "-v", "error", "-count_frames", "-show_entries",
        "stream=codec_type,width,height,nb_read_frames,duration,sample_rate,channels"
          + ":format=duration", "-of", "json", path,
      ])
    guard let json = try? JSONDecoder().decode(JSONValue.self, from: Data(report.utf8)) else {
      return
    }
    seconds = Double(json["format"]?["duration"]?.string ?? "") ?? 0
    for stream in json["streams"]?.elements ?? [] {
      if stream["codec_type"] == .string("video") {
        width = Int(stream["width"]?.number ?? 0)
        height = Int(stream["height"]?.number ?? 0)
        frames = Int(stream["nb_read_frames"]?.string ?? "") ?? 0
      } else if stream["codec_type"] == .string("audio") {
        hasSound = true
        sampleRate = Int(stream["sample_rate"]?.string ?? "") ?? 0
        channels = Int(stream["channels"]?.number ?? 0)
      }
    }
  }

  /// The mean level in dB of a file's sound between two frequencies; nil where there is no sound.
  static func level(_ path: String, from low: Int, to high: Int) -> Double? {
    let report = Tool.run(
      "ffmpeg",
      [
        "-hide_banner", "-nostats", "-i", path, "-vn", "-af",
        "highpass=f=\(low),highpass=f=\(low),lowpass=f=\(high),lowpass=f=\(high),volumedetect",
        "-f", "null", "-",
      ])
    guard let range = report.range(of: "mean_volume: ") else { return nil }
    return Double(report[range.upperBound...].prefix { $0 != " " })
  }

  /// The mean brightness of a picture, between 0 and 255.
  static func brightness(_ path: String) -> Double {
    let report = Tool.run(
      "ffmpeg",
      [
        "-hide_banner", "-i", path, "-frames:v", "1", "-vf",
        "format=gray,signalstats,metadata=print:key=lavfi.signalstats.YAVG", "-f", "null", "-",
      ])
    guard let range = report.range(of: "YAVG=") else { return -1 }
    return Double(report[range.upperBound...].prefix { "0123456789.".contains($0) }) ?? -1
  }
}
