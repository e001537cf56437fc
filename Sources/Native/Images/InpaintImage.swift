import Flow
import Targets

/// Takes a marked part of a picture away and closes the gap with its surroundings.
struct InpaintImage: NativePrimitive {
  let name = "inpaint_image"

  func refusal(_ arguments: [String: Value]) -> Refusal? {
    if let refusal = ModelWish.refusalWithNegative(arguments) { return refusal }
    guard arguments["prompt"]?.text?.contains(where: { !$0.isWhitespace }) == true else {
      return nil
    }
    return Refusal(
      "The native tools close a gap with its surroundings; painting something new into it needs "
        + "a generative model.",
      remedy: "Leave the prompt out, or start a ComfyUI server and set ANYFLOW_COMFY_URL.")
  }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let image = try call.media("image")
    let raster = try await call.raster(image)
    let hole: Plane
    if let mask = try call.optionalMedia("mask") {
      hole = try await call.raster(mask, raster.size, as: "mask").luminance
    } else {
      hole = raster.plane(3).map { 1 - $0 }
    }
    let isHole = hole.values.map { $0 > 0.5 }
    let count = isHole.count { $0 }
    guard count > 0 else {
      throw call.finding(
        "Nothing is marked in \(image.name), so nothing can be filled.",
        hint: "Give a mask that is white where the picture is to be filled.")
    }
    guard count * 10 <= isHole.count * 9 else {
      throw call.finding(
        "Nearly all of \(image.name) is marked; too little is left to fill it from.",
        hint: "Mark a smaller part.")
    }
    let filled = try GapFilling(raster, hole: isHole, seed: call.seed).filled { share in
      call.request.progress(share)
    }
    return ["image": try await call.write(filled)]
  }
}
