import Flow
import Testing

@testable import Inference

@Suite("cutting requests into pieces")
struct RequestLexerTests {
  private func quantity(_ number: String, _ unit: QuantityUnit) -> Lexeme.Kind {
    .quantity(Quantity(Number(number) ?? Number(0), unit))
  }

  @Test(
    "numbers with units",
    arguments: [
      ("6 s", "6", QuantityUnit.seconds), ("6s", "6", .seconds), ("8-second", "8", .seconds),
      ("2.5 minutes", "2.5", .minutes), ("-6 dB", "-6", .decibels), ("−6 dB", "-6", .decibels),
      ("+3 dB", "3", .decibels), ("45°", "45", .degrees), ("45 degrees", "45", .degrees),
      ("50%", "50", .percent), ("50 percent", "50", .percent), ("2x", "2", .times),
      ("24 fps", "24", .framesPerSecond), ("24 frames per second", "24", .framesPerSecond),
      ("-14 LUFS", "-14", .decibels), ("22.05 kHz", "22.05", .kilohertz),
      ("300 px", "300", .pixels),
      ("120 bpm", "120", .beatsPerMinute), ("4 semitones", "4", .semitones),
      ("12 frames", "12", .frames), ("70/30", "70", .percent),
    ])
  func units(text: String, number: String, unit: QuantityUnit) {
    #expect(Requests.lexemes(text) == [quantity(number, unit)])
  }

  @Test(
    "numbers in words",
    arguments: [
      ("five seconds", "5", QuantityUnit.seconds), ("twenty five seconds", "25", .seconds),
      ("twenty-five seconds", "25", .seconds), ("eight-second", "8", .seconds),
      ("half a minute", "0.5", .minutes), ("quarter of an hour", "0.25", .hours),
      ("a minute", "1", .minutes), ("a minute and a half", "1.5", .minutes),
      ("two and a half seconds", "2.5", .seconds), ("one and a half minutes", "1.5", .minutes),
      ("two hundred pixels", "200", .pixels), ("twice", "2", .times), ("half", "0.5", .times),
      ("three times", "3", .times), ("1 minute 30 seconds", "90", .seconds),
      ("one minute and 5 seconds", "65", .seconds), ("second 8", "8", .seconds),
    ])
  func words(text: String, number: String, unit: QuantityUnit) {
    #expect(Requests.lexemes(text) == [quantity(number, unit)])
  }

  @Test("numbers without units")
  func plain() {
    #expect(Requests.lexemes("42") == [.number(Number(42))])
    #expect(Requests.lexemes("1,200") == [.number(Number(1200))])
    #expect(Requests.lexemes("0.60") == [.number(Number("0.60") ?? Number(0))])
    #expect(Requests.lexemes("three") == [.number(Number(3))])
    #expect(Requests.lexemes("18446744073709551615").count == 1)
  }

  @Test(
    "both numbers of a range have the unit that is said once",
    arguments: ["2 to 5 seconds", "2-5 seconds", "2 – 5 s", "seconds 2 to 5", "2 until 5 seconds"])
  func ranges(text: String) {
    let numbers = Requests.lexemes(text).filter { if case .quantity = $0 { true } else { false } }
    #expect(numbers == [quantity("2", .seconds), quantity("5", .seconds)])
  }

  @Test(
    "sizes",
    arguments: [
      ("640x480", 640, 480), ("640 x 480", 640, 480), ("640×480", 640, 480), ("640*480", 640, 480),
      ("1280 by 720", 1280, 720), ("640 px by 480 px", 640, 480), ("1080p", 1920, 1080),
      ("4K", 3840, 2160), ("HD", 1280, 720), ("full HD", 1920, 1080), ("3x2", 3, 2),
    ])
  func sizes(text: String, width: Int, height: Int) {
    #expect(Requests.lexemes(text) == [.size(width, height)])
  }

  @Test("proportions", arguments: ["16:9", "9:16", "4:5", "1:1", "21:9", "16:10"])
  func aspects(text: String) {
    #expect(Requests.lexemes(text) == [.aspect(text)])
  }

  @Test(
    "times of a clock",
    arguments: [("0:02", 2), ("1:05", 65), ("0:10", 10), ("1:30", 90), ("01:02:03", 3723)])
  func timeCodes(text: String, seconds: Int) {
    #expect(Requests.lexemes(text) == [quantity(String(seconds), .seconds)])
  }

  @Test(
    "file names are read where they stand bare, quoted or in backticks",
    arguments: [
      "photo.jpg", "my_photo-2.JPG", "out/final.png", "/tmp/a.b.wav", "../up.mp4", "überblick.png",
      "写真.png", "frame_%04d.png", "model-v1.5.safetensors", "~/x.gif",
    ])
  func files(name: String) {
    #expect(Requests.lexemes(name) == [.file(name)])
    #expect(Requests.lexemes("\"\(name)\"") == [.file(name)])
    #expect(Requests.lexemes("`\(name)`") == [.file(name)])
    #expect(Requests.lexemes("blur \(name), then").dropFirst().first == .file(name))
    #expect(Requests.lexemes("(\(name)).").dropFirst().first == .file(name))
  }

  @Test("names with spaces are files in quotes, or where they were given")
  func spaces() {
    #expect(Requests.lexemes("'my photo.jpg'") == [.file("my photo.jpg")])
    #expect(
      Requests.lexemes("blur my photo.jpg now", files: ["my photo.jpg"])
        == [.word, .file("my photo.jpg"), .word])
    #expect(
      Requests.lexemes("blur README now", files: ["README"]) == [.word, .file("README"), .word])
  }

  @Test("a given name is not found in the middle of a word")
  func middle() {
    #expect(Requests.lexemes("cathedral", files: ["cat", "the"]) == [.word])
  }

  @Test(
    "numbers and abbreviations with points are no files",
    arguments: ["3.5", "e.g.", "v1.5", "U.S.A."])
  func noFiles(text: String) {
    #expect(!Requests.lexemes(text).contains { if case .file = $0 { true } else { false } })
  }

  @Test(
    "texts in quotes of any kind, with apostrophes inside",
    arguments: [
      ("\"It's 100%\"", "It's 100%"), ("'It's mine'", "It's mine"), ("“Hello, you”", "Hello, you"),
      ("‘Don’t’", "Don’t"), ("«Salut»", "Salut"), ("「こんにちは」", "こんにちは"),
      ("\"a. b; c\"", "a. b; c"),
    ])
  func quoted(text: String, inside: String) {
    #expect(Requests.lexemes(text) == [.quoted(inside)])
  }

  @Test("a quote that does not close, or an apostrophe in a word, quotes nothing")
  func unclosed() {
    #expect(Requests.lexemes("\"hello there") == [.mark("\""), .word, .word])
    #expect(Requests.lexemes("the dog's and cats' food")[..<4] == [.word, .word, .word, .word])
  }

  @Test(
    "a list's markers stand at the beginning of lines",
    arguments: [
      "1. blur\n2. crop", "1) blur\n2) crop", "- blur\n- crop", "• blur\n• crop", "* blur\n* crop",
    ])
  func lists(text: String) {
    #expect(
      Requests.lexemes(text) == [.listMarker, .word, .mark("\n"), .listMarker, .word])
  }

  @Test("a number at a line's beginning is no marker without its sign")
  func noMarker() {
    #expect(Requests.lexemes("2 seconds") == [quantity("2", .seconds)])
    #expect(Requests.lexemes("2.5 seconds") == [quantity("2.5", .seconds)])
  }

  @Test("full-width punctuation means the same as ASCII's")
  func fullWidth() {
    #expect(
      Requests.lexemes("blur，crop。turn；a：b？c！d、e").compactMap {
        if case .mark(let mark) = $0 { String(mark) } else { nil }
      } == [",", ".", ";", ":", "?", "!", ","])
  }

  @Test("hyphens within words part them without a mark")
  func hyphens() {
    let lexemes = RequestLexer.lexemes(of: "black-and-white")
    #expect(lexemes.map(\.word) == ["black", "and", "white"])
  }

  @Test("formats are pieces of their own", arguments: ["png", "GIF", "mp3", "webm"])
  func formats(text: String) {
    #expect(Requests.lexemes(text) == [.format(text.lowercased())])
  }

  @Test("pieces lie in order within the request and do not overlap")
  func order() {
    let text = "Blend “a b.jpg” & c.png at 50% — 16:9, 3x2; 1:05… 🎬 then\n- 2nd شيء"
    let lexemes = RequestLexer.lexemes(of: text, files: ["a b.jpg"])
    for (first, second) in zip(lexemes, lexemes.dropFirst()) {
      #expect(first.range.upperBound <= second.range.lowerBound)
      #expect(!first.range.isEmpty)
    }
  }

  @Test(
    "a quote after a backslash is one of the quoted words' own",
    arguments: [
      (#""a \" b""#, #"a " b"#), (#"'it\'s'"#, "it's"), (#""\"big\" sale""#, #""big" sale"#),
      (#""back\slash""#, #"back\slash"#), (#""C:\out\""#, #"C:\out\"#),
    ])
  func escapedQuotes(text: String, inside: String) {
    #expect(Requests.lexemes(text) == [.quoted(inside)])
  }
}
