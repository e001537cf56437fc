import Flow
import Targets

/// Lays pictures out in rows and columns of equal cells.
struct ImageGrid: NativePrimitive {
  let name = "image_grid"

  func refusal(_ arguments: [String: Value]) -> Refusal? { Color.refusal(arguments) }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let pictures = try await call.pictures()
    let gap = Int((call.number("gap") ?? 8).rounded())
    let columns = ImageGrid.columns(call.number("columns"), count: pictures.count)
    let rows = (pictures.count + columns - 1) / columns
    // One cell is as large as the largest picture, or as leaves the sheet at a usable size.
    let largest = PixelSize(
      pictures.map(\.size.width).max() ?? 1, pictures.map(\.size.height).max() ?? 1)
    let room = PixelSize(max(1, 12_000 / columns), max(1, 12_000 / rows))
    let cell =
      largest.width > room.width || largest.height > room.height ? largest.fitting(room) : largest
    let cells = pictures.enumerated().map { index, picture in
      Layout.Cell(
        image: picture.image, own: picture.size,
        x: gap + index % columns * (cell.width + gap),
        y: gap + index / columns * (cell.height + gap), size: cell)
    }
    let sheet = PixelSize(
      gap + columns * (cell.width + gap), gap + rows * (cell.height + gap))
    let color = try call.color(default: "white")
    return ["image": try await call.laidOut(Layout(size: sheet, color: color, cells: cells))]
  }

  /// As many columns as asked for, or as make the sheet as square as it gets.
  static func columns(_ wish: Double?, count: Int) -> Int {
    if let wish { return min(max(1, Int(wish.rounded())), max(1, count)) }
    return max(1, Int(Double(count).squareRoot().rounded(.up)))
  }
}
