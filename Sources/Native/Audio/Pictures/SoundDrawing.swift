/// Filters that draw sound, shared by its pictures and films.
enum SoundDrawing {
  /// The dark page on which sound is drawn.
  static let page = Color(red: 0x10, green: 0x14, blue: 0x1C)

  /// Turns a grey spectrum into shades from the page over the colour to white.
  static func tint(_ color: Color) -> String {
    func curve(_ low: UInt8, _ middle: UInt8) -> String {
      "0/\((Double(low) / 255).plain) 0.55/\((Double(middle) / 255).plain) 1/1"
    }
    return "format=gray,format=gbrp,curves=r='\(curve(page.red, color.red))'"
      + ":g='\(curve(page.green, color.green))':b='\(curve(page.blue, color.blue))'"
  }

  /// Lays what was drawn on a page.
  /// - Parameter label: A word of its own for the links between the filters.
  static func onPage(_ drawing: String, _ size: PixelSize, fps: Double) -> String {
    "\(drawing)[ink];color=c=\(page.filterValue):s=\(size):r=\(fps.plain)[page];"
      + "[page][ink]overlay=format=auto:shortest=1"
  }

  /// The maps that bend a strip of wave into a ring, as 16-bit PGM files: across and down.
  ///
  /// The left half mirrors the right one, so that the ring closes without a seam.
  ///
  /// - Parameters:
  ///   - size: The picture's size.
  ///   - strip: The strip's size.
  static func ring(_ size: PixelSize, strip: PixelSize) -> (across: [UInt8], down: [UInt8]) {
    let head = Array("P5\n\(size.width) \(size.height)\n65535\n".utf8)
    var (across, down) = (head, head)
    across.reserveCapacity(head.count + size.area * 2)
    down.reserveCapacity(head.count + size.area * 2)
    let (middleX, middleY) = (Double(size.width - 1) / 2, Double(size.height - 1) / 2)
    let (inner, outer) = (0.16 * Double(size.shortest), 0.49 * Double(size.shortest))
    func put(_ value: Int, _ bytes: inout [UInt8]) {
      bytes.append(UInt8(truncatingIfNeeded: value >> 8))
      bytes.append(UInt8(truncatingIfNeeded: value))
    }
    for y in 0..<size.height {
      for x in 0..<size.width {
        let (dx, dy) = (Double(x) - middleX, Double(y) - middleY)
        let share = ((dx * dx + dy * dy).squareRoot() - inner) / (outer - inner)
        guard (0...1).contains(share) else {
          put(65535, &across)
          put(65535, &down)
          continue
        }
        let turn = abs(Real.angle(dx, -dy)) / .pi
        put(Int(turn * Double(strip.width - 1)), &across)
        put(Int((1 - share) * Double(strip.height - 1)), &down)
      }
    }
    return (across, down)
  }
}
