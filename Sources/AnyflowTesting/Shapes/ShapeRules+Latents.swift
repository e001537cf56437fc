import Comfy

extension ShapeRules {
  /// Empty latents of pictures and sounds.
  static let emptyLatents: [String: ShapeRule] = [
    "EmptyLatentImage": empty(multiple: 8), "EmptySD3LatentImage": empty(multiple: 8),
    "EmptyHunyuanImageLatent": empty(multiple: 32),
    "EmptyChromaRadianceLatentImage": empty(multiple: 1),
    "EmptyLatentAudio": { call in
      NodeResult(
        .latents(
          Latents(
            count: max(call.integer("batch_size", 1), 1),
            seconds: audioLength(call.number("seconds", 47.6), unit: 2048 / 44_100, even: true))))
    },
    "EmptyAceStepLatentAudio": { call in
      NodeResult(
        .latents(
          Latents(
            count: max(call.integer("batch_size", 1), 1),
            seconds: audioLength(call.number("seconds", 120), unit: 512.0 * 8 / 44_100))))
    },
    "EmptyLatentHunyuan3Dv2": { call in
      NodeResult(.latents(Latents(count: max(call.integer("batch_size", 1), 1))))
    },
    "SolidMask": { call in
      NodeResult(
        .masks(Pictures(width: call.integer("width", 512), height: call.integer("height", 512))))
    },
    "EmptyImage": { call in
      NodeResult(
        .pictures(
          Pictures(
            width: call.integer("width", 512), height: call.integer("height", 512),
            count: max(call.integer("batch_size", 1), 1))))
    },
    "StableCascade_EmptyLatentImage": { call in
      let latents = FlowingValue.Content.latents(
        Latents(
          width: call.integer("width", 1024), height: call.integer("height", 1024),
          count: max(call.integer("batch_size", 1), 1)))
      return NodeResult(latents, latents)
    },
  ]

  /// Empty latents of films, and conditioning that brings them along.
  static let videoLatents: [String: ShapeRule] = {
    var rules: [String: ShapeRule] = [
      "EmptyHunyuanLatentVideo": film(multiple: 8, time: 4),
      "EmptyMochiLatentVideo": film(multiple: 8, time: 6),
      "EmptyLTXVLatentVideo": film(multiple: 32, time: 8),
      "EmptyCosmosLatentVideo": film(multiple: 8, time: 8),
      "Wan22ImageToVideoLatent": film(multiple: 16, time: 4),
    ]
    for name in [
      "WanImageToVideo", "WanFirstLastFrameToVideo", "WanFunControlToVideo", "WanVaceToVideo",
      "WanFunInpaintToVideo", "WanCameraImageToVideo", "WanPhantomSubjectToVideo",
      "HunyuanImageToVideo", "Wan22FunControlToVideo", "WanTrackToVideo", "WanSoundImageToVideo",
      "WanHuMoImageToVideo", "WanAnimateToVideo",
    ] { rules[name] = filmConditioning(multiple: 8, time: 4) }
    rules["LTXVImgToVideo"] = filmConditioning(multiple: 32, time: 8)
    rules["CosmosImageToVideoLatent"] = film(multiple: 8, time: 8)
    rules["CosmosPredict2ImageToVideoLatent"] = film(multiple: 8, time: 4)
    rules["SVD_img2vid_Conditioning"] = pictureConditioning(count: "video_frames")
    for name in [
      "StableZero123_Conditioning", "StableZero123_Conditioning_Batched", "SV3D_Conditioning",
    ] {
      rules[name] = pictureConditioning(
        count: name == "SV3D_Conditioning" ? "video_frames" : "batch_size")
    }
    return rules
  }()

  /// A length made of whole units, at least one.
  private static func audioLength(_ seconds: Double, unit: Double, even: Bool = false) -> Double {
    let units = seconds / unit
    let whole = even ? (units / 2).rounded() * 2 : units.rounded(.down)
    return max(whole, 1) * unit
  }

  private static func size(_ call: NodeCall, multiple: Int) -> (width: Int, height: Int) {
    let width = call.integer("width", 512) / multiple * multiple
    let height = call.integer("height", 512) / multiple * multiple
    return (max(width, multiple), max(height, multiple))
  }

  private static func empty(multiple: Int) -> ShapeRule {
    { call in
      let size = size(call, multiple: multiple)
      return NodeResult(
        .latents(
          Latents(
            width: size.width, height: size.height, count: max(call.integer("batch_size", 1), 1))))
    }
  }

  private static func filmLatents(_ call: NodeCall, _ multiple: Int, _ time: Int) -> Latents {
    let size = size(call, multiple: multiple)
    let length = max(call.integer("length", 25), 1)
    return Latents(
      width: size.width, height: size.height, count: max(call.integer("batch_size", 1), 1),
      frames: (length - 1) / time * time + 1)
  }

  private static func film(multiple: Int, time: Int) -> ShapeRule {
    { call in NodeResult(.latents(filmLatents(call, multiple, time))) }
  }

  /// Conditioning with latents at the output that has that type.
  private static func filmConditioning(multiple: Int, time: Int) -> ShapeRule {
    { call in conditioning(call, filmLatents(call, multiple, time)) }
  }

  private static func pictureConditioning(count: String) -> ShapeRule {
    { call in
      let size = size(call, multiple: 8)
      return conditioning(
        call,
        Latents(
          width: size.width, height: size.height, count: max(call.integer(count, 1), 1)))
    }
  }

  private static func conditioning(_ call: NodeCall, _ latents: Latents) -> NodeResult {
    var result = NodeResult()
    result.outputs = call.nodeClass.outputs.map { $0.type == "LATENT" ? .latents(latents) : .thing }
    return result
  }
}
