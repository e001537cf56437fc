import Foundation

/// The colours and light of a mood.
enum Grade: String, CaseIterable, Sendable {
  case mysterious, warm, cold, vintage, dramatic, dreamy, night, noir, sunset, cinematic

  /// The words in a description that ask for a mood, in the order in which they count.
  private static let words: [(Grade, [String])] = [
    (.noir, ["noir"]),
    (
      .mysterious,
      [
        "mysterious", "mystery", "mystic", "mystical", "eerie", "spooky", "haunted", "fog", "foggy",
        "mist", "misty", "haze", "hazy", "ghostly", "enigmatic", "ancient", "lost", "forgotten",
        "secret",
      ]
    ),
    (.night, ["night", "midnight", "moonlight", "moonlit", "nocturnal"]),
    (.sunset, ["sunset", "sunrise", "dusk", "dawn", "golden"]),
    (
      .dreamy,
      ["dreamy", "dream", "dreamlike", "ethereal", "magical", "magic", "fairytale", "soft"]
    ),
    (.vintage, ["vintage", "old", "retro", "nostalgic", "antique", "faded"]),
    (
      .dramatic,
      [
        "dramatic", "epic", "dark", "gloomy", "stormy", "intense", "moody", "gothic", "sinister",
      ]
    ),
    (.cold, ["cold", "cool", "icy", "ice", "winter", "wintry", "frozen", "snow", "snowy"]),
    (.warm, ["warm", "sunny", "cozy", "cosy", "autumn", "summer", "tropical"]),
    (.cinematic, ["cinematic", "film", "movie", "cinema"]),
  ]

  /// The mood that a description asks for, if it names one.
  init?(describedBy text: String) {
    let spoken = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
    guard let found = Grade.words.first(where: { !spoken.isDisjoint(with: $0.1) }) else {
      return nil
    }
    self = found.0
  }

  /// Filters that give the mood, mixed with the picture as it was.
  ///
  /// - Parameters:
  ///   - strength: From 0, the picture as it was, to 1.
  func chain(_ size: PixelSize, strength: Double) -> String {
    guard strength > 0 else { return "null" }
    let look = "format=gbrp,\(look(size)),format=gbrp"
    guard strength < 1 else { return look }
    return "format=gbrp,split[was][next];[next]\(look)[mood];"
      + "[mood][was]blend=all_mode=normal:all_opacity=\(strength.plain)"
  }

  private func look(_ size: PixelSize) -> String {
    switch self {
    case .mysterious:
      return [
        PictureFilters.saturation(0.62),
        "curves=r='0/0.02 0.25/0.15 0.6/0.42 1/0.83':g='0/0.05 0.25/0.22 0.6/0.52 1/0.9':"
          + "b='0/0.07 0.25/0.22 0.6/0.5 1/0.86'",
        mist(size, color: "0x9fb8b0", bottom: 0.36, top: 0.06), PictureFilters.vignette(0.62),
      ].joined(separator: ",")
    case .warm:
      return [
        PictureFilters.warmth(0.55), PictureFilters.saturation(1.1),
        "curves=all='0/0.02 0.5/0.53 1/0.99'",
      ].joined(separator: ",")
    case .cold:
      return [
        PictureFilters.warmth(-0.6), PictureFilters.saturation(0.82),
        "curves=all='0/0.01 0.25/0.23 0.75/0.77 1/1'",
      ].joined(separator: ",")
    case .vintage:
      return [
        PictureFilters.saturation(0.62),
        "curves=r='0/0.12 0.5/0.56 1/0.97':g='0/0.08 0.5/0.5 1/0.92':b='0/0.14 0.5/0.44 1/0.76'",
        PictureFilters.vignette(0.5), "noise=alls=7:allf=t:all_seed=7",
      ].joined(separator: ",")
    case .dramatic:
      return [
        "unsharp=13:13:0.6:13:13:0", PictureFilters.saturation(0.8),
        "curves=all='0/0 0.22/0.1 0.5/0.44 0.78/0.82 1/1'", PictureFilters.vignette(0.68),
      ].joined(separator: ",")
    case .dreamy:
      return "split[sharp][glow];[glow]gblur=sigma=\((Double(size.longest) / 70).plain):steps=2,"
        + "curves=all='0/0 0.5/0.5 1/0.95'[soft];[sharp][soft]blend=all_mode=screen:"
        + "all_opacity=0.55,"
        + "curves=r='0/0.06 0.6/0.58 1/0.99':g='0/0.04 0.6/0.54 1/0.95':b='0/0.09 0.6/0.58 1/0.98',"
        + PictureFilters.saturation(0.95)
    case .night:
      return [
        PictureFilters.saturation(0.5),
        "curves=r='0/0 0.5/0.16 1/0.55':g='0/0.01 0.5/0.23 1/0.66':b='0/0.05 0.5/0.38 1/0.86'",
        PictureFilters.vignette(0.68),
      ].joined(separator: ",")
    case .noir:
      return [
        PictureFilters.saturation(0), "curves=all='0/0 0.25/0.13 0.5/0.5 0.75/0.85 1/1'",
        PictureFilters.vignette(0.66), "noise=alls=6:allf=t:all_seed=7",
      ].joined(separator: ",")
    case .sunset:
      return [
        PictureFilters.saturation(1.15),
        "curves=r='0/0.06 0.5/0.62 1/1':g='0/0.01 0.5/0.47 1/0.9':b='0/0.1 0.5/0.36 1/0.66'",
        PictureFilters.vignette(0.45),
      ].joined(separator: ",")
    case .cinematic:
      return [
        PictureFilters.saturation(0.94),
        "curves=r='0/0 0.25/0.2 0.75/0.82 1/1':g='0/0.01 0.25/0.23 0.75/0.78 1/0.98':"
          + "b='0/0.06 0.25/0.28 0.75/0.7 1/0.9'",
        PictureFilters.vignette(0.42),
      ].joined(separator: ",")
    }
  }

  /// Mist that lies on the ground and thins out upwards, in slow banks.
  private func mist(
    _ size: PixelSize, color: String, bottom: Double, top: Double
  ) -> String {
    // Drawn small and enlarged: mist has no edges, and an expression per pixel is slow.
    let small = size.limited(to: 96)
    let banks = "(0.75+0.25*sin(9*X/W+2.1*sin(5*Y/H))*cos(4*X/W-7*Y/H+1.3))"
    let depth = "(\(top.plain)+\((bottom - top).plain)*pow(Y/H,1.7))"
    return "null[clear];color=\(color):s=\(small.width)x\(small.height):d=0.04:r=25,format=rgba,"
      + "geq=r='r(X,Y)':g='g(X,Y)':b='b(X,Y)':a='255*\(depth)*\(banks)',"
      + "scale=\(size.width):\(size.height):flags=bicubic[mist];"
      + "[clear][mist]overlay=format=gbrp:eof_action=repeat"
  }
}
