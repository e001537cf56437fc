import Flow
import Targets

/// Takes pictures out of a film, spread evenly over it.
struct ExtractFrames: NativePrimitive {
  let name = "extract_frames"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    let count = Int((call.number("count") ?? 8).rounded())
    guard count <= film.frames else {
      throw call.finding(
        "\(film.name) has \(film.frames) pictures; \(count) cannot be taken out of it.")
    }
    try await call.ffmpeg(
      [
        "-i", film.input, "-map", "0:v:0", "-vf", ExtractFrames.evenly(count, of: film.frames),
        "-vsync", "passthrough", "-frames:v", "\(count)", "-c:v", "png", "-pix_fmt", "rgb24",
        "-pred", "mixed", "-compression_level", "2", "-f", "image2",
      ] + Encoding.bare + ["frame%04d.png"], seconds: film.seconds)
    let names = (1...count).map { number in
      let digits = String(number)
      return "frame" + String(repeating: "0", count: 4 - digits.count) + digits + ".png"
    }
    guard names.allSatisfy(call.exists) else {
      throw call.finding(
        "\(film.name) has fewer pictures than its length of "
          + "\(film.seconds.short) s promises.")
    }
    return ["images": Artifact(.image, list: names.map { call.image($0, film.size) })]
  }

  /// The filter that lets so many pictures of a film through, the middles of equal parts.
  static func evenly(_ count: Int, of frames: Int) -> String {
    "select='gt(floor((n+1)*\(count)/\(frames)+0.5),floor(n*\(count)/\(frames)+0.5))'"
  }
}
