import Flow
import Targets

extension PrimitiveCall {
  /// A picture's pixels.
  ///
  /// - Parameters:
  ///   - size: Brought to this size first, if it is given, so that it covers it.
  ///   - name: The plain name under which the tools see the file.
  /// - Throws: A finding when the picture is too large for memory or cannot be read.
  func raster(
    _ image: Medium, _ size: PixelSize? = nil, as name: String = "picture"
  ) async throws -> Raster {
    let own = try await self.size(of: image)
    let target = size ?? own
    guard max(own.area, target.area) <= Raster.largestArea else {
      throw finding(
        "The picture \(image.name) of \(own) pixels is too large for "
          + "\(request.primitive).", hint: "Make it smaller with resize_image first.")
    }
    let fit = target == own ? "null" : PictureFilters.fit(own, into: target, "cover").chain
    let bytes = try await ffmpeg([
      "-i", try link(image, as: name), "-vf", fit, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt",
      "rgba", "pipe:1",
    ])
    guard bytes.count == target.area * 4 else {
      throw Diagnostic(
        .fileDamaged, "The picture \(image.name) cannot be read to its end.")
    }
    return Raster(target, pixels: bytes)
  }

  /// Writes pixels as a picture.
  ///
  /// - Parameters:
  ///   - pixels: `rgb24`, `rgba` or `gray`.
  ///   - chain: Filters that they pass on the way.
  func write(
    _ raster: Raster, to name: String = "image.png", pixels: String = "rgb24",
    through chain: String = "null", modality: Modality = .image
  ) async throws -> Artifact {
    try await ffmpeg(
      [
        "-f", "rawvideo", "-pix_fmt", "rgba", "-s", raster.size.description, "-i", "pipe:0",
        "-filter_complex", "[0:v]\(chain)[out]", "-map", "[out]",
      ] + Encoding.png(pixels) + [name], input: raster.pixels)
    return image(name, raster.size, modality: modality)
  }

  /// Writes one plane as a mask.
  func write(mask plane: Plane, to name: String = "mask.png") async throws -> Artifact {
    let bytes = plane.values.map { UInt8(min(1, max(0, $0)) * 255 + 0.5) }
    try await ffmpeg(
      [
        "-f", "rawvideo", "-pix_fmt", "gray", "-s", plane.size.description, "-i", "pipe:0",
      ] + Encoding.png("gray") + [name], input: bytes)
    return image(name, plane.size, modality: .mask)
  }
}
