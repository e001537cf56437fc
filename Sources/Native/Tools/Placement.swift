/// One of the nine places in a picture, such as "bottom right".
struct Placement: Hashable, Sendable {
  /// 0 is left, 0.5 the middle, 1 right.
  var across: Double
  /// 0 is the top, 0.5 the middle, 1 the bottom.
  var down: Double

  /// The place with that name; the middle for any other.
  init(_ name: String?) {
    let words = Set((name ?? "center").split(separator: " "))
    across = words.contains("left") ? 0 : words.contains("right") ? 1 : 0.5
    down = words.contains("top") ? 0 : words.contains("bottom") ? 1 : 0.5
  }

  /// Where the top left corner of something goes.
  ///
  /// - Parameters:
  ///   - inner: The thing's size.
  ///   - outer: The picture's size.
  ///   - margin: How far it stays from the edges.
  func origin(of inner: PixelSize, in outer: PixelSize, margin: Int = 0) -> (x: Int, y: Int) {
    func place(_ share: Double, _ inner: Int, _ outer: Int) -> Int {
      let room = Double(outer - inner)
      let inset = min(Double(margin), max(0, room / 2))
      return Int((inset + (room - 2 * inset) * share).rounded())
    }
    return (place(across, inner.width, outer.width), place(down, inner.height, outer.height))
  }

  /// The number that subtitle scripts give the place, as on a numeric keypad.
  var keypad: Int {
    let row = down == 0 ? 6 : down == 1 ? 0 : 3
    return row + (across == 0 ? 1 : across == 1 ? 3 : 2)
  }
}
