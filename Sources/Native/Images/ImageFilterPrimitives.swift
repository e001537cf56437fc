import Flow
import Foundation

extension NativePrimitives {
  /// The primitives that change one picture's light and colours.
  static let imageColors: [FilteredImage] = [
    FilteredImage("brighten_image") {
      .colors(PictureFilters.brighten(try PictureFilters.share($0)), $1)
    },
    FilteredImage("darken_image") {
      .colors(PictureFilters.darken(try PictureFilters.share($0)), $1)
    },
    FilteredImage("adjust_contrast") {
      .colors(PictureFilters.contrast(try PictureFilters.share($0)), $1)
    },
    FilteredImage("adjust_saturation") {
      let amount = try PictureFilters.share($0)
      return .colors(PictureFilters.saturation(1 + (amount > 0 ? 1.05 : 1) * amount), $1)
    },
    FilteredImage("shift_hue") {
      .colors("format=yuv444p,hue=h=\(try $0.required("angle").plain)", $1)
    },
    FilteredImage("adjust_warmth") {
      .colors(PictureFilters.warmth(try PictureFilters.share($0)), $1)
    },
    FilteredImage("grayscale_image") { _, size in .colors("format=gray,format=rgb24", size) },
    FilteredImage("sepia_image") { _, size in .colors(PictureFilters.sepia, size) },
    FilteredImage("invert_image") { _, size in .colors("format=rgb24,negate", size) },
    FilteredImage("grade_image") { call, size in
      let mood = Grade(rawValue: call.text("mood") ?? "") ?? .cinematic
      return .colors(mood.chain(size, strength: try call.required("strength")), size)
    },
    FilteredImage("vignette_image") {
      .colors("format=rgb24," + PictureFilters.vignette(try PictureFilters.share($0)), $1)
    },
  ]

  /// The primitives that change one picture's drawing.
  static let imageTextures: [FilteredImage] = [
    FilteredImage("blur_image") {
      .geometry("format=gbrap," + PictureFilters.blur(try $0.required("radius")), $1)
    },
    FilteredImage("sharpen_image") {
      let amount = try PictureFilters.share($0)
      return .colors("format=yuv444p,unsharp=5:5:\((1.4 * amount).plain):5:5:0", $1)
    },
    FilteredImage("denoise_image") {
      let amount = try PictureFilters.share($0)
      guard amount > 0 else { return .colors("null", $1) }
      return .colors("format=yuv444p,nlmeans=s=\((1 + 11 * amount).plain):p=5:r=9", $1)
    },
    FilteredImage("pixelate_image") {
      let size = Int(try $0.required("size").rounded())
      let cells = PixelSize(
        ($1.width + size - 1) / size, ($1.height + size - 1) / size)
      // Squares at the right and bottom edge are cut off, not squeezed.
      let whole = PixelSize(cells.width * size, cells.height * size)
      return .geometry(
        "pad=\(whole.width):\(whole.height):0:0,"
          + "fillborders=right=\(whole.width - $1.width):bottom=\(whole.height - $1.height):"
          + "mode=smear,"
          + "scale=\(cells.width):\(cells.height):flags=area,"
          + "scale=\(whole.width):\(whole.height):flags=neighbor,crop=\($1.width):\($1.height):0:0",
        $1)
    },
    FilteredImage(
      "restyle_image", refusal: { ModelWish.refusalWithNegative($0) ?? Style.refusal($0) }
    ) {
      .colors(try $0.styleChain($1), $1)
    },
    FilteredImage("detect_edges") { _, size in
      PictureFilter(
        chain: "format=gray,gblur=sigma=0.8,edgedetect=low=0.06:high=0.16,"
          + "format=gray,lut=c0='clip(val*4,0,255)',format=rgb24",
        size: size, transparency: .ends)
    },
  ]

  /// The primitives that change one picture's size and place.
  static let imageGeometry: [FilteredImage] = [
    FilteredImage("resize_image") { try PictureFilters.resize($0, $1) },
    FilteredImage("upscale_image", refusal: { ModelWish.refusal($0) }) { call, size in
      let target = size.scaled(by: try call.required("factor"))
      guard target.area <= 400_000_000, target.longest <= 32_000 else {
        throw call.finding("A picture of \(target) pixels is too large to be made.")
      }
      let scaled = PictureFilters.fit(size, into: target, "stretch").chain
      return .geometry(target == size ? "null" : "\(scaled),format=gbrap,cas=0.55", target)
    },
    FilteredImage("crop_image") { try PictureFilters.crop($0, $1) },
    FilteredImage("rotate_image") { call, size in
      let angle = try call.required("angle")
      var filter = PictureFilters.rotate(angle, size, fill: "black@0")
      if angle.truncatingRemainder(dividingBy: 90) != 0 {
        filter.chain = "format=gbrap," + filter.chain
        filter.addsAlpha = true
      }
      return filter
    },
    FilteredImage("flip_image") {
      .geometry(PictureFilters.flip($0.text("direction")), $1)
    },
    FilteredImage("add_border", refusal: { Color.refusal($0) }) { call, size in
      let border = Int(try call.required("width").rounded())
      let color = try call.color(default: "white")
      let outer = PixelSize(size.width + 2 * border, size.height + 2 * border)
      return .geometry(
        "pad=\(outer.width):\(outer.height):\(border):\(border):color=\(color.filterValue)", outer)
    },
    FilteredImage("overlay_text", refusal: { Color.refusal($0) }) { call, size in
      let script = TextScript(size: size, pieces: [try call.caption(size)])
      return PictureFilter(
        chain: try call.textFilter(script, onAlpha: true), size: size,
        transparency: .moves)
    },
  ]
}
