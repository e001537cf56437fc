import Flow
import Testing

@testable import Inference

@Suite("words, units and names as people write them")
struct SloppyRequestTests {
  @Test(
    "short forms of words",
    arguments: [
      ("w/o sound", "without"), ("w/ sound", "with"), ("n sound", "and"),
    ])
  func abbreviations(text: String, word: String) {
    #expect(RequestLexer.lexemes(of: text).first?.word == word)
  }

  @Test("a letter n within a word, and an N as a name's part, stay")
  func noAbbreviations() {
    #expect(RequestLexer.lexemes(of: "night n.jpg").map(\.word).first == "night")
    #expect(Requests.lexemes("n.jpg") == [.file("n.jpg")])
  }

  @Test(
    "units that nothing here is measured in are no pixels",
    arguments: ["10 cm", "10cm", "5 inches", "200 KB", "4 x 6 inches", "10x15cm", "300 dpi"])
  func foreignUnits(text: String) {
    let kinds = Requests.lexemes(text)
    guard kinds.count == 1, case .foreign = kinds[0] else {
      Issue.record("\(kinds)")
      return
    }
  }

  @Test(
    "parts of a whole by their names",
    arguments: [
      ("a third", "0.333"), ("two thirds of it", "0.667"), ("a tenth", "0.1"),
      ("a third of the size", "0.333"),
    ])
  func fractions(text: String, number: String) {
    let expected = Lexeme.Kind.quantity(Quantity(Number(number) ?? Number(0), .times))
    #expect(Requests.lexemes(text).first == expected)
  }

  @Test("a third picture is one of several, and the first half a part")
  func noFractions() {
    #expect(!Requests.lexemes("a third picture").contains { $0 != .word })
    #expect(!Requests.lexemes("the first half").contains { $0 != .word })
    #expect(Requests.lexemes("a quarter turn").last == .quantity(Quantity(Number(90), .degrees)))
  }

  @Test(
    "names of results, with folders and endings that no one knows",
    arguments: [
      ("save it as x.xyz", "x.xyz"), ("save it to out/final", "out/final"),
      ("save it in results/", "results/"), ("save it as a/b/c.png", "a/b/c.png"),
      ("save it as hook.flac in samples/", "samples/hook.flac"), ("named final.foo", "final.foo"),
    ])
  func resultNames(text: String, name: String) {
    #expect(Requests.lexemes(text).last == .file(name))
  }

  @Test("other dots and slashes are no names")
  func noNames() {
    for text in ["blur it. Then save it", "slow it to 2.5x", "and/or", "see e.g. this one"] {
      let files = Requests.lexemes(text).filter { if case .file = $0 { true } else { false } }
      #expect(files == [], "\(text)")
    }
  }

  @Test(
    "a wish that is certain and cannot be met is an error",
    arguments: [
      ("make a.jpg 10 cm wide", "a.jpg"), ("blur a.jpg and save it as x.xyz", "a.jpg"),
      ("blur a.jpg and save it as a pdf", "a.jpg"), ("save a.mp3 as a.png", "a.mp3"),
      ("blur the background of a.jpg", "a.jpg"), ("pixelate faces in a.jpg", "a.jpg"),
      ("make a.mp4 black and white for the first 5 seconds", "a.mp4"),
      ("speed up the first half of a.mp4", "a.mp4"), ("freeze the last frame of a.mp4", "a.mp4"),
      ("crop 50 px off each side of a.png", "a.png"), ("extract every frame of a.mp4", "a.mp4"),
      ("shorten a.mp4", "a.mp4"), ("resize a.jpg", "a.jpg"), ("concatenate a.mp3", "a.mp3"),
      ("overlay a.mp4 on b.mp4", "a.mp4"), ("loop a.mp3 2.5 times", "a.mp3"),
    ])
  func certain(text: String, file: String) {
    let inferred = Requests.infer(text, file)
    #expect(inferred.diagnostics.hasErrors, "\(inferred.functions) \(inferred.diagnostics)")
  }

  @Test("a sound becomes something to see only where that is asked for")
  func soundsStaySounds() {
    let joined = Requests.infer("merge a.mp3 and b.wav one after the other", "a.mp3", "b.wav")
    #expect(joined.functions == ["concatenate_audio"])
    #expect(Requests.infer("turn a.mp3 into a video", "a.mp3").functions == ["audio_to_video"])
    #expect(Requests.infer("a.mp3 as a video", "a.mp3").functions == ["audio_to_video"])
  }

  @Test("a film whose sound is changed stays a film, unless a sound is asked for")
  func filmsStayFilms() {
    let louder = Requests.infer("normalize the sound of a.mp4", "a.mp4")
    #expect(louder.functions == ["extract_audio", "normalize_audio", "replace_audio"])
    let alone = Requests.infer("normalize the sound of a.mp4 and save it as a.mp3", "a.mp4")
    #expect(alone.functions == ["extract_audio", "normalize_audio", "save_audio"])
    #expect(Requests.infer("extract the audio of a.mp4", "a.mp4").functions == ["extract_audio"])
  }

  @Test("the order that the words say is the order of the members")
  func order() throws {
    let text = "put a.jpg on the right and b.jpg on the left"
    let flow = try #require(Requests.infer(text, "a.jpg", "b.jpg").flow)
    let members = flow.nodes.last?.arguments.flatMap { $0.source.references.map(\.node) }
    #expect(members == ["b", "a"])
  }
}
