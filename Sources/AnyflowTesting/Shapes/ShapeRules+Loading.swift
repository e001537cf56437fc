import Foundation

extension ShapeRules {
  /// Loading files that stand on the server.
  static let loading: [String: ShapeRule] = [
    "LoadImage": loadImage, "LoadImageOutput": loadImage,
    "LoadImageMask": { call in
      let size = try pictureSize(call)
      return NodeResult(.masks(Pictures(width: size.width, height: size.height)))
    },
    "LoadVideo": { call in
      guard let url = call.files.file(of: call.text("file")) else { throw noFile(call, "file") }
      let measure = await FilmTool.measure(url)
      guard let measure, measure.frames > 0 else { throw noFile(call, "file") }
      return NodeResult(
        .film(
          Film(
            pictures: Pictures(
              width: measure.width, height: measure.height, count: measure.frames),
            rate: measure.rate, sound: measure.sound.map { Sound(seconds: $0) }, source: url)))
    },
    "LoadAudio": { call in
      guard let url = call.files.file(of: call.text("audio")) else { throw noFile(call, "audio") }
      guard let seconds = await FilmTool.measure(url)?.sound else { throw noFile(call, "audio") }
      return NodeResult(.sound(Sound(seconds: seconds)))
    },
  ]

  private static let loadImage: ShapeRule = { call in
    let size = try pictureSize(call)
    // A picture without transparency comes with a small empty mask.
    let mask =
      size.hasAlpha
      ? Pictures(width: size.width, height: size.height) : Pictures(width: 64, height: 64)
    return NodeResult(
      .pictures(Pictures(width: size.width, height: size.height)), .masks(mask))
  }

  private static func pictureSize(_ call: NodeCall) throws(NodeFailure) -> PictureSize {
    guard let bytes = call.files.bytes(of: call.text("image")) else { throw noFile(call, "image") }
    guard let size = PictureSize(of: bytes) else {
      throw NodeFailure(
        "PIL.UnidentifiedImageError", "cannot identify image file '\(call.text("image"))'")
    }
    return size
  }

  private static func noFile(_ call: NodeCall, _ input: String) -> NodeFailure {
    NodeFailure("FileNotFoundError", "Invalid data or no such file: '\(call.text(input))'")
  }
}
