import Flow
import Targets

/// Marks where a picture is transparent.
struct MaskOfTransparency: NativePrimitive {
  let name = "mask_of_transparency"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let image = try call.media("image")
    guard try await call.hasAlpha(image) else { throw Self.nothing(image, call) }
    let clear = try await call.raster(image).plane(3).map { 1 - $0 }
    guard clear.values.contains(where: { $0 > 0.01 }) else { throw Self.nothing(image, call) }
    return ["mask": try await call.write(mask: clear)]
  }

  private static func nothing(_ image: PrimitiveCall.Medium, _ call: PrimitiveCall) -> Diagnostic {
    call.finding(
      "\(image.name) is transparent nowhere, so nothing in it is marked.",
      hint: "Give a mask that is white where the picture is to be changed, or erase that part.")
  }
}
