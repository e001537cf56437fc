import Comfy

/// How many steps classes report while they work.
enum SamplerSteps {
  /// The steps of a call; nil for classes that report none.
  static func count(of call: NodeCall) -> Int? {
    switch call.nodeClass.name {
    case "KSampler": max(call.integer("steps", 20), 1)
    case "KSamplerAdvanced":
      max(
        min(call.integer("end_at_step", 10_000), call.integer("steps", 20))
          - call.integer("start_at_step"), 0)
    case "SamplerCustom", "SamplerCustomAdvanced": call.steps("sigmas")
    case "ImageUpscaleWithModel":
      call.optionalPictures("image").map {
        $0.count * tiles(along: $0.width) * tiles(along: $0.height)
      }
    default: nil
    }
  }

  /// How many tiles of 512 pixels, overlapping by 32, cover a side.
  private static func tiles(along side: Int) -> Int {
    side <= 512 ? 1 : (side - 32 + 479) / 480
  }
}
