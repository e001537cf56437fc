import Flow
import Foundation
import Targets

/// A way of drawing that filters can imitate.
enum Style: String, CaseIterable, Sendable {
  case pencil = "pencil sketch"
  case charcoal
  case comic
  case cartoon
  case watercolor
  case oil = "oil painting"
  case pixel = "pixel art"
  case poster
  case vintage
  case sepia
  case monochrome = "black and white"
  case emboss
  case neon
  case halftone
  case stainedGlass = "stained glass"
  case mosaic
  case ink

  /// The words that ask for each, in the order in which they count.
  private static let words: [(Style, [String])] = [
    (.stainedGlass, ["stained"]), (.pixel, ["pixel", "pixelart", "8bit", "retrogame"]),
    (.halftone, ["halftone", "newspaper", "newsprint"]),
    (.watercolor, ["watercolor", "watercolour", "aquarelle", "gouache", "wash"]),
    (.oil, ["oil", "painting", "painted", "painterly", "impasto", "canvas", "acrylic"]),
    (.charcoal, ["charcoal", "chalk", "graphite"]),
    (.ink, ["ink", "pen", "line", "lines", "lineart"]),
    (.pencil, ["pencil", "sketch", "sketched", "drawing", "drawn"]),
    (.comic, ["comic", "comics", "manga"]), (.cartoon, ["cartoon", "toon", "anime", "cel"]),
    (.poster, ["poster", "posterized", "popart", "pop"]),
    (.sepia, ["sepia"]), (.vintage, ["vintage", "retro", "old", "antique", "film"]),
    (.monochrome, ["black", "monochrome", "grayscale", "greyscale", "bw", "noir"]),
    (.emboss, ["emboss", "embossed", "relief"]), (.neon, ["neon", "glow", "glowing", "cyberpunk"]),
    (.mosaic, ["mosaic", "tiles", "tiled"]),
  ]

  /// Words that name a painter or school: filters would only pretend.
  private static let artists: Set<String> = [
    "gogh", "monet", "picasso", "rembrandt", "dali", "klimt", "warhol", "ghibli", "disney",
    "pixar", "hokusai", "munch", "vermeer", "turner", "kandinsky", "impressionist",
    "impressionism", "cubist", "cubism", "surreal", "surrealism", "surrealist", "baroque",
  ]

  /// The style that a text asks for, or nil for one that filters cannot imitate.
  init?(describedBy text: String) {
    let spoken = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let joined = zip(spoken, spoken.dropFirst()).map { $0 + $1 }
    let known = Set(spoken + joined)
    guard known.isDisjoint(with: Style.artists),
      let found = Style.words.first(where: { !known.isDisjoint(with: $0.1) })
    else { return nil }
    self = found.0
  }

  /// Why a text names no style that can be drawn here.
  static func refusal(_ arguments: [String: Value]) -> Refusal? {
    guard let text = arguments["style"]?.text, Style(describedBy: text) == nil else { return nil }
    let names = allCases.map(\.rawValue)
    let list = names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    return Refusal(
      "The native tools draw \(list); \(Value.quoted(text)) needs a generative model.",
      remedy: "Choose one of these, or start a ComfyUI server and set ANYFLOW_COMFY_URL.")
  }
}

extension PrimitiveCall {
  /// The filters for the style in the port `style`.
  ///
  /// - Throws: A finding for a style that filters cannot imitate.
  func styleChain(_ size: PixelSize) throws -> String {
    let text = text("style") ?? ""
    guard let style = Style(describedBy: text) else {
      let refusal = Style.refusal(["style": .text(text)])
      throw finding(refusal?.message ?? "There is no style \(text).", hint: refusal?.remedy)
    }
    if style == .stainedGlass { try StainedGlass(size, seed: seed).write(into: self) }
    let look = "format=gbrp,\(style.chain(size)),format=gbrp"
    // At four fifths the style is whole; below, the picture as it was shows through.
    let strength = min(
      1, try required("strength") / (request.primitive == "restyle_video" ? 0.6 : 0.8))
    guard strength > 0 else { return "null" }
    guard strength < 1 else { return look }
    return "format=gbrp,split[was][next];[next]\(look)[styled];"
      + "[styled][was]blend=all_mode=normal:all_opacity=\(strength.plain)"
  }
}
