import Flow
import Library
import Testing

@Suite("searching functions by meaning")
struct SearchTests {
  @Test(
    "the function that is meant comes first",
    arguments: [
      ("blur a picture", "blur_image"), ("make a film from a still picture", "image_to_video"),
      ("take the noise out of a recording", "denoise_audio"), ("subtitles", "add_subtitles"),
      ("read words in an image", "read_text"), ("several sides of a thing", "multi_view"),
      ("speak text aloud", "text_to_speech"), ("slideshow", "slideshow"),
    ])
  func finds(query: String, function: String) throws {
    let hits = try Library.standard().search(query, limit: 3)
    #expect(hits.map(\.function.name.name).contains(function), "\(hits.map(\.function.name))")
  }

  @Test("scores fall, stay within 0 and 1, and the limit holds")
  func scores() throws {
    let hits = try Library.standard().search("turn a picture into a film with music", limit: 7)
    #expect(hits.count == 7)
    #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >))
    #expect(hits.allSatisfy { $0.score > 0 && $0.score <= 1 && !$0.words.isEmpty })
  }

  @Test(
    "a question of empty or unknown words finds nothing",
    arguments: ["", "the of to", "zzxqy", "…"])
  func nothing(query: String) throws {
    #expect(try Library.standard().search(query, limit: 5).isEmpty)
  }
}
