/// A picture's pixels in memory: red, green, blue and opacity, row by row, 8 bits each.
struct Raster: Sendable {
  let size: PixelSize
  /// Four bytes for each pixel.
  var pixels: [UInt8]

  /// The most pixels that are taken into memory; as floats they are some gigabytes.
  static let largestArea = 64_000_000

  /// A picture of those pixels; missing ones are transparent black.
  init(_ size: PixelSize, pixels: [UInt8] = []) {
    self.size = size
    self.pixels = pixels
    let missing = size.area * 4 - pixels.count
    if missing > 0 { self.pixels += [UInt8](repeating: 0, count: missing) }
  }

  /// One part (0 is red, 3 opacity) as numbers from 0 to 1.
  func plane(_ part: Int) -> Plane {
    var plane = Plane(size)
    pixels.withUnsafeBufferPointer { pixels in
      plane.values.withUnsafeMutableBufferPointer { values in
        for index in values.indices { values[index] = Float(pixels[index * 4 + part]) / 255 }
      }
    }
    return plane
  }

  /// Red, green and blue as numbers from 0 to 1.
  var colors: [Plane] { (0..<3).map(plane) }

  /// How light each pixel is.
  var luminance: Plane {
    var plane = Plane(size)
    pixels.withUnsafeBufferPointer { pixels in
      plane.values.withUnsafeMutableBufferPointer { values in
        for index in values.indices {
          let red = Float(pixels[index * 4])
          let green = Float(pixels[index * 4 + 1])
          let blue = Float(pixels[index * 4 + 2])
          values[index] = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
        }
      }
    }
    return plane
  }

  /// A solid picture of three parts.
  init(colors: [Plane]) {
    self.init(colors[0].size)
    for part in 0..<3 { set(part, to: colors[part]) }
    pixels.withUnsafeMutableBufferPointer { pixels in
      for index in stride(from: 3, to: pixels.count, by: 4) { pixels[index] = 255 }
    }
  }

  /// Replaces one part; numbers beyond 0 and 1 are cut off.
  mutating func set(_ part: Int, to plane: Plane) {
    pixels.withUnsafeMutableBufferPointer { pixels in
      plane.values.withUnsafeBufferPointer { values in
        for index in values.indices {
          pixels[index * 4 + part] = UInt8(min(1, max(0, values[index])) * 255 + 0.5)
        }
      }
    }
  }
}
