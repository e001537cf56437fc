import Flow
import Foundation
import Targets

/// Cuts the subject out of a plain background.
struct RemoveBackground: NativePrimitive {
  let name = "remove_background"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let cut = try await call.cutOut()
    return [
      "image": try await call.write(cut.raster, pixels: "rgba"),
      "mask": try await call.write(mask: cut.raster.plane(3)),
    ]
  }
}

/// Puts another background behind the subject.
struct ReplaceBackground: NativePrimitive {
  let name = "replace_background"

  func refusal(_ arguments: [String: Value]) -> Refusal? { Color.refusal(arguments) }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let subject = try await call.cutOut().raster
    let behind: Raster
    if let background = try call.optionalMedia("background") {
      behind = try await call.raster(background, subject.size, as: "background")
    } else {
      let color = try call.color(default: "white")
      behind = Raster(
        colors: [color.red, color.green, color.blue].map {
          Plane(subject.size, Float($0) / 255)
        })
    }
    let opacity = subject.plane(3)
    let colors = (0..<3).map { part in
      let back = behind.plane(part)
      let difference = subject.plane(part).joined(back) { $0 - $1 }.joined(opacity) { $0 * $1 }
      return back.joined(difference) { $0 + $1 }
    }
    return ["image": try await call.write(Raster(colors: colors))]
  }
}

extension PrimitiveCall {
  /// The picture in the port `image` with its background made transparent.
  ///
  /// - Throws: A finding when the background is not plain enough to be told from the subject.
  fileprivate func cutOut() async throws -> (raster: Raster, share: Double) {
    let image = try media("image")
    let raster = try await raster(image)
    let tolerance = Float(try required("tolerance") / 100)
    if try await hasAlpha(image) {
      let opacity = raster.plane(3)
      if opacity.values.contains(where: { $0 < 0.5 }) {
        return (raster, Double(1 - opacity.mean))
      }
    }
    guard let background = PlainBackground(raster, tolerance: tolerance) else {
      throw finding(
        "The edges of \(image.name) are too varied for a plain background: "
          + "the subject cannot be told from it by colour.",
        hint: "Use a picture before an even backdrop, or raise the tolerance above "
          + "\(Int(tolerance * 100)) %.")
    }
    let cut = background.removed(from: raster)
    guard cut.share > 0.005 else {
      throw finding(
        "No background was found in \(image.name).",
        hint: "Raise the tolerance above \(Int(tolerance * 100)) %.")
    }
    guard cut.share < 0.998 else {
      throw finding(
        "Nothing but background was found in \(image.name).",
        hint: "Lower the tolerance below \(Int(tolerance * 100)) %.")
    }
    return cut
  }
}
