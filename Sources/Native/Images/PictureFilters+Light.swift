/// The filters that pictures and films share.
enum PictureFilters {
  /// An amount in per cent as a share of 1.
  static func share(_ call: PrimitiveCall, _ port: String = "amount") throws -> Double {
    try call.required(port) / 100
  }
}

// Filters of light and colour. Lookup expressions see a value as `val` from 0 to 255.
extension PictureFilters {
  /// The same curve for red, green and blue; in it, `x` is the value from 0 to 1.
  static func curve(_ expression: String) -> String {
    let formula = "255*clip(" + expression.replacing("x", with: "(val/255)") + ",0,1)"
    return "lutrgb=r='\(formula)':g='\(formula)':b='\(formula)'"
  }

  /// The same for a film's brightness alone, which needs no other form of its colours.
  static func brightnessCurve(_ expression: String) -> String {
    let value = "clip((val-minval)/(maxval-minval),0,1)"
    let formula = expression.replacing("x", with: "(\(value))")
    return "lutyuv=y='minval+(maxval-minval)*clip(\(formula),0,1)'"
  }

  /// Lifts the middle tones most, so that light parts keep their drawing.
  static func brighten(
    _ amount: Double, by curve: (String) -> String = PictureFilters.curve
  ) -> String {
    curve("pow(x,\((1 / (1 + 1.5 * amount)).plain))+\((0.08 * amount).plain)")
  }

  static func darken(
    _ amount: Double, by curve: (String) -> String = PictureFilters.curve
  ) -> String {
    curve("pow(x,\((1 + 1.2 * amount).plain))*\((1 - 0.4 * amount).plain)")
  }

  /// An S-shaped curve for more contrast, a flatter line for less.
  static func contrast(_ amount: Double) -> String {
    amount >= 0
      ? curve("x+\((1.3 * amount).plain)*(x*x*(3-2*x)-x)*(1+0.6*\(amount.plain))")
      : curve("0.5+(x-0.5)*\((1 + 0.85 * amount).plain)")
  }

  static func saturation(_ factor: Double) -> String {
    let (r, g, b) = (0.2126, 0.7152, 0.0722)
    let rest = 1 - factor
    let matrix = [
      ("rr", r * rest + factor), ("rg", g * rest), ("rb", b * rest),
      ("gr", r * rest), ("gg", g * rest + factor), ("gb", b * rest),
      ("br", r * rest), ("bg", g * rest), ("bb", b * rest + factor),
    ]
    return "colorchannelmixer=" + matrix.map { "\($0)=\($1.plain)" }.joined(separator: ":")
  }

  static func warmth(_ amount: Double) -> String {
    let red = 1 + 0.18 * amount
    let green = 1 + (amount > 0 ? 0.02 : 0.03) * amount
    let blue = 1 - 0.28 * amount
    return "colorchannelmixer=rr=\(red.plain):gg=\(green.plain):bb=\(blue.plain)"
  }

  static let sepia =
    "colorchannelmixer=.393:.769:.189:0:.349:.686:.168:0:.272:.534:.131"

  static func blur(_ radius: Double) -> String {
    "gblur=sigma=\((radius * 0.6).plain):steps=3"
  }

  static func vignette(_ amount: Double) -> String {
    "vignette=angle=\((amount * 0.95).plain)"
  }
}
