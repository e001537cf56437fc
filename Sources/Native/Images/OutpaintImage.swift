import Flow
import Targets

/// Continues a picture beyond its borders with what is there: mirrored, and softer further out.
struct OutpaintImage: NativePrimitive {
  let name = "outpaint_image"

  func refusal(_ arguments: [String: Value]) -> Refusal? {
    if let refusal = ModelWish.refusalWithNegative(arguments) { return refusal }
    guard arguments["prompt"]?.text?.contains(where: { !$0.isWhitespace }) == true else {
      return nil
    }
    return Refusal(
      "The native tools extend a picture by what is at its edges; drawing something new there "
        + "needs a generative model.",
      remedy: "Leave the prompt out, or start a ComfyUI server and set ANYFLOW_COMFY_URL.")
  }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let image = try call.media("image")
    let size = try await call.size(of: image)
    let room = try Room(call, around: size)
    let raster = room.grown(try await call.raster(image), mirrored: true)
    let unit = Double(max(room.left, room.right, room.top, room.bottom))
    let distance = room.distance.map { min(1, $0 / Float(unit)) }
    try Task.checkCancellation()
    let colors = try raster.colors.map { plane in
      try Task.checkCancellation()
      let soft = plane.blurred(unit / 24)
      let softer = plane.blurred(unit / 7)
      var result = plane
      for index in result.values.indices {
        let far = distance.values[index]
        let near = min(1, far * 4)
        let wide = max(0, min(1, far * 1.6 - 0.25))
        let first = plane.values[index] + (soft.values[index] - plane.values[index]) * near
        result.values[index] = first + (softer.values[index] - first) * wide
      }
      return result
    }
    return ["image": try await call.write(Raster(colors: colors))]
  }
}
