import OrderedJSON

extension ShapeRules {
  /// Decoding latents.
  static let decoding: [String: ShapeRule] = [
    "VAEDecode": decode, "VAEDecodeTiled": decode,
    "VAEDecodeAudio": { call in
      NodeResult(.sound(Sound(seconds: try call.latents("samples").seconds ?? 1)))
    },
  ]

  private static let decode: ShapeRule = { call in
    let latents = try call.latents("samples")
    return NodeResult(
      .pictures(
        Pictures(
          width: latents.width, height: latents.height, count: latents.count * latents.frames)))
  }

  /// Bringing pictures to other sizes.
  static let scaling: [String: ShapeRule] = [
    "ImageScale": { call in
      var pictures = try call.pictures("image")
      let width = call.integer("width")
      let height = call.integer("height")
      guard width > 0 || height > 0 else { return NodeResult(.pictures(pictures)) }
      let ratio = Double(pictures.width) / Double(pictures.height)
      pictures.width = width > 0 ? width : max(1, Int((Double(height) * ratio).rounded()))
      pictures.height = height > 0 ? height : max(1, Int((Double(width) / ratio).rounded()))
      return NodeResult(.pictures(pictures))
    },
    "ImageScaleBy": { call in
      NodeResult(.pictures(try call.pictures("image").scaled(by: call.number("scale_by", 1))))
    },
    "ImageScaleToTotalPixels": { call in
      let pictures = try call.pictures("image")
      let area = call.number("megapixels", 1) * 1024 * 1024
      let factor = (area / Double(pictures.width * pictures.height)).squareRoot()
      return NodeResult(.pictures(pictures.scaled(by: factor)))
    },
    "ImageScaleToMaxDimension": { call in
      let pictures = try call.pictures("image")
      let factor =
        Double(call.integer("largest_size", 512)) / Double(max(pictures.width, pictures.height))
      return NodeResult(.pictures(pictures.scaled(by: factor)))
    },
    "ImageUpscaleWithModel": { call in
      NodeResult(.pictures(try call.pictures("image").scaled(by: 4)))
    },
    "FluxKontextImageScale": { call in
      let pictures = try call.pictures("image")
      let ratio = Double(pictures.width) / Double(pictures.height)
      let fitting = kontextSizes.min { first, second in
        abs(Double(first.0) / Double(first.1) - ratio)
          < abs(Double(second.0) / Double(second.1) - ratio)
      }
      let size = fitting ?? (1024, 1024)
      return NodeResult(
        .pictures(Pictures(width: size.0, height: size.1, count: pictures.count)))
    },
  ]

  /// The sizes that the Kontext model works at.
  private static let kontextSizes: [(Int, Int)] = {
    let tall = [
      (672, 1568), (688, 1504), (720, 1456), (752, 1392), (800, 1328), (832, 1248), (880, 1184),
      (944, 1104),
    ]
    return tall + [(1024, 1024)] + tall.reversed().map { ($0.1, $0.0) }
  }()

  /// Cutting pictures and putting them together.
  static let pictures: [String: ShapeRule] = [
    "GetImageSize": { call in
      let pictures = try call.pictures("image")
      return NodeResult(
        .literal(.integer(pictures.width)), .literal(.integer(pictures.height)),
        .literal(.integer(pictures.count)),
        note: "width: \(pictures.width), height: \(pictures.height)\n "
          + "batch size: \(pictures.count)")
    },
    "ImagePadForOutpaint": { call in
      var pictures = try call.pictures("image")
      pictures.width += call.integer("left") + call.integer("right")
      pictures.height += call.integer("top") + call.integer("bottom")
      return NodeResult(
        .pictures(pictures), .masks(Pictures(width: pictures.width, height: pictures.height)))
    },
    "ImageCrop": { call in
      var pictures = try call.pictures("image")
      let left = min(call.integer("x"), pictures.width - 1)
      let top = min(call.integer("y"), pictures.height - 1)
      pictures.width = min(call.integer("width", 512), pictures.width - left)
      pictures.height = min(call.integer("height", 512), pictures.height - top)
      return NodeResult(.pictures(pictures))
    },
    "ImageBatch": { call in
      var pictures = try call.pictures("image1")
      pictures.count += try call.pictures("image2").count
      return NodeResult(.pictures(pictures))
    },
    "ImageFromBatch": { call in
      var pictures = try call.pictures("image")
      let start = min(call.integer("batch_index"), pictures.count - 1)
      pictures.count = max(min(call.integer("length", 1), pictures.count - start), 1)
      return NodeResult(.pictures(pictures))
    },
    "RepeatImageBatch": { call in
      var pictures = try call.pictures("image")
      pictures.count *= max(call.integer("amount", 1), 1)
      return NodeResult(.pictures(pictures))
    },
    "ImageRotate": { call in
      var pictures = try call.pictures("image")
      if ["90 degrees", "270 degrees"].contains(call.text("rotation")) {
        (pictures.width, pictures.height) = (pictures.height, pictures.width)
      }
      return NodeResult(.pictures(pictures))
    },
    "ImageStitch": { call in
      var first = try call.pictures("image1")
      guard let second = call.optionalPictures("image2") else {
        return NodeResult(.pictures(first))
      }
      let gap = call.integer("spacing_width")
      if ["left", "right"].contains(call.text("direction")) {
        first.width += second.width * first.height / max(second.height, 1) + gap
      } else {
        first.height += second.height * first.width / max(second.width, 1) + gap
      }
      return NodeResult(.pictures(first))
    },
    "ImageCompositeMasked": { call in
      NodeResult(.pictures(try call.pictures("destination")))
    },
    "JoinImageWithAlpha": { call in
      var pictures = try call.pictures("image")
      pictures.count = min(pictures.count, try call.pictures("alpha").count)
      pictures.hasAlpha = true
      return NodeResult(.pictures(pictures))
    },
    "SplitImageWithAlpha": { call in
      var pictures = try call.pictures("image")
      pictures.hasAlpha = false
      return NodeResult(.pictures(pictures), .masks(pictures))
    },
  ]

  /// Masks, and pictures out of them.
  static let masks: [String: ShapeRule] = [
    "MaskToImage": { call in NodeResult(.pictures(try call.pictures("mask"))) },
    "ImageToMask": { call in NodeResult(.masks(try call.pictures("image"))) },
    "ImageColorToMask": { call in NodeResult(.masks(try call.pictures("image"))) },
    "CropMask": { call in
      var mask = try call.pictures("mask")
      mask.width = min(call.integer("width", 512), mask.width)
      mask.height = min(call.integer("height", 512), mask.height)
      return NodeResult(.masks(mask))
    },
    "MaskComposite": { call in NodeResult(.masks(try call.pictures("destination"))) },
  ]
}

extension Pictures {
  /// The pictures with both sides brought to a share, at least one pixel.
  func scaled(by factor: Double) -> Pictures {
    var scaled = self
    scaled.width = min(max(Int((Double(width) * factor).rounded()), 1), 65_535)
    scaled.height = min(max(Int((Double(height) * factor).rounded()), 1), 65_535)
    return scaled
  }
}
