import Flow
import Foundation
import Targets

/// Writes a film in the format that a file name's ending says.
struct SaveVideo: NativePrimitive {
  let name = "save_video"

  static let endings = ["mp4", "m4v", "mov", "mkv", "webm", "gif", "avi"]

  func refusal(_ arguments: [String: Value]) -> Refusal? {
    FileEnding.refusal(arguments, Self.endings)
  }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let video = try call.media("video")
    let (name, ending) = try call.requestedFile(Self.endings)
    let film = try await call.film()
    let report = try await MediaProbe(tools: call.tools).report(on: video.url)
    if Self.isAlready(report, ending) {
      return [
        "video": Artifact(.video, file: video.url, facts: film.facts, requestedName: name)
      ]
    }
    let output = "video.\(ending)"
    func saved(_ facts: MediaFacts) -> [String: Artifact] {
      ["video": Artifact(.video, file: call.file(output), facts: facts, requestedName: name)]
    }
    let input = ["-i", film.input, "-map", "0:v:0", "-map", "0:a:0?"]
    let bare = Self.isGenerated(report) ? Encoding.tagged : Encoding.bare
    switch ending {
    case "gif":
      try await call.ffmpeg(
        [
          "-i", film.input, "-filter_complex",
          "[0:v:0]fps=\(min(50, film.fps).plain),split[a][b];"
            + "[a]palettegen=stats_mode=diff[p];[b][p]paletteuse=dither=sierra2_4a[out]",
          "-map", "[out]", "-loop", "0", "-f", "gif",
        ] + Encoding.bare + [output], seconds: film.seconds)
      var facts = film.facts
      (facts.sampleRate, facts.channels) = (nil, nil)
      return saved(facts)
    case "webm":
      try await call.ffmpeg(
        input + [
          "-c:v", "libvpx-vp9", "-crf", "30", "-b:v", "0", "-deadline", "good", "-cpu-used", "5",
          "-row-mt", "1", "-pix_fmt", "yuv420p", "-c:a", "libopus", "-b:a", "160k", "-ar", "48000",
          "-ac", "2", "-f", "webm",
        ] + bare + [output], seconds: film.seconds)
      var facts = film.facts
      if film.hasSound { (facts.sampleRate, facts.channels) = (48_000, 2) }
      return saved(facts)
    default:
      let isCommon = ["h264", "hevc", "mpeg4", "av1", "vp9"].contains(
        report.picture?.codecName ?? "")
      let container: [String] =
        switch ending {
        case "mkv": ["-f", "matroska"]
        case "avi": ["-f", "avi"]
        case "mov": ["-movflags", "+faststart+use_metadata_tags", "-f", "mov"]
        default: ["-movflags", "+faststart+use_metadata_tags", "-f", "mp4"]
        }
      // The old container knows neither the newer codecs nor their order of pictures.
      let pictures =
        ending == "avi"
        ? ["-c:v", "mpeg4", "-q:v", "3", "-pix_fmt", "yuv420p"]
        : isCommon && !(ending == "mov" && report.picture?.codecName == "vp9")
          ? ["-c:v", "copy"] : Encoding.film(film.size)
      let end = container + bare + [output]
      if ending == "avi" {
        try await call.ffmpeg(
          input + pictures + ["-c:a", "libmp3lame", "-b:a", "192k"] + end, seconds: film.seconds)
      } else {
        try await call.copyingSound { codec in
          try await call.ffmpeg(input + pictures + codec + end, seconds: film.seconds)
        }
      }
      return saved(film.facts)
    }
  }

  /// Whether a film carries the flow that made it, which is worth more than a file without tags.
  private static func isGenerated(_ report: FFprobeReport) -> Bool {
    let names = report.format?.tags.map { Set($0.keys.map { $0.lowercased() }) } ?? []
    return !names.isDisjoint(with: ["prompt", "workflow", "anyflow"])
  }

  /// Whether a file holds already what its new ending promises.
  private static func isAlready(_ report: FFprobeReport, _ ending: String) -> Bool {
    let format = report.format?.formatName ?? ""
    let codec = report.picture?.codecName ?? ""
    let sound = report.sound?.codecName
    switch ending {
    case "mp4", "m4v":
      return format.hasPrefix("mov,mp4")
        && report.format?.tags?["major_brand"]?.hasPrefix("qt") != true
        && ["h264", "hevc", "av1", "mpeg4"].contains(codec)
        && (sound.map { ["aac", "mp3", "opus", "ac3"].contains($0) } ?? true)
    case "webm":
      return format.contains("webm") && ["vp8", "vp9", "av1"].contains(codec)
        && (sound.map { ["opus", "vorbis"].contains($0) } ?? true)
    case "mkv": return format.contains("matroska") && codec != "vp9" && codec != "vp8"
    case "gif": return format == "gif"
    default: return false
    }
  }
}
