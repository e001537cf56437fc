/// A place on an editor's canvas, in pixels right and down.
struct LayoutPoint: Hashable, Sendable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// How much of a canvas something takes, in pixels.
struct LayoutSize: Hashable, Sendable {
  var width: Double
  var height: Double

  init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle on a canvas.
struct LayoutBox: Hashable, Sendable {
  var origin: LayoutPoint
  var size: LayoutSize

  init(_ origin: LayoutPoint, _ size: LayoutSize) {
    self.origin = origin
    self.size = size
  }

  var right: Double { origin.x + size.width }
  var bottom: Double { origin.y + size.height }

  /// The smallest box round several; nil round none.
  init?(around boxes: some Sequence<LayoutBox>) {
    var iterator = boxes.makeIterator()
    guard var result = iterator.next() else { return nil }
    while let next = iterator.next() {
      let left = min(result.origin.x, next.origin.x)
      let top = min(result.origin.y, next.origin.y)
      result = LayoutBox(
        LayoutPoint(left, top),
        LayoutSize(max(result.right, next.right) - left, max(result.bottom, next.bottom) - top))
    }
    self = result
  }

  /// Whether a point lies in it, its edges included.
  func contains(_ point: LayoutPoint) -> Bool {
    point.x >= origin.x && point.x <= right && point.y >= origin.y && point.y <= bottom
  }
}
