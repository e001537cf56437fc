import Flow
import Foundation
import Targets

// Filters that move pixels.
extension PictureFilters {
  /// A size from the ports `width`, `height` and `scale`, and the filter that leads there.
  ///
  /// - Parameter rounding: What a size that nobody wrote down is rounded by: films want even ones.
  static func resize(
    _ call: PrimitiveCall, _ size: PixelSize, rounding: (PixelSize) -> PixelSize = { $0 }
  ) throws -> PictureFilter {
    let width = call.number("width").map { Int($0.rounded()) }
    let height = call.number("height").map { Int($0.rounded()) }
    let target: PixelSize
    switch (width, height) {
    case (let width?, let height?): target = PixelSize(width, height)
    case (let width?, nil):
      let other = PixelSize(Double(width), Double(width) / size.aspect)
      target = PixelSize(width, rounding(other).height)
    case (nil, let height?):
      let other = PixelSize(Double(height) * size.aspect, Double(height))
      target = PixelSize(rounding(other).width, height)
    case (nil, nil):
      guard let scale = call.number("scale") else {
        throw call.finding(
          "\(call.request.primitive) was given neither a width nor a height nor a scale.",
          hint: "Say how large the result shall be, such as width: 640 px.")
      }
      target = rounding(size.scaled(by: scale))
    }
    guard max(target.width, target.height) <= 32_000, target.area <= 400_000_000 else {
      throw call.finding("A picture of \(target) pixels is too large to be made.")
    }
    return fit(size, into: target, call.text("fit") ?? "cover")
  }

  /// Brings a picture to an exact size.
  static func fit(_ size: PixelSize, into target: PixelSize, _ way: String) -> PictureFilter {
    func scale(_ size: PixelSize) -> String {
      "scale=\(size.width):\(size.height):flags=lanczos+accurate_rnd,setsar=1"
    }
    switch way {
    case "stretch": return .geometry(scale(target), target)
    case "contain":
      let inner = size.fitting(target)
      let (x, y) = Placement("center").origin(of: inner, in: target)
      let pad =
        inner == target ? "" : ",pad=\(target.width):\(target.height):\(x):\(y):color=black@0"
      return .geometry(scale(inner) + pad, target)
    default:
      let outer = size.covering(target)
      let (x, y) = Placement("center").origin(of: target, in: outer)
      let crop =
        outer == target ? "" : ",crop=\(target.width):\(target.height):\(-x):\(-y):exact=1"
      return .geometry(scale(outer) + crop, target)
    }
  }

  /// Cuts out the part that the ports ask for.
  static func crop(
    _ call: PrimitiveCall, _ size: PixelSize, rounding: (PixelSize) -> PixelSize = { $0 }
  ) throws -> PictureFilter {
    var width = call.number("width").map { Int($0.rounded()) }
    var height = call.number("height").map { Int($0.rounded()) }
    if let text = call.text("aspect") {
      guard let aspect = aspect(text) else {
        throw call.finding(
          "\(Value.quoted(text)) are no proportions.",
          hint: "Write them as \"16:9\", \"4:3\", \"square\", \"portrait\" or \"widescreen\".")
      }
      let unit = PixelSize(aspect * 100_000, 100_000.0)
      let box = PixelSize(width ?? size.width, height ?? size.height)
      let inner = rounding(unit.fitting(box))
      (width, height) = (inner.width, inner.height)
    }
    if width == nil, height == nil {
      // "The left half" names a side and no size.
      let place = call.text("position") ?? "center"
      if place.contains("left") || place.contains("right") { width = max(1, size.width / 2) }
      if place.contains("top") || place.contains("bottom") { height = max(1, size.height / 2) }
    }
    guard width != nil || height != nil else {
      throw call.finding(
        "\(call.request.primitive) was given neither a size nor proportions.",
        hint: "Say how much to keep, such as width: 640 px or aspect: \"16:9\".")
    }
    let part = PixelSize(width ?? size.width, height ?? size.height)
    guard part.width <= size.width, part.height <= size.height else {
      throw call.finding(
        "The picture has \(size) pixels; \(part) cannot be cut out of it.",
        hint: "Ask for at most \(size.width) px by \(size.height) px.")
    }
    let free = Placement(call.text("position")).origin(of: part, in: size)
    let x = call.number("x").map { Int($0.rounded()) } ?? free.x
    let y = call.number("y").map { Int($0.rounded()) } ?? free.y
    guard x + part.width <= size.width, y + part.height <= size.height else {
      throw call.finding(
        "The picture has \(size) pixels; a part of \(part) cannot begin at \(x), \(y).",
        hint: "Begin at most at \(size.width - part.width), \(size.height - part.height).")
    }
    return .geometry("crop=\(part.width):\(part.height):\(x):\(y):exact=1", part)
  }

  /// Width through height, from "16:9", "16/9", "1.78", "square" and the like.
  static func aspect(_ text: String) -> Double? {
    switch text.lowercased().trimmingPrefix(" ") {
    case "square": return 1
    case "widescreen", "wide", "landscape": return 16.0 / 9
    case "portrait", "vertical", "story": return 9.0 / 16
    case "cinema", "cinematic": return 2.39
    default:
      let parts = text.split { ":/x×".contains($0) || $0.isWhitespace }.map { Double($0) }
      guard let first = parts.first, let width = first, width > 0, parts.count <= 2 else {
        return nil
      }
      let height = parts.count == 2 ? parts[1] ?? 0 : 1
      let ratio = width / height
      return height > 0 && ratio >= 0.01 && ratio <= 100 ? ratio : nil
    }
  }

  /// Turns clockwise; whole quarters exactly, the rest with room for the corners.
  static func rotate(_ angle: Double, _ size: PixelSize, fill: String) -> PictureFilter {
    let turn = (angle.truncatingRemainder(dividingBy: 360) + 360)
      .truncatingRemainder(dividingBy: 360)
    switch turn {
    case 0: return .geometry("null", size)
    case 90: return .geometry("transpose=clock", PixelSize(size.height, size.width))
    case 180: return .geometry("hflip,vflip", size)
    case 270: return .geometry("transpose=cclock", PixelSize(size.height, size.width))
    default:
      let radians = turn * .pi / 180
      let (c, s) = (abs(cos(radians)), abs(sin(radians)))
      let (w, h) = (Double(size.width), Double(size.height))
      let box = PixelSize((w * c + h * s).rounded(.up), (w * s + h * c).rounded(.up))
      return .geometry(
        "rotate=\(radians.plain):ow=\(box.width):oh=\(box.height):c=\(fill)", box)
    }
  }

  static func flip(_ direction: String?) -> String {
    direction == "vertical" ? "vflip" : "hflip"
  }
}
