extension ShapeRules {
  /// Latents that are made from pictures or from other latents.
  static let latentChanges: [String: ShapeRule] = [
    "VAEEncode": encode("pixels"), "VAEEncodeTiled": encode("pixels"),
    "VAEEncodeForInpaint": encode("pixels"),
    "VAEEncodeAudio": { call in
      NodeResult(.latents(Latents(seconds: try call.sound("audio").seconds)))
    },
    "InpaintModelConditioning": { call in
      NodeResult(.thing, .thing, .latents(encoded(try call.pictures("pixels"))))
    },
    "InstructPixToPixConditioning": { call in
      NodeResult(.thing, .thing, .latents(encoded(try call.pictures("pixels"))))
    },
    "LatentUpscale": { call in
      var latents = try call.latents("samples")
      let width = call.integer("width")
      let height = call.integer("height")
      if width > 0 || height > 0 {
        let ratio = Double(latents.width) / Double(max(latents.height, 1))
        let newWidth = width > 0 ? width : Int((Double(height) * ratio).rounded())
        let newHeight = height > 0 ? height : Int((Double(width) / ratio).rounded())
        latents.width = max(newWidth, 64) / 8 * 8
        latents.height = max(newHeight, 64) / 8 * 8
      }
      return NodeResult(.latents(latents))
    },
    "LatentUpscaleBy": { call in
      var latents = try call.latents("samples")
      let factor = call.number("scale_by", 1.5)
      latents.width = Int((Double(latents.width / 8) * factor).rounded()) * 8
      latents.height = Int((Double(latents.height / 8) * factor).rounded()) * 8
      return NodeResult(.latents(latents))
    },
    "LatentCrop": { call in
      var latents = try call.latents("samples")
      latents.width = min(call.integer("width", 512) / 8 * 8, latents.width)
      latents.height = min(call.integer("height", 512) / 8 * 8, latents.height)
      return NodeResult(.latents(latents))
    },
    "LatentFromBatch": { call in
      var latents = try call.latents("samples")
      let start = min(call.integer("batch_index"), latents.count - 1)
      latents.count = max(min(call.integer("length", 1), latents.count - start), 1)
      return NodeResult(.latents(latents))
    },
    "RepeatLatentBatch": { call in
      var latents = try call.latents("samples")
      latents.count *= max(call.integer("amount", 1), 1)
      return NodeResult(.latents(latents))
    },
    "LatentRotate": { call in
      var latents = try call.latents("samples")
      if ["90 degrees", "270 degrees"].contains(call.text("rotation")) {
        (latents.width, latents.height) = (latents.height, latents.width)
      }
      return NodeResult(.latents(latents))
    },
    "LatentBatch": { call in
      var latents = try call.latents("samples1")
      latents.count += try call.latents("samples2").count
      return NodeResult(.latents(latents))
    },
  ]

  /// Encoding crops to whole cells of eight pixels.
  private static func encoded(_ pictures: Pictures) -> Latents {
    Latents(
      width: max(pictures.width / 8 * 8, 8), height: max(pictures.height / 8 * 8, 8),
      count: pictures.count)
  }

  private static func encode(_ input: String) -> ShapeRule {
    { call in NodeResult(.latents(encoded(try call.pictures(input)))) }
  }

  /// Sampling, which keeps the latents' shape.
  static let sampling: [String: ShapeRule] = {
    var rules: [String: ShapeRule] = [
      "SamplerCustom": custom, "SamplerCustomAdvanced": custom,
      "KSampler": { .init(.latents(try $0.latents("latent_image"))) },
      "KSamplerAdvanced": { .init(.latents(try $0.latents("latent_image"))) },
      "SplitSigmas": { call in
        let count = call.steps("sigmas")
        let first = min(max(call.integer("step"), 0), count)
        return NodeResult(.steps(first), .steps(count - first))
      },
      "BasicScheduler": { call in
        let share = call.number("denoise", 1)
        return NodeResult(.steps(share <= 0 ? 0 : max(call.integer("steps", 20), 1)))
      },
    ]
    for name in [
      "KarrasScheduler", "ExponentialScheduler", "PolyexponentialScheduler", "SDTurboScheduler",
      "BetaSamplingScheduler", "LaplaceScheduler", "AlignYourStepsScheduler", "GITSScheduler",
      "LTXVScheduler", "VPScheduler",
    ] {
      rules[name] = { call in NodeResult(.steps(max(call.integer("steps", 20), 1))) }
    }
    return rules
  }()

  private static let custom: ShapeRule = { call in
    let latents = FlowingValue.Content.latents(try call.latents("latent_image"))
    return NodeResult(latents, latents)
  }
}
