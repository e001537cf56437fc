import Checking
import Flow
import Testing

@Suite("Conversion search")
struct ConversionSearchTests {
  private let search = ConversionSearch(catalogue: Sample.catalogue)

  @Test(
    "the shortest chain is found",
    arguments: [
      (PortType.video, PortType.text, "extract_audio -> transcribe_audio"),
      (.text, .audio, "speak"), (.video, .audio, "extract_audio"),
      (.text, .image, "text_to_image"), (.image, .image, ""), (.modality(.mask), .image, ""),
    ] as [(PortType, PortType, String)])
  func shortest(from: PortType, to: PortType, names: String) {
    #expect(search.chain(from: from, to: to)?.names == names)
  }

  @Test("functions with two required inputs, targets' primitives and savers do not convert")
  func excluded() {
    #expect(search.chain(from: .image, to: .modality(.mesh)) == nil)
    #expect(search.chain(from: .named("MODEL"), to: .image) == nil)
    let saver = Catalogue([
      Signature("save", [Port("image", .image)], [("text", .text)], isOutput: true)
    ])
    #expect(ConversionSearch(catalogue: saver).chain(from: .image, to: .text) == nil)
  }

  @Test("a text is not taken for the path of a file")
  func noPaths() {
    let loader = Catalogue([Signature("load_image", [Port("file", .file)], [("image", .image)])])
    #expect(ConversionSearch(catalogue: loader).chain(from: .text, to: .image) == nil)
  }

  @Test("equally short chains are decided by the catalogue's order")
  func ties() {
    let names = ["one", "two"]
    for order in [names, names.reversed()] {
      let catalogue = Catalogue(
        order.map { Signature($0, [Port("image", .image)], [("text", .text)]) })
      let chain = ConversionSearch(catalogue: catalogue).chain(from: .image, to: .text)
      #expect(chain?.names == order.first)
    }
  }

  @Test("a chain may leave a function by its second output, and says so in its fix")
  func secondOutput() throws {
    let catalogue = Catalogue([
      Signature("load", [Port("file", .file)], [("video", .video)]),
      Signature("split", [Port("video", .video)], [("video", .video), ("sound", .audio)]),
      Signature("trim", [Port("audio", .audio)], [("audio", .audio)]),
    ])
    let flow = Flow(
      Node("film", "load", [.text("a.mp4")]), Node("part", "trim", [.from("film")]),
      returning: "part")
    let finding = try #require(Checker(catalogue: catalogue).check(flow).first)
    let fixed = try flow.applying(try #require(finding.fixes.first))
    #expect(fixed.node("part")?.arguments.first?.source == .from("split", "sound"))
  }
}
