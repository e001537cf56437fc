extension Plane {
  /// Half the size, softened first so that nothing flickers.
  var reduced: Plane {
    let small = PixelSize((size.width + 1) / 2, (size.height + 1) / 2)
    var rows = Plane(PixelSize(small.width, size.height))
    let (width, height) = (size.width, size.height)
    values.withUnsafeBufferPointer { from in
      rows.values.withUnsafeMutableBufferPointer { to in
        for y in 0..<height {
          let row = y * width
          for x in 0..<small.width {
            let c = 2 * x
            let a = from[row + max(0, c - 2)] + from[row + min(width - 1, c + 2)]
            let b = from[row + max(0, c - 1)] + from[row + min(width - 1, c + 1)]
            to[y * small.width + x] = (a + 4 * b + 6 * from[row + c]) / 16
          }
        }
      }
    }
    var result = Plane(small)
    let w = small.width
    rows.values.withUnsafeBufferPointer { from in
      result.values.withUnsafeMutableBufferPointer { to in
        for y in 0..<small.height {
          let c = 2 * y
          let (p, q) = (max(0, c - 2) * w, min(height - 1, c + 2) * w)
          let (r, s) = (max(0, c - 1) * w, min(height - 1, c + 1) * w)
          for x in 0..<w {
            let near = from[r + x] + from[s + x]
            to[y * w + x] = (from[p + x] + from[q + x] + 4 * near + 6 * from[c * w + x]) / 16
          }
        }
      }
    }
    return result
  }

  /// Brought to a larger size, with straight lines between the numbers.
  func expanded(to target: PixelSize) -> Plane {
    var result = Plane(target)
    let (width, height) = (size.width, size.height)
    let (stepX, stepY) = (
      Float(width) / Float(target.width), Float(height) / Float(target.height)
    )
    values.withUnsafeBufferPointer { from in
      result.values.withUnsafeMutableBufferPointer { to in
        for y in 0..<target.height {
          let sy = min(Float(height - 1), max(0, (Float(y) + 0.5) * stepY - 0.5))
          let y0 = Int(sy)
          let fy = sy - Float(y0)
          let (upper, lower) = (y0 * width, min(height - 1, y0 + 1) * width)
          for x in 0..<target.width {
            let sx = min(Float(width - 1), max(0, (Float(x) + 0.5) * stepX - 0.5))
            let x0 = Int(sx)
            let x1 = min(width - 1, x0 + 1)
            let fx = sx - Float(x0)
            let top = from[upper + x0] + (from[upper + x1] - from[upper + x0]) * fx
            let bottom = from[lower + x0] + (from[lower + x1] - from[lower + x0]) * fx
            to[y * target.width + x] = top + (bottom - top) * fy
          }
        }
      }
    }
    return result
  }

  /// Two planes joined band by band: wide tones over wide ways, fine lines over short ones.
  ///
  /// - Parameter mask: The share of `other`, from 0 to 1, at each pixel.
  func blended(with other: Plane, by mask: Plane, levels: Int) -> Plane {
    func mix(_ a: Plane, _ b: Plane, _ m: Plane) -> Plane {
      let difference = b.joined(a) { $0 - $1 }.joined(m) { $0 * $1 }
      return a.joined(difference) { $0 + $1 }
    }
    guard levels > 0, size.shortest > 8 else { return mix(self, other, mask) }
    let (small, smallOther) = (reduced, other.reduced)
    let base = small.blended(with: smallOther, by: mask.reduced, levels: levels - 1)
    let detail = joined(small.expanded(to: size)) { $0 - $1 }
    let otherDetail = other.joined(smallOther.expanded(to: size)) { $0 - $1 }
    return base.expanded(to: size).joined(mix(detail, otherDetail, mask)) { $0 + $1 }
  }
}
