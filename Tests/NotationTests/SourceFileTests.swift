import Flow
import Notation
import Testing

@Suite("what a file holds")
struct SourceFileTests {
  @Test("a library file gives its functions, realizations and words in written order")
  func library() throws {
    let file = Dataflow.parse(Samples.library).file
    #expect(
      file.functions.map(\.name.description)
        == ["image_to_video", "save_video", "split", "native.pro cess"])
    #expect(file.functions.map(\.isOutput) == [false, true, false, false])
    #expect(file.lexicon.map(\.modality) == [.audio, .video])
    #expect(file.lexicon.map(\.words) == [["birdsong", "sound"], ["film"]])
    #expect(file.flows.isEmpty)

    let first = try #require(file.functions.first)
    #expect(
      first.documentation == "Turn a still into a moving picture.\n\nThe still is the first frame.")
    #expect(first.phrases == ["turn into a video", "animate"])
    #expect(first.outputs == [OutputPort("video", .modality(.video))])
    #expect(first.ports.map(\.isRequired) == [true, false, false, false, false])
    let duration = try #require(first.port("duration"))
    #expect(duration.unit == .seconds)
    #expect(duration.range.map(\.description) == "0.5...60")
    #expect(duration.defaultValue == .quantity(Quantity(Number(4), .seconds)))
    #expect(duration.documentation == "How long it lasts.")
    #expect(duration.words == ["long", "lasting"])
    #expect(
      first.port("move")?.choices == [
        Port.Choice("zoom in", words: ["push in", "closer"]), Port.Choice("zoom out"),
      ])

    let realization = try #require(file.realizations.first)
    #expect(realization.function == "image_to_video")
    #expect(realization.target == "comfy")
    #expect(
      realization.needs == [Need("checkpoint", "svd"), Need("class", "Video Linear CFG")])
    #expect(realization.body?.documentation == "With the model of that name.")
    #expect(
      realization.body?.node("latent")?.argument("frames")?.source == .parameter("fps"))
    #expect(file.realizations.last?.body == nil)
  }

  @Test(
    "an output without a name is named after its type",
    arguments: [
      ("video", "video"), ("[image]", "images"), ("MODEL", "MODEL"), ("*", "output"),
      ("file", "file"), ("[[audio]]", "audios"), ("[*]", "outputs"),
    ])
  func outputNames(type: String, name: String) {
    let function = Dataflow.parse("function f() -> \(type)").file.functions.first
    #expect(function?.outputs.map(\.name) == [name])
  }

  @Test("bare statements around declarations are one anonymous flow")
  func anonymousFlow() {
    let parsed = Dataflow.parse("/// Doc.\na = f()\n\nfunction f()\n// c\nb = f(a)\nreturn b\n")
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.file.items.count == 2)
    #expect(parsed.file.flows.first?.documentation == "Doc.")
    #expect(parsed.file.flows.first?.nodes.map(\.name) == ["a", "b"])
    #expect(parsed.file.flows.first?.nodes.last?.comments.leading == ["c"])
  }

  @Test("words for functions, ports and values are read with their parts")
  func wordings() {
    let parsed = Dataflow.parse(
      """
      words for f ["do f"]
      words for f.size ["large", "small"]
      words for *.size "big" ["huge"]
      """)
    #expect(parsed.diagnostics.isEmpty)
    #expect(
      parsed.file.wordings == [
        Wording(function: "f", words: ["do f"]),
        Wording(function: "f", port: "size", words: ["large", "small"]),
        Wording(function: "*", port: "size", choice: "big", words: ["huge"]),
      ])
  }
}
