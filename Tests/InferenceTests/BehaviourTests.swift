import Checking
import Flow
import Testing

@testable import Inference

@Suite("what holds for all requests")
struct BehaviourTests {
  private func loaded(_ inferred: Inferred, by function: String) -> [String] {
    guard let flow = inferred.flow,
      let node = flow.nodes.first(where: { $0.function.name == function })
    else { return [] }
    return node.arguments.flatMap(\.source.references).compactMap { reference in
      guard let source = flow.nodes.first(where: { $0.name == reference.node }),
        case .value(.text(let file)) = source.argument("file")?.source
      else { return nil }
      return file
    }
  }

  @Test("a given file is used without being named")
  func unnamed() {
    #expect(loaded(Requests.infer("blur it", "a.jpg"), by: "blur_image") == ["a.jpg"])
    #expect(loaded(Requests.infer("make a gif", "a.mp4"), by: "save_video") == ["a.mp4"])
  }

  @Test("a given file that no step takes is told")
  func unused() {
    let inferred = Requests.infer("blur a.jpg", "a.jpg", "song.mp3")
    #expect(inferred.codes == [.unusedFile])
    #expect(inferred.diagnostics[0].message.contains("song.mp3"))
  }

  @Test(
    "a result takes its name though a file of that name lies near",
    arguments: [
      "a picture of a castle, saved as castle.jpg", "a castle on a hill, saved as castle.jpg",
      "a drawing of a castle stored as castle.jpg", "a picture of a castle, call it castle.jpg",
    ])
  func overwritten(text: String) {
    let request = InferenceRequest(text, nearbyFiles: [Requests.resource("castle.jpg")])
    let inferred = Inference(library: Requests.library).infer(request)
    #expect(inferred.functions == ["text_to_image", "save_image"])
    #expect(inferred.flow?.nodes.count == 2)
    #expect(!inferred.codes.contains(.unusedFile))
  }

  @Test("names win over the order in which files were given")
  func names() {
    let inferred = Requests.infer("put logo.png onto photo.jpg", "photo.jpg", "logo.png")
    #expect(loaded(inferred, by: "overlay_image") == ["photo.jpg", "logo.png"])
    #expect(loaded(Requests.infer("blur b.jpg", "a.jpg", "b.jpg"), by: "blur_image") == ["b.jpg"])
  }

  @Test(
    "one of several files is found by its place or by a word of its name",
    arguments: [
      ("blur the second photo", "b.jpg"), ("blur the last picture", "beach_day.jpg"),
      ("blur the first one", "a.jpg"), ("blur the beach", "beach_day.jpg"),
    ])
  func places(text: String, file: String) {
    #expect(
      loaded(Requests.infer(text, "a.jpg", "b.jpg", "beach_day.jpg"), by: "blur_image") == [file])
  }

  @Test(
    "later steps work on what earlier ones gave, however they call it",
    arguments: ["it", "the result", "the picture", "this", "that"])
  func pronouns(word: String) throws {
    let flow = try #require(
      Requests.infer("Crop a.jpg to a square. Then blur \(word).", "a.jpg").flow)
    #expect(flow.nodes.map(\.function.name) == ["load_image", "crop_image", "blur_image"])
    #expect(flow.nodes[2].arguments.first?.source == .output(OutputReference(flow.nodes[1].name)))
  }

  @Test("results that nothing joins are all returned")
  func several() {
    let inferred = Requests.infer("blur a.jpg and sharpen b.jpg", "a.jpg", "b.jpg")
    #expect(inferred.functions == ["blur_image", "sharpen_image"])
    #expect(inferred.flow?.returns.count == 2)
  }

  @Test("what is asked of several things is done to each, with its own numbers")
  func each() throws {
    let inferred = Requests.infer(
      "trim a.mp4 to 3 seconds and b.mp4 to 4 seconds", "a.mp4", "b.mp4")
    #expect(inferred.functions == ["trim_video", "trim_video"])
    let ends = inferred.flow?.nodes.compactMap { $0.argument("end")?.source }
    #expect(
      ends == [
        .value(.quantity(Quantity(Number(3), .seconds))),
        .value(.quantity(Quantity(Number(4), .seconds))),
      ])
    #expect(
      Requests.infer("blur both photos", "a.jpg", "b.jpg").functions == [
        "blur_image", "blur_image",
      ])
  }

  @Test(
    "what no function does gives no flow, and says so",
    arguments: [
      "Book a flight to Paris", "Make me a sandwich", "hello", "what time is it", "12", "\"Hello\"",
      "Sort my holiday photos by date",
    ])
  func notUnderstood(text: String) {
    let inferred = Requests.infer(text)
    #expect(inferred.flow == nil)
    #expect(inferred.codes == [.notUnderstood])
    #expect(inferred.diagnostics.first?.hint?.isEmpty == false)
  }

  @Test("a request without words is empty", arguments: ["", "   \n", "?!…", "🎬"])
  func empty(text: String) {
    #expect(Requests.infer(text).codes == [.emptyRequest])
  }

  @Test("words that carry meaning and find no place are told")
  func leftWords() {
    let inferred = Requests.infer("Frobnicate a.jpg and then blur it", "a.jpg")
    #expect(inferred.functions == ["blur_image"])
    #expect(inferred.codes == [.partNotUnderstood])
    #expect(inferred.diagnostics[0].message.contains("Frobnicate"))
  }

  @Test("a number with a unit that no port takes is told")
  func strangeUnit() {
    let inferred = Requests.infer("blur a.jpg by 5 dB", "a.jpg")
    #expect(inferred.codes == [.partNotUnderstood])
    #expect(inferred.diagnostics[0].message.contains("5 dB"))
  }

  @Test("what is taken for granted is told as a note")
  func assumptions() {
    #expect(Requests.infer("outpaint a.jpg by 100 px", "a.jpg").codes == [.assumption])
    #expect(Requests.infer("a red fox in deep snow").codes == [.assumption])
    let converted = Requests.infer("reverse a.jpg in slow motion", "a.jpg")
    #expect(converted.codes.contains(.assumption))
  }

  @Test(
    "what contradicts itself is told with both sides",
    arguments: [
      ("Make a video from a.jpg, 5 seconds and 10 seconds long", ["5 seconds", "10 seconds"]),
      ("crop a.jpg to 100x100 and 200x200", ["100x100", "200x200"]),
      ("make a.jpg brighter and darker", ["brighter", "darker"]),
      ("make a.jpg warmer and cooler", ["warmer", "cooler"]),
      ("rotate a.jpg by 30 degrees by 40 degrees", ["30 degrees", "40 degrees"]),
    ])
  func contradictions(text: String, sides: [String]) throws {
    let inferred = Requests.infer(text, "a.jpg")
    let finding = try #require(inferred.diagnostics.first { $0.code == .contradiction })
    #expect(finding.severity == .error)
    for side in sides { #expect(finding.message.contains(side), "\(finding.message)") }
  }

  @Test("saying one thing twice is no contradiction")
  func twice() {
    let inferred = Requests.infer("slow a.mp4 down to half the speed, 50 %", "a.mp4")
    #expect(!inferred.codes.contains(.contradiction))
    #expect(!Requests.infer("darken a.jpg, make it darker", "a.jpg").codes.contains(.contradiction))
  }

  @Test("a number beyond its range stays as it was asked for")
  func range() {
    let inferred = Requests.infer("blur a.jpg with a radius of 9000 px", "a.jpg")
    #expect(inferred.argument("blur_image", "radius") == .quantity(Quantity(Number(9000), .pixels)))
    #expect(inferred.codes.isEmpty)
  }

  @Test("a file that was not given is loaded by its name")
  func unknownFile() {
    #expect(loaded(Requests.infer("animate missing.jpg"), by: "image_to_video") == ["missing.jpg"])
  }

  @Test("a file that is near is used where the words name it, and only there")
  func nearby() {
    let near = [Requests.resource("beach.jpg"), Requests.resource("other.jpg")]
    let named = Inference(library: Requests.library).infer(
      InferenceRequest("blur beach.jpg", nearbyFiles: near))
    #expect(loaded(named, by: "blur_image") == ["beach.jpg"])
    #expect(named.codes.isEmpty)
  }

  @Test("a mask is known by its name and goes where a mask is taken")
  func masks() {
    let inferred = Requests.infer("fill the marked area of a.png with ivy", "a.png", "a_mask.png")
    #expect(
      inferred.flow?.nodes.map(\.function.name) == ["load_image", "load_mask", "inpaint_image"])
  }

  @Test("the trace tells each clause and each step")
  func trace() {
    let stages = Set(
      Requests.infer("crop a.jpg to a square and blur it", "a.jpg").trace.map(\.stage))
    #expect(stages == ["clauses", "components", "topology"])
  }

  @Test("a request for something else leaves what it does not name at its standard")
  func standards() throws {
    let inferred = Requests.infer("animate a.jpg", "a.jpg")
    #expect(inferred.argument("image_to_video", "duration") == nil)
    #expect(inferred.argument("image_to_video", "motion") == nil)
  }
}
