import Targets

/// Puts pictures side by side or one above the other, all as high or wide as the first.
struct JoinImages: NativePrimitive {
  let name = "join_images"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let pictures = try await call.pictures()
    let gap = Int((call.number("gap") ?? 0).rounded())
    let isRow = call.text("direction") != "vertical"
    let first = pictures[0].size
    var place = 0
    var cells: [Layout.Cell] = []
    for picture in pictures {
      let (image, own) = (picture.image, picture.size)
      let size =
        isRow
        ? PixelSize(Double(first.height) * own.aspect, Double(first.height))
        : PixelSize(Double(first.width), Double(first.width) / own.aspect)
      cells.append(
        Layout.Cell(
          image: image, own: own, x: isRow ? place : 0, y: isRow ? 0 : place, size: size,
          fit: "stretch"))
      place += (isRow ? size.width : size.height) + gap
    }
    let total = place - gap
    let sheet = isRow ? PixelSize(total, first.height) : PixelSize(first.width, total)
    let white = Color(red: 255, green: 255, blue: 255)
    return ["image": try await call.laidOut(Layout(size: sheet, color: white, cells: cells))]
  }
}
