/// What is done to every picture, of a still or of a film: a chain of ffmpeg filters.
struct PictureFilter: Sendable {
  /// How a chain deals with transparent parts.
  enum Transparency: Sendable {
    /// It moves pixels and knows how to move transparency with them.
    case moves
    /// It changes colours only; transparency goes round it.
    case goesRound
    /// What comes out is solid.
    case ends
  }

  /// The filters; the first takes and the last gives the picture without a label.
  var chain: String
  /// How large the result is.
  var size: PixelSize
  var transparency = Transparency.goesRound
  /// Whether the result has transparent parts where the picture had none.
  var addsAlpha = false

  /// Filters that change colours only.
  static func colors(_ chain: String, _ size: PixelSize) -> PictureFilter {
    PictureFilter(chain: chain, size: size)
  }

  /// Filters that move pixels.
  static func geometry(_ chain: String, _ size: PixelSize) -> PictureFilter {
    PictureFilter(chain: chain, size: size, transparency: .moves)
  }

  /// The whole graph from an input to the label `out`.
  func graph(from input: String = "0:v:0", hasAlpha: Bool) -> String {
    guard hasAlpha, transparency != .ends else {
      // Curves count in 8 bits; a picture of 16 comes down to them first.
      let depth = transparency == .goesRound ? "format=rgb24," : ""
      return "[\(input)]\(depth)\(chain)[out]"
    }
    switch transparency {
    case .moves:
      // Colours under transparent pixels must not bleed into their neighbours.
      return
        "[\(input)]format=gbrap,premultiply=inplace=1,\(chain),format=gbrap,"
        + "unpremultiply=inplace=1[out]"
    case .goesRound, .ends:
      return "[\(input)]format=rgba,split[solid][clear];[clear]alphaextract[alpha];"
        + "[solid]format=rgb24,\(chain),format=rgb24[done];[done][alpha]alphamerge[out]"
    }
  }
}
