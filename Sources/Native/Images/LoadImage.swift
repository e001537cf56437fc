import Flow
import Foundation
import Targets

/// Reads a picture from a file, upright and still.
struct LoadImage: NativePrimitive {
  let name = "load_image"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    ["image": try await call.loadedPicture()]
  }
}

/// Reads a mask from a file: white is marked, black is not.
struct LoadMask: NativePrimitive {
  let name = "load_mask"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let picture = try await call.loadedPicture()
    guard let url = picture.file else { throw call.finding("There is no mask.") }
    let medium = PrimitiveCall.Medium(url: url, modality: .image, facts: picture.facts)
    let hasAlpha = try await call.hasAlpha(medium)
    // What is transparent is not marked.
    let solid = hasAlpha ? "format=gbrap,premultiply=inplace=1,format=gbrp," : ""
    try await call.ffmpeg(
      [
        "-i", try call.link(medium, as: "picture"), "-filter_complex",
        "[0:v:0]\(solid)format=rgb24,format=gray[out]", "-map", "[out]",
      ] + Encoding.png("gray") + ["mask.png"])
    return ["mask": call.image("mask.png", try await call.size(of: medium), modality: .mask)]
  }
}

extension PrimitiveCall {
  /// The picture in the port `file`: the file itself where it is fine as it is, else a copy that is
  /// upright, in light colours and still.
  fileprivate func loadedPicture() async throws -> Artifact {
    guard let path = text("file"), !path.isEmpty else {
      throw finding("\(request.primitive) was given no file.")
    }
    let url = URL(fileURLWithPath: path)
    let (modality, facts) = try await MediaProbe(tools: tools).probe(url)
    let ending = FileEnding.of(url.lastPathComponent)
    let isAnimation = modality == .video && ["gif", "apng", "png", "webp"].contains(ending)
    guard modality == .image || isAnimation else {
      throw wrongKind(url, found: modality, wanted: .image)
    }
    let size = PixelSize(facts.width ?? 1, facts.height ?? 1)
    let header = PictureHeader(file: url)
    if let header, !header.isAnimated, header.orientation == 1, !header.isInk {
      return Artifact(.image, file: url, facts: facts)
    }
    let input = try link(url, as: "loaded")
    let medium = Medium(url: url, modality: .image, facts: facts)
    do {
      if header == nil, !isAnimation, ["webp", "bmp"].contains(ending) {
        try await ffmpeg(["-xerror", "-i", input, "-frames:v", "1", "-f", "null", "-"])
        return Artifact(.image, file: url, facts: facts)
      }
      let alpha = try await hasAlpha(medium)
      let turn = LoadImage.turns[header?.orientation ?? 1] ?? "null"
      try await ffmpeg(
        ["-xerror", "-noautorotate", "-i", input, "-map", "0:v:0", "-vf", turn]
          + Encoding.png(alpha ? "rgba" : "rgb24") + ["image.png"])
      return image("image.png", size)
    } catch let finding as Diagnostic where finding.code == .executionFailed {
      throw Diagnostic(
        .fileDamaged, "The picture \(url.lastPathComponent) cannot be read to its end.",
        hint: "Copy or download it again.", notes: finding.notes)
    }
  }
}

extension LoadImage {
  /// What brings a picture upright, by the EXIF number of how the camera was held.
  fileprivate static let turns: [Int: String] = [
    2: "hflip", 3: "hflip,vflip", 4: "vflip", 5: "transpose=cclock_flip", 6: "transpose=clock",
    7: "transpose=clock_flip", 8: "transpose=cclock",
  ]
}
