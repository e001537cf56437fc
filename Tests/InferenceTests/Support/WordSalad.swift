/// Random requests that a seed determines.
struct WordSalad: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  private static let pieces =
    [
      "turn", "make", "blend", "crop", "resize", "add", "put", "write", "fade", "trim", "mix",
      "say",
      "into", "with", "of", "to", "from", "by", "at", "on", "over", "under", "and", "then", "or",
      "the", "a", "an", "my", "it", "them", "both", "this", "result", "first", "second", "last",
      "photo", "photos", "video", "film", "sound", "music", "picture", "mesh", "text", "mask",
      "title",
      "birdsong", "rain", "waves", "dragon", "castle", "red", "slow", "left", "top", "black",
      "white",
      "a.jpg", "b.png", "c.mp4", "d.wav", "e.txt", "f.glb", "nope.jpg", "\"Hello, it's me\"", "'x'",
      "5", "5 seconds", "2x", "50%", "-6 dB", "640x480", "16:9", "1:05", "99999999999999999999",
      "half", "twice", "a minute and a half", "between", "without", "not", "save", "as", "gif",
      "png",
      ",", ".", ";", ":", "!", "?", "\n", "\n- ", "\n1. ", "(", ")", "—", "\"", "'", "`", "%d", "…",
      "🎬", "👩‍👩‍👧‍👦", "שלום", "مرحبا", "\u{202E}abc", "日本語", "e\u{301}\u{302}", "\u{0}", "\u{FEFF}", "ﬁ",
      "İ",
    ]

  /// A request of up to so many pieces.
  mutating func request(_ most: Int) -> String {
    let count = Int.random(in: 0...most, using: &self)
    return (0..<count).map { _ in WordSalad.pieces.randomElement(using: &self) ?? "" }
      .joined(separator: Bool.random(using: &self) ? " " : "  ")
  }

  /// A request with words left out, doubled or exchanged, or cut off anywhere.
  mutating func damaged(_ text: String) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count > 1 else {
      return String(text.prefix(Int.random(in: 0...text.count, using: &self)))
    }
    switch Int.random(in: 0..<4, using: &self) {
    case 0: words.shuffle(using: &self)
    case 1: words.remove(at: Int.random(in: words.indices, using: &self))
    case 2:
      let index = Int.random(in: words.indices, using: &self)
      words.insert(words[index], at: Int.random(in: words.indices, using: &self))
    default: return String(text.prefix(Int.random(in: 0...text.count, using: &self)))
    }
    return words.joined(separator: " ")
  }
}
