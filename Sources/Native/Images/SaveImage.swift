import Flow
import Foundation
import Targets

/// Writes a picture in the format that a file name's ending says.
struct SaveImage: NativePrimitive {
  let name = "save_image"

  static let endings = ["png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff", "tga", "ppm", "gif"]

  func refusal(_ arguments: [String: Value]) -> Refusal? {
    FileEnding.refusal(arguments, Self.endings)
  }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let image = try call.media("image")
    let facts = try await call.facts(of: image)
    let (name, ending) = try call.requestedFile(Self.endings)
    if Self.isAlready(image.url, ending) {
      return ["image": Artifact(.image, file: image.url, facts: facts, requestedName: name)]
    }
    let hasAlpha = try await call.hasAlpha(image)
    let keepsAlpha = hasAlpha && ["png", "webp", "tif", "tiff", "tga", "gif"].contains(ending)
    let size = try await call.size(of: image)
    // Formats without transparency show the picture on white, as a page would.
    let solid =
      hasAlpha && !keepsAlpha
      ? "[0:v:0]format=gbrap[top];color=white:s=\(size):d=1:r=1,format=gbrp[page];"
        + "[page][top]overlay=format=gbrp:shortest=0:eof_action=repeat"
      : "[0:v:0]null"
    let palette =
      ending == "gif" ? ",split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse" : ""
    let output = "image.\(ending)"
    try await call.ffmpeg(
      [
        "-i", try call.link(image, as: "picture"), "-filter_complex", solid + palette + "[out]",
        "-map", "[out]", "-frames:v", "1",
      ] + Self.encoder(ending, alpha: keepsAlpha) + Encoding.bare + [output])
    return [
      "image": Artifact(.image, file: call.file(output), facts: facts, requestedName: name)
    ]
  }

  /// Whether a file's content has the format already.
  private static func isAlready(_ url: URL, _ ending: String) -> Bool {
    guard let reader = ByteReader(file: url) else { return false }
    switch ending {
    case "png": return reader.big32(0) == 0x8950_4E47
    case "jpg", "jpeg": return reader.big16(0) == 0xFFD8
    case "webp": return reader.ascii(0, 4) == "RIFF" && reader.ascii(8, 4) == "WEBP"
    case "bmp": return reader.ascii(0, 2) == "BM"
    default: return false
    }
  }

  private static func encoder(_ ending: String, alpha: Bool) -> [String] {
    switch ending {
    case "jpg", "jpeg":
      ["-c:v", "mjpeg", "-q:v", "2", "-huffman", "optimal", "-pix_fmt", "yuvj444p"]
        + ["-update", "1", "-f", "image2"]
    case "webp":
      ["-c:v", "libwebp", "-quality", "92", "-pix_fmt", alpha ? "yuva420p" : "yuv420p"]
        + ["-f", "webp"]
    case "gif": ["-f", "gif"]
    case "bmp": ["-c:v", "bmp", "-pix_fmt", "bgr24", "-update", "1", "-f", "image2"]
    case "tif", "tiff":
      ["-c:v", "tiff", "-compression_algo", "deflate", "-pix_fmt", alpha ? "rgba" : "rgb24"]
        + ["-update", "1", "-f", "image2"]
    case "tga":
      ["-c:v", "targa", "-pix_fmt", alpha ? "bgra" : "bgr24", "-update", "1", "-f", "image2"]
    case "ppm": ["-c:v", "ppm", "-pix_fmt", "rgb24", "-update", "1", "-f", "image2"]
    default: Encoding.png(alpha ? "rgba" : "rgb24")
    }
  }
}
