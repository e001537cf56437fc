import Flow
import Foundation
import Targets

/// The panes of a stained-glass window over a picture: where each pixel takes its colour from, and
/// where the lead between the panes runs.
struct StainedGlass {
  private let size: PixelSize
  private let centers: [(x: Double, y: Double)]
  private let columns: Int
  private let rows: Int
  private let pane: Double

  /// Panes in loose rows; the same seed gives the same panes.
  init(_ size: PixelSize, seed: UInt64) {
    self.size = size
    pane = StainedGlass.pane(size)
    columns = max(1, Int((Double(size.width) / pane).rounded(.up)))
    rows = max(1, Int((Double(size.height) / pane).rounded(.up)))
    var random = SeededRandom(seed)
    var centers: [(x: Double, y: Double)] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let shift = row % 2 == 0 ? 0.25 : 0.75
        let x = Double(column) + shift + Double.random(in: -0.38...0.38, using: &random)
        let y = Double(row) + 0.5 + Double.random(in: -0.38...0.38, using: &random)
        centers.append((x * pane, y * pane))
      }
    }
    self.centers = centers
  }

  private static func pane(_ size: PixelSize) -> Double {
    max(6, Double(size.longest) / 44)
  }

  /// Writes the maps into a step's folder.
  ///
  /// - Throws: A finding when they cannot be written or the picture is too large; a cancellation.
  func write(into call: PrimitiveCall) throws {
    guard size.area <= Raster.largestArea else {
      throw call.finding("The picture of \(size) pixels is too large for stained glass.")
    }
    var across = [UInt8]()
    var down = [UInt8]()
    var lead = [UInt8]()
    across.reserveCapacity(size.area * 2)
    down.reserveCapacity(size.area * 2)
    lead.reserveCapacity(size.area)
    let width = max(1.2, pane / 11)
    for y in 0..<size.height {
      try Task.checkCancellation()
      for x in 0..<size.width {
        let (index, gap) = nearest(Double(x) + 0.5, Double(y) + 0.5)
        let center = centers[index]
        let cx = min(size.width - 1, max(0, Int(center.x)))
        let cy = min(size.height - 1, max(0, Int(center.y)))
        across += [UInt8(cx >> 8 & 0xFF), UInt8(cx & 0xFF)]
        down += [UInt8(cy >> 8 & 0xFF), UInt8(cy & 0xFF)]
        lead.append(UInt8(255 * min(1, max(0.06, (gap - width * 0.5) / (width * 0.6)))))
      }
    }
    do {
      for (name, bytes, top) in [
        ("across", across, 65_535), ("down", down, 65_535), ("lead", lead, 255),
      ] {
        let head = Data("P5\n\(size.width) \(size.height)\n\(top)\n".utf8)
        try (head + Data(bytes)).write(to: call.file("\(name).pgm"))
      }
    } catch {
      throw Diagnostic(
        .outputUnwritable, "The work folder \(call.request.folder.path) cannot be written to.",
        notes: ["\(error)"])
    }
  }

  /// The pane of a point, and how much nearer its middle is than the next one's.
  private func nearest(_ x: Double, _ y: Double) -> (index: Int, gap: Double) {
    let (column, row) = (Int(x / pane), Int(y / pane))
    var best = (0, Double.infinity)
    var second = Double.infinity
    for r in max(0, row - 2)...min(rows - 1, max(0, row + 2)) {
      for c in max(0, column - 2)...min(columns - 1, max(0, column + 2)) {
        let index = r * columns + c
        let (dx, dy) = (centers[index].x - x, centers[index].y - y)
        let distance = (dx * dx + dy * dy).squareRoot()
        if distance < best.1 {
          second = best.1
          best = (index, distance)
        } else if distance < second {
          second = distance
        }
      }
    }
    return (best.0, second - best.1)
  }

  /// The filters that draw with the maps.
  static func chain(_ size: PixelSize) -> String {
    let sigma = (pane(size) / 3.2).plain
    func still(_ name: String, _ format: String) -> String {
      "movie=\(name).pgm,format=\(format),loop=loop=-1:size=1"
    }
    return "gblur=sigma=\(sigma):steps=2,\(PictureFilters.saturation(1.7)),"
      + "\(PictureFilters.contrast(0.3)),format=gbrp[soft];"
      + "\(still("across", "gray16le"))[across];\(still("down", "gray16le"))[down];"
      + "[soft][across][down]remap[panes];\(still("lead", "gray")),format=gbrp[lead];"
      + "[panes][lead]blend=all_mode=multiply:shortest=1"
  }
}
