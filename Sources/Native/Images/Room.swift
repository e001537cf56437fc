import Targets

/// The room that four ports put round a picture.
struct Room {
  let left: Int
  let right: Int
  let top: Int
  let bottom: Int
  let inner: PixelSize

  /// Reads the ports `left`, `right`, `top` and `bottom`.
  ///
  /// - Throws: A finding when all are zero or the result is too large.
  init(_ call: PrimitiveCall, around inner: PixelSize) throws {
    func side(_ port: String) -> Int { Int((call.number(port) ?? 0).rounded()) }
    (left, right, top, bottom) = (side("left"), side("right"), side("top"), side("bottom"))
    self.inner = inner
    guard left + right + top + bottom > 0 else {
      throw call.finding(
        "\(call.request.primitive) was told no side to extend.",
        hint: "Say how much, such as left: 200 px.")
    }
    guard outer.area <= Raster.largestArea else {
      throw call.finding("A picture of \(outer) pixels is too large to be made.")
    }
  }

  /// The whole size.
  var outer: PixelSize {
    PixelSize(inner.width + left + right, inner.height + top + bottom)
  }

  /// The picture with its surroundings made of its edges.
  func grown(_ raster: Raster, mirrored: Bool) -> Raster {
    func source(_ place: Int, _ length: Int) -> Int {
      guard mirrored else { return min(length - 1, max(0, place)) }
      let period = 2 * length
      let turn = ((place % period) + period) % period
      return turn < length ? turn : period - 1 - turn
    }
    let columns = (0..<outer.width).map { source($0 - left, inner.width) * 4 }
    var result = Raster(outer)
    raster.pixels.withUnsafeBufferPointer { from in
      result.pixels.withUnsafeMutableBufferPointer { to in
        var place = 0
        for y in 0..<outer.height {
          let row = source(y - top, inner.height) * inner.width * 4
          for column in columns {
            for part in 0..<4 { to[place + part] = from[row + column + part] }
            place += 4
          }
        }
      }
    }
    return result
  }

  /// How far each pixel lies outside of the picture.
  var distance: Plane {
    var plane = Plane(outer)
    for y in 0..<outer.height {
      let dy = Float(max(0, max(top - y, y - (top + inner.height - 1))))
      for x in 0..<outer.width {
        let dx = Float(max(0, max(left - x, x - (left + inner.width - 1))))
        plane[x, y] = (dx * dx + dy * dy).squareRoot()
      }
    }
    return plane
  }
}
