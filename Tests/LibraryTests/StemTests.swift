import Library
import Testing

@Suite("the stems of words")
struct StemTests {
  @Test(
    "the forms of a word share a stem",
    arguments: [
      ["blend", "blends", "blended", "blending"], ["crop", "crops", "cropped", "cropping"],
      ["photo", "photos"], ["box", "boxes"], ["story", "stories"],
      ["resize", "resizing", "Resized"],
      ["colour", "colours", "colour's", "colour’s"], ["flash", "flashes"],
      ["fade", "faded", "fading"],
      ["match", "matches", "matched"],
    ])
  func forms(words: [String]) {
    #expect(Set(words.map { Stem.of($0) }).count == 1)
  }

  @Test(
    "words of different meaning keep apart",
    arguments: [
      ("wave", "wall"), ("still", "style"), ("king", "kit"), ("bus", "bu"), ("sing", "s"),
    ])
  func apart(a: String, b: String) {
    #expect(Stem.of(a) != Stem.of(b))
  }

  @Test("short words, numbers and words with other signs stay as they are, in lower case")
  func unchanged() {
    #expect(Stem.of("Is") == "is")
    #expect(Stem.of("3D") == "3d")
    #expect(Stem.of("1080p") == "1080p")
    #expect(Stem.of("a_b_cs") == "a_b_cs")
    #expect(Stem.of("") == "")
  }

  @Test("letters beyond ASCII are kept whole")
  func unicode() {
    #expect(Stem.of("Über") == "über")
    #expect(Stem.of("cafés") == "café")
    #expect(Stem.of("🎬🎬🎬🎬") == "🎬🎬🎬🎬")
    #expect(Stem.of("日本語") == "日本語")
  }

  @Test("any text gives a stem that is no longer than the text in lower case")
  func anyText() {
    for word in ["ies", "sses", "'s", "ing", "ying", "eeee", "yyyy", "aed", "xing's", "e\u{301}s"] {
      #expect(Stem.of(word).utf8.count <= word.lowercased().utf8.count)
    }
  }
}
