import Targets

/// Marks a rectangle of a picture.
struct MaskRegion: NativePrimitive {
  let name = "mask_region"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let size = try await call.size(of: try call.media("image"))
    func whole(_ port: String) -> Int? { call.number(port).map { Int($0.rounded()) } }
    let (left, top) = (whole("x"), whole("y"))
    let part = PixelSize(
      whole("width") ?? left.map { size.width - $0 } ?? max(1, size.width / 2),
      whole("height") ?? top.map { size.height - $0 } ?? max(1, size.height / 2))
    let free = Placement(call.text("position")).origin(of: part, in: size)
    let (x, y) = (left ?? free.x, top ?? free.y)
    guard part.width <= size.width, part.height <= size.height, x < size.width, y < size.height
    else {
      throw call.finding(
        "The picture has \(size) pixels; a part of \(part) at \(max(0, x)), \(max(0, y)) does not "
          + "lie in it.")
    }
    guard size.area <= Raster.largestArea else {
      throw call.finding("The picture of \(size) pixels is too large for mask_region.")
    }
    var mask = Plane(size)
    for row in max(0, y)..<min(size.height, y + part.height) {
      for column in max(0, x)..<min(size.width, x + part.width) { mask[column, row] = 1 }
    }
    return ["mask": try await call.write(mask: mask)]
  }
}
