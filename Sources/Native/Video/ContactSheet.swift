import Targets

/// Shows a film as one picture of small frames.
struct ContactSheet: NativePrimitive {
  let name = "contact_sheet"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    let columns = Int((call.number("columns") ?? 4).rounded())
    let rows = Int((call.number("rows") ?? 3).rounded())
    let count = min(film.frames, columns * rows)
    let cell = film.size.fitting(
      PixelSize(
        min(film.size.width, max(32, 1600 / columns)),
        min(film.size.height, max(32, 4000 / rows))))
    let gap = max(2, cell.width / 40)
    let sheet = PixelSize(
      2 * gap + columns * cell.width + (columns - 1) * gap,
      2 * gap + rows * cell.height + (rows - 1) * gap)
    let scale = PictureFilters.fit(film.size, into: cell, "stretch").chain
    try await call.ffmpeg(
      [
        "-i", film.input, "-map", "0:v:0", "-vf",
        "\(ExtractFrames.evenly(count, of: film.frames)),\(scale),format=rgb24,"
          + "tile=\(columns)x\(rows):nb_frames=\(count):padding=\(gap):"
          + "margin=\(gap):color=0x181818",
      ] + Encoding.png() + ["image.png"], seconds: nil)
    return ["image": call.image("image.png", sheet)]
  }
}
