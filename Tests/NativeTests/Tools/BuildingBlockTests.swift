import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Sizes, places, colours and words")
struct BuildingBlockTests {
  @Test("colours are read in every usual spelling")
  func colors() {
    #expect(Color("Dark Blue") == Color(red: 0, green: 0, blue: 139))
    #expect(Color("#f80") == Color(red: 255, green: 136, blue: 0))
    #expect(Color("0x102030") == Color(red: 16, green: 32, blue: 48))
    #expect(Color("#12345") == nil)
    #expect(Color("greenish") == nil)
    #expect(Color.named.count > 140)
  }

  @Test("an unknown colour is refused with near names")
  func unknownColor() {
    let refusal = Color.refusal(["color": .text("golld")])
    #expect(refusal?.remedy?.contains("gold") == true)
    #expect(Color.refusal(["color": .text("gold")]) == nil)
    #expect(Color.refusal([:]) == nil)
  }

  @Test("sizes cover and fit")
  func sizes() {
    let size = PixelSize(400, 300)
    #expect(size.covering(PixelSize(100, 100)) == PixelSize(133, 100))
    #expect(size.fitting(PixelSize(100, 100)) == PixelSize(100, 75))
    #expect(PixelSize(401, 1).evened == PixelSize(400, 2))
    #expect(PixelSize(4000, 20).limited(to: 1920) == PixelSize(1920, 10))
    #expect(PixelSize(0, -3) == PixelSize(1, 1))
  }

  @Test("places are corners, edges and the middle")
  func placements() {
    let (inner, outer) = (PixelSize(10, 10), PixelSize(100, 50))
    #expect(Placement("top left").origin(of: inner, in: outer, margin: 4) == (4, 4))
    #expect(Placement("bottom right").origin(of: inner, in: outer, margin: 4) == (86, 36))
    #expect(Placement("center").origin(of: inner, in: outer) == (45, 20))
    #expect(Placement("bottom").keypad == 2)
    #expect(Placement("top right").keypad == 9)
  }

  @Test("numbers are written as filters take them")
  func numbers() {
    #expect(0.1.plain == "0.1")
    #expect((-2.5).plain == "-2.5")
    #expect(24.0.plain == "24")
    #expect(1e-9.plain == "0")
    #expect((-0.000001).plain == "-0.000001")
    #expect(Double.nan.plain == "0")
    #expect(29.97002997.plain == "29.97003")
  }

  @Test("characters with a meaning in scripts come out as they are")
  func escapes() {
    #expect(TextScript.escaped("a{b}\\N\r\nc") == "a\\{b\\}\\\u{2060}N\\Nc")
  }

  @Test("long words are broken and long texts made smaller")
  func breaking() {
    let broken = TextScript.breakable(
      String(repeating: "x", count: 50), size: 20, width: 200)
    #expect(broken.contains("\n"))
    #expect(TextScript.breakable("short words", size: 20, width: 200) == "short words")
    let box = PixelSize(300, 60)
    let text = String(repeating: "many words ", count: 20)
    let size = TextScript.fittingSize(text, wish: 40, box: box)
    #expect(size < 20)
    let lines = Double(TextScript.lineCount(text, size: size, width: 300))
    #expect(lines * size * 1.2 <= 60 || size < 4.3)
  }

  @Test("proportions are read", arguments: [("16:9", 16.0 / 9), ("4/3", 4.0 / 3), ("square", 1)])
  func aspects(text: String, expected: Double) {
    #expect(PictureFilters.aspect(text) == expected)
  }

  @Test("what are no proportions is not read", arguments: ["", "a:b", "0:1", "1:0", "-2", "1:2:3"])
  func noAspects(text: String) {
    #expect(PictureFilters.aspect(text) == nil)
  }

  @Test(
    "moods are found in descriptions",
    arguments: [
      ("a mysterious place", Grade.mysterious), ("Foggy morning", .mysterious),
      ("film noir street", .noir), ("at sunset", .sunset), ("an icy world", .cold),
    ])
  func moods(text: String, expected: Grade) {
    #expect(Grade(describedBy: text) == expected)
  }

  @Test("a plain description asks for no mood")
  func noMood() {
    #expect(Grade(describedBy: "ruins in the jungle") == nil)
  }

  @Test("plain lines share the film by their lengths")
  func spread() {
    let cues = Subtitles.spread(["short line!!", "a line that is twice as l"], over: 9)
    #expect(cues.first?.start == 0)
    #expect(cues.last?.end == 9)
    #expect(cues[0].end == cues[1].start)
    #expect(cues[0].end < 4)
  }

  @Test("SRT content gives its own times")
  func subtitles() {
    let text =
      "1\r\n00:00:01,500 --> 00:00:02,000\r\n<i>Hello</i>\r\nyou\r\n\r\n2\r\n"
      + "00:01:00.000 --> 00:01:01.000 align:left\r\nBye\r\n"
    #expect(
      Subtitles.timed(text) == [
        Subtitles.Cue(start: 1.5, end: 2, text: "Hello\nyou"),
        Subtitles.Cue(start: 60, end: 61, text: "Bye"),
      ])
    #expect(Subtitles.timed("just\nwords").isEmpty)
  }

  @Test("softening keeps the mean, and blending by nothing or all gives one or the other")
  func planes() {
    var random = SeededRandom(3)
    var a = Plane(PixelSize(37, 29))
    for index in a.values.indices { a.values[index] = Float(random.next() % 1000) / 1000 }
    let b = a.map { 1 - $0 }
    #expect(abs(a.blurred(3).mean - a.mean) < 0.03)
    #expect(a.blurred(3).deviation < a.deviation / 3)
    for share in [Float(0), 1] {
      let mask = Plane(a.size, share)
      let blended = a.blended(with: b, by: mask, levels: 4)
      let expected = share == 0 ? a : b
      let worst = zip(blended.values, expected.values).map { abs($0 - $1) }.max() ?? 1
      #expect(worst < 1e-4)
    }
  }

  @Test("a move of the camera runs from one end to the other", arguments: CameraMove.allCases)
  func moves(move: CameraMove) {
    let view = move.view(closest: move.closest(4))
    #expect(!view.zoom.isEmpty)
    #expect(move == .still ? move.closest(60) == 1 : move.closest(60) > 1.05)
    #expect(move.closest(60) < 1.4)
  }
}
