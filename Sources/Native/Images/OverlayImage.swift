import Targets

/// Puts a small picture on a picture.
struct OverlayImage: NativePrimitive {
  let name = "overlay_image"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let image = try call.media("image")
    let size = try await call.size(of: image)
    let overlay = try await call.stamp(on: size)
    let hasAlpha = try await call.hasAlpha(image)
    let format = hasAlpha ? "gbrap" : "gbrp"
    try await call.ffmpeg(
      [
        "-i", try call.link(image, as: "picture"), "-i", overlay.input, "-filter_complex",
        "[1:v:0]\(overlay.chain)[stamp];[0:v:0]format=\(format)[under];"
          + "[under][stamp]overlay=\(overlay.x):\(overlay.y):format=gbrp[out]", "-map", "[out]",
      ] + Encoding.png(hasAlpha ? "rgba" : "rgb24") + ["image.png"])
    return ["image": call.image("image.png", size)]
  }
}

extension PrimitiveCall {
  /// The picture in the port `overlay` as it lies on a larger one.
  func stamp(
    on size: PixelSize
  ) async throws -> (input: String, chain: String, x: Int, y: Int) {
    let overlay = try media("overlay")
    let own = try await self.size(of: overlay)
    let width = max(1, Double(size.width) * (try required("size")) / 100)
    let stamp = PixelSize(width, width / own.aspect).fitted(size)
    let opacity = try required("opacity") / 100
    let margin = stamp.width < size.width ? size.shortest / 32 : 0
    let (x, y) = Placement(text("position")).origin(of: stamp, in: size, margin: margin)
    let scale = PictureFilters.fit(own, into: stamp, "stretch").chain
    let chain =
      "format=gbrap,premultiply=inplace=1,\(scale),format=gbrap,unpremultiply=inplace=1,"
      + "format=rgba,colorchannelmixer=aa=\(opacity.plain)"
    return (try link(overlay, as: "overlay"), chain, x, y)
  }
}

extension PixelSize {
  /// This size, or the largest of its proportions that fits into another.
  fileprivate func fitted(_ other: PixelSize) -> PixelSize {
    width > other.width || height > other.height ? fitting(other) : self
  }
}
