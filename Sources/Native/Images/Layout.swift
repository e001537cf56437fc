import Flow
import Targets

/// Pictures laid out on one sheet.
struct Layout: Sendable {
  /// One picture's place.
  struct Cell: Sendable {
    var image: PrimitiveCall.Medium
    /// The picture's own size.
    var own: PixelSize
    var x: Int
    var y: Int
    var size: PixelSize
    /// `cover`, `contain` or `stretch`.
    var fit = "contain"
  }

  var size: PixelSize
  var color: Color
  var cells: [Cell]
  /// Filters over the whole sheet, before and after the pictures are put on it.
  var under = "null"
  var over = "null"
}

extension PrimitiveCall {
  /// Makes a sheet.
  ///
  /// - Throws: A finding when it would be too large or a picture cannot be read.
  func laidOut(_ layout: Layout) async throws -> Artifact {
    guard layout.size.longest <= 32_000, layout.size.area <= 200_000_000 else {
      throw finding(
        "A picture of \(layout.size) pixels is too large to be made.",
        hint: "Use fewer or smaller pictures.")
    }
    var inputs: [String] = []
    var graph =
      "color=\(layout.color.filterValue):s=\(layout.size):d=1:r=1,format=gbrp,"
      + "\(layout.under)[sheet0]"
    for (index, cell) in layout.cells.enumerated() {
      inputs += ["-i", try link(cell.image, as: "picture\(index)")]
      let outer = cell.fit == "contain" ? cell.own.fitting(cell.size) : cell.size
      let (dx, dy) = Placement("center").origin(of: outer, in: cell.size)
      let scale = PictureFilters.fit(
        cell.own, into: outer, cell.fit == "contain" ? "stretch" : cell.fit)
      graph +=
        ";[\(index):v:0]\(scale.chain),format=gbrap[cell\(index)];"
        + "[sheet\(index)][cell\(index)]overlay=\(cell.x + dx):\(cell.y + dy):format=gbrp:"
        + "eof_action=repeat[sheet\(index + 1)]"
    }
    graph += ";[sheet\(layout.cells.count)]\(layout.over)[out]"
    try await ffmpeg(
      inputs + ["-filter_complex", graph, "-map", "[out]"] + Encoding.png() + ["image.png"])
    return image("image.png", layout.size)
  }

  /// The pictures of the port `images` with their sizes.
  ///
  /// - Throws: A finding when there is none.
  func pictures() async throws -> [SizedPicture] {
    let images = try mediaList("images")
    guard !images.isEmpty else {
      throw finding("\(request.primitive) was given no pictures.")
    }
    guard images.count <= 400 else {
      throw finding("\(images.count) pictures are too many for \(request.primitive); 400 can be.")
    }
    return try await sized(images)
  }

  private func sized(_ images: [Medium]) async throws -> [SizedPicture] {
    var result: [SizedPicture] = []
    for image in images { result.append(try await sized(image)) }
    return result
  }

  private func sized(_ image: Medium) async throws -> SizedPicture {
    SizedPicture(image: image, size: try await size(of: image))
  }
}

/// A picture and how large it is.
struct SizedPicture: Sendable {
  let image: PrimitiveCall.Medium
  let size: PixelSize
}
