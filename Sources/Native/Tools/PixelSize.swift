/// How large a picture is, in pixels.
struct PixelSize: Hashable, Sendable {
  var width: Int
  var height: Int

  /// A size; never less than one pixel either way.
  init(_ width: Int, _ height: Int) {
    self.width = max(1, width)
    self.height = max(1, height)
  }

  /// A size rounded to whole pixels.
  init(_ width: Double, _ height: Double) {
    self.init(Int(width.rounded()), Int(height.rounded()))
  }

  /// Width through height.
  var aspect: Double { Double(width) / Double(height) }

  /// How many pixels it has.
  var area: Int { width * height }

  /// The longer side.
  var longest: Int { max(width, height) }

  /// The shorter side.
  var shortest: Int { min(width, height) }

  /// Whether both sides are even, as the common film formats demand.
  var isEven: Bool { width % 2 == 0 && height % 2 == 0 }

  /// The nearest even size that is not larger, and at least 2 pixels either way.
  var evened: PixelSize { PixelSize(max(2, width / 2 * 2), max(2, height / 2 * 2)) }

  /// This size so many times as large.
  func scaled(by factor: Double) -> PixelSize {
    PixelSize(Double(width) * factor, Double(height) * factor)
  }

  /// The smallest size of these proportions that covers another.
  func covering(_ other: PixelSize) -> PixelSize {
    let factor = max(
      Double(other.width) / Double(width), Double(other.height) / Double(height))
    let size = scaled(by: factor)
    return PixelSize(max(size.width, other.width), max(size.height, other.height))
  }

  /// The largest size of these proportions that fits into another.
  func fitting(_ other: PixelSize) -> PixelSize {
    let factor = min(
      Double(other.width) / Double(width), Double(other.height) / Double(height))
    let size = scaled(by: factor)
    return PixelSize(min(size.width, other.width), min(size.height, other.height))
  }

  /// This size, scaled down to so many pixels on its longer side if it has more.
  func limited(to longest: Int) -> PixelSize {
    self.longest <= longest ? self : fitting(PixelSize(longest, longest))
  }
}

extension PixelSize: CustomStringConvertible {
  /// The size as people write it, such as `640x480`.
  var description: String { "\(width)x\(height)" }
}
