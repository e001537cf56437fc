import Flow
import Library
import Notation
import Testing

@Suite("vocabularies")
struct VocabularyTests {
  private let signature = Signature(
    FunctionName("fade"),
    ports: [
      Port("video", .modality(.video)),
      Port("length", .modality(.number), unit: .seconds, defaultValue: Value.none, words: ["long"]),
      Port(
        "shape", .modality(.text), choices: [.init("round", words: ["circle"]), .init("flat")],
        defaultValue: .text("flat")),
    ], outputs: [OutputPort("video", .modality(.video))])

  private func vocabulary(_ wordings: Wording...) -> Vocabulary {
    var vocabulary = Vocabulary()
    for wording in wordings { vocabulary.add(wording) }
    return vocabulary
  }

  @Test("a port has its own words, those of its function, and those of every function")
  func portWords() throws {
    let vocabulary = vocabulary(
      Wording(function: "*", port: "length", words: ["lasting"]),
      Wording(function: "fade", port: "length", words: ["holding on"]),
      Wording(function: "other", port: "length", words: ["never"]))
    let port = try #require(signature.port("length"))
    #expect(vocabulary.words(for: port, of: "fade") == [["long"], ["hold", "on"], ["last"]])
  }

  @Test("a value has its name and its words")
  func choiceWords() throws {
    let vocabulary = vocabulary(
      Wording(function: "*", port: "shape", choice: "flat", words: ["plain"]))
    let port = try #require(signature.port("shape"))
    #expect(vocabulary.words(for: port.choices[0], of: port, of: "fade") == [["round"], ["circl"]])
    #expect(vocabulary.words(for: port.choices[1], of: port, of: "fade") == [["flat"], ["plain"]])
  }

  @Test("a function's own named values come before everyone's")
  func namedValues() throws {
    let vocabulary = vocabulary(
      Wording(function: "*", port: "length", choice: "2 s", words: ["short"]),
      Wording(function: "fade", port: "length", choice: "9 s", words: ["short"]))
    let port = try #require(signature.port("length"))
    #expect(vocabulary.namedValues(of: port, of: "fade").map(\.value) == ["9 s", "2 s"])
    #expect(vocabulary.namedValues(of: port, of: "else").map(\.value) == ["2 s"])
  }

  @Test("only phrases whose words can all stand in a text are candidates, in order")
  func candidates() {
    let vocabulary = vocabulary(
      Wording(function: "a", words: ["(fade|dim) {video} out", "fade {video}"]),
      Wording(function: "b", words: ["fade in {video}", "blend {video}"]))
    let found = vocabulary.phrases(in: ["fad", "out", "it"])
    #expect(found.map(\.function) == ["a", "a"])
    #expect(vocabulary.phrases(in: ["fad", "in"]).map(\.function) == ["a", "b"])
    #expect(vocabulary.phrases(in: []).isEmpty)
  }

  @Test("rare words weigh more than common ones, unknown ones least")
  func weight() {
    let vocabulary = vocabulary(
      Wording(function: "a", words: ["make {x} round", "make {x} flat", "make {x} blue"]))
    #expect(vocabulary.weight(of: "round") > vocabulary.weight(of: "mak"))
    #expect(vocabulary.weight(of: "unknown") == 0.3)
  }

  @Test("adding another vocabulary keeps both")
  func adding() {
    var first = vocabulary(Wording(function: "a", words: ["fade {x}"]))
    first.add(vocabulary(Wording(function: "b", words: ["dim {x}"])))
    #expect(first.phrases(in: ["fad"]).map(\.function) == ["a"])
    #expect(first.phrases(in: ["dim"]).map(\.function) == ["b"])
    #expect(first.openingWords == ["fade", "dim"])
  }
}
