import Flow
import Library
import Testing

@testable import Inference

@Suite("shares of speeds, sizes and loudness")
struct NumberRelationTests {
  private func factor(_ text: String) -> String {
    let inferred = Requests.infer(text, "clip.mp4")
    if inferred.codes.contains(.contradiction) { return "contradiction" }
    return inferred.argument("change_video_speed", "factor").map { "\($0)" } ?? "none"
  }

  @Test(
    "a speed by so much, to so much, and at so much",
    arguments: [
      ("slow clip.mp4 down by 50 %", "0.5 x"), ("slow clip.mp4 down by 20 %", "0.8 x"),
      ("slow clip.mp4 down to 20 %", "20 %"), ("speed up clip.mp4 by 50 %", "1.5 x"),
      ("speed up clip.mp4 to 150 %", "150 %"), ("speed clip.mp4 up by 200 %", "3 x"),
      ("make clip.mp4 30 % faster", "1.3 x"), ("make clip.mp4 30 percent slower", "0.7 x"),
      ("play clip.mp4 at 50 % speed", "50 %"), ("speed up clip.mp4 2 times", "2 x"),
      ("slow clip.mp4 down by a third", "0.667 x"), ("slow clip.mp4 down 4 times", "0.25 x"),
      ("speed up clip.mp4 to 50 %", "contradiction"),
      ("slow clip.mp4 down to 150 %", "contradiction"),
      ("slow clip.mp4 down by 100 %", "contradiction"),
    ])
  func speeds(text: String, expected: String) {
    #expect(factor(text) == expected)
  }

  @Test(
    "a loudness in shares is one in decibels",
    arguments: [
      ("make song.mp3 louder by 50 %", "3.5 dB"), ("make song.mp3 50 % quieter", "-6 dB"),
      ("set the volume of song.mp3 to 50 %", "-6 dB"),
      ("turn down the volume of song.mp3 to 10 %", "-20 dB"),
      ("make song.mp3 twice as loud", "6 dB"), ("make song.mp3 louder by 4 dB", "4 dB"),
    ])
  func loudness(text: String, expected: String) throws {
    let value = try #require(
      Requests.infer(text, "song.mp3").argument("change_volume", "gain"))
    #expect("\(value)" == expected)
  }

  @Test(
    "a size by so much",
    arguments: [
      ("make a.jpg 20 % smaller", "resize_image", "scale", "0.8 x"),
      ("shrink a.jpg by 30 %", "resize_image", "scale", "0.7 x"),
      ("resize a.jpg to 30 %", "resize_image", "scale", "30 %"),
      ("make a.jpg 20 % bigger", "upscale_image", "factor", "1.2 x"),
      ("make a.jpg 2 times smaller", "resize_image", "scale", "0.5 x"),
    ])
  func sizes(text: String, function: String, port: String, expected: String) throws {
    let value = try #require(Requests.infer(text, "a.jpg").argument(function, port))
    #expect("\(value)" == expected)
  }

  @Test("what a share was taken for is said")
  func isSaid() {
    #expect(Requests.infer("slow clip.mp4 down by 50 %", "clip.mp4").codes == [.assumption])
    #expect(Requests.infer("slow clip.mp4 down to 50 %", "clip.mp4").codes == [])
  }
}
