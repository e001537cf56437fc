import Foundation
import Targets

/// Makes a comic strip of pictures: black frames, and a caption box under each.
struct ComicStrip: NativePrimitive {
  let name = "comic_strip"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let pictures = try await call.pictures()
    let captions = (call.text("captions") ?? "")
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard captions.count(where: { !$0.isEmpty }) <= pictures.count else {
      throw call.finding(
        "There are \(captions.count) captions for \(pictures.count) pictures.",
        hint: "Write one line for each picture.")
    }
    let count = pictures.count
    let wish = call.number("columns") ?? (count <= 4 ? Double(count) : nil)
    let columns = ImageGrid.columns(wish, count: count)
    let rows = (count + columns - 1) / columns
    let aspect = min(16.0 / 9, max(0.7, pictures[0].size.aspect))
    let widest = min(pictures.map(\.size.width).max() ?? 640, 2400 / columns, 900)
    let width = max(widest, min(160, 2400 / columns))
    let panel = PixelSize(Double(width), Double(width) / aspect)
    let unit = max(1, width / 100)
    let (gutter, frame) = (unit * 3, max(2, unit))
    let box = captions.contains { !$0.isEmpty } ? max(24, panel.height / 4) : 0
    let step = (x: panel.width + gutter, y: panel.height + box + gutter)
    let sheet = PixelSize(gutter + columns * step.x, gutter + rows * step.y)
    var cells: [Layout.Cell] = []
    var frames = "null"
    var pieces: [TextScript.Piece] = []
    for (index, picture) in pictures.enumerated() {
      let (x, y) = (gutter + index % columns * step.x, gutter + index / columns * step.y)
      cells.append(
        Layout.Cell(
          image: picture.image, own: picture.size, x: x, y: y, size: panel, fit: "cover"))
      let caption = index < captions.count ? captions[index] : ""
      if box > 0, !caption.isEmpty {
        frames +=
          ",drawbox=\(x):\(y + panel.height - frame):\(panel.width):\(box + frame):"
          + "color=0xFFF6D5:t=fill,drawbox=\(x):\(y + panel.height - frame):\(panel.width):"
          + "\(box + frame):color=black:t=\(frame)"
        pieces.append(
          ComicStrip.piece(
            caption, x: x, y: y + panel.height, box: PixelSize(panel.width, box), pad: unit * 3,
            sheet: sheet))
      }
      frames += ",drawbox=\(x):\(y):\(panel.width):\(panel.height):color=black:t=\(frame)"
    }
    let white = Color(red: 255, green: 255, blue: 255)
    var layout = Layout(size: sheet, color: white, cells: cells)
    layout.over = "format=rgb24," + frames
    if !pieces.isEmpty {
      layout.over += "," + (try call.textFilter(TextScript(size: sheet, pieces: pieces)))
    }
    return ["image": try await call.laidOut(layout)]
  }

  private static func piece(
    _ text: String, x: Int, y: Int, box: PixelSize, pad: Int, sheet: PixelSize
  ) -> TextScript.Piece {
    let inner = PixelSize(box.width - 2 * pad, box.height - 2 * pad)
    let size = TextScript.fittingSize(text, wish: Double(box.height) / 3.2, box: inner)
    let black = Color(red: 16, green: 16, blue: 16)
    return TextScript.Piece(
      text: TextScript.breakable(text, size: size, width: Double(inner.width)), size: size,
      color: black, sides: (x + pad, sheet.width - x - box.width + pad), margin: 0,
      middle: (Double(x) + Double(box.width) / 2, Double(y) + Double(box.height) / 2),
      hasOutline: false)
  }
}
