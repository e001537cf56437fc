import Targets

/// Sizes and colours of films that are made of pictures.
enum FilmSize {
  /// The size that the ports ask for, or else the picture's own, up to 1920 pixels and even.
  static func of(_ call: PrimitiveCall, _ own: PixelSize) -> PixelSize {
    switch (call.number("width"), call.number("height")) {
    case (let width?, let height?): return PixelSize(width, height)
    case (let width?, nil):
      let other = PixelSize(width, width / own.aspect)
      return PixelSize(other.width, other.evened.height)
    case (nil, let height?):
      let other = PixelSize(height * own.aspect, height)
      return PixelSize(other.evened.width, other.height)
    case (nil, nil):
      let size = own.limited(to: 1920).evened
      return PixelSize(max(16, size.width), max(16, size.height))
    }
  }

  /// Brings colours to what films of today are taken for.
  static let color =
    "scale=in_range=auto:out_range=tv:out_color_matrix=bt709,"
    + "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
}
