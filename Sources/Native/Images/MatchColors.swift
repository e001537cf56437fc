import Flow
import Foundation
import Targets

/// Gives a picture the mean and spread of another one's light and colours.
struct MatchColors: NativePrimitive {
  let name = "match_colors"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let image = try call.media("image")
    let reference = try call.media("reference")
    let small = try await call.size(of: reference).limited(to: 256)
    var raster = try await call.raster(image)
    let model = try await call.raster(reference, small, as: "reference")
    let strength = Float(try call.required("strength"))
    let own = Self.opposed(raster.colors)
    let goal = Self.opposed(model.colors)
    let toned = zip(own, goal).map { plane, goal in
      let (mean, spread) = (plane.mean, max(0.004, plane.deviation))
      let (goalMean, goalSpread) = (goal.mean, goal.deviation)
      let factor = min(3, goalSpread / spread)
      return plane.map { value in
        let full = (value - mean) * factor + goalMean
        return value + (full - value) * strength
      }
    }
    try Task.checkCancellation()
    for (part, plane) in Self.mixed(toned).enumerated() { raster.set(part, to: plane) }
    let pixels = try await call.hasAlpha(image) ? "rgba" : "rgb24"
    return ["image": try await call.write(raster, pixels: pixels)]
  }

  /// Light, blue against yellow, red against green: axes that vary on their own in real pictures.
  private static func opposed(_ colors: [Plane]) -> [Plane] {
    let sum = colors[0].joined(colors[1]) { $0 + $1 }
    return [
      sum.joined(colors[2]) { ($0 + $1) / 3 }, sum.joined(colors[2]) { $0 / 2 - $1 },
      colors[0].joined(colors[1]) { $0 - $1 },
    ]
  }

  private static func mixed(_ axes: [Plane]) -> [Plane] {
    // With l = (r+g+b)/3, y = (r+g)/2 - b and d = r - g.
    let blue = axes[0].joined(axes[1]) { $0 - $1 * 2 / 3 }
    let half = axes[0].joined(axes[1]) { $0 + $1 / 3 }
    return [
      half.joined(axes[2]) { $0 + $1 / 2 }, half.joined(axes[2]) { $0 - $1 / 2 }, blue,
    ]
  }
}
