import Library
import Testing

@testable import Inference

@Suite("cutting requests into clauses")
struct ClauseSplitterTests {
  private func clauses(_ text: String, files: [String] = []) -> [String] {
    let request = RequestText(text, files: files)
    let splitter = ClauseSplitter(request: request, vocabulary: Requests.library.vocabulary)
    return splitter.clauses().map { request.words($0) }
  }

  @Test("sentences, lists and sequencing words part clauses")
  func parts() {
    #expect(clauses("Blur a.jpg. Crop it.") == ["Blur a.jpg", "Crop it"])
    #expect(clauses("1. blur a.jpg\n2. crop it") == ["blur a.jpg", "crop it"])
    #expect(
      clauses("First blur a.jpg, then crop it, finally flip it") == [
        "blur a.jpg", "crop it", "flip it",
      ])
    #expect(clauses("blur it and then also please crop it") == ["blur it", "crop it"])
    #expect(clauses("blur it; crop it! flip it?") == ["blur it", "crop it", "flip it"])
  }

  @Test("\"and\" parts clauses only before a verb")
  func and() {
    #expect(clauses("blend a.jpg and b.jpg") == ["blend a.jpg and b.jpg"])
    #expect(
      clauses("blend a.jpg and b.jpg and animate them") == [
        "blend a.jpg and b.jpg", "animate them",
      ])
    #expect(
      clauses("add birdsong and the sound of water") == ["add birdsong and the sound of water"])
    #expect(clauses("make it black and white") == ["make it black and white"])
  }

  @Test("file names and quoted texts keep their points and commas")
  func literals() {
    #expect(
      clauses("write \"One. Two, then blur\" on a.b.jpg") == [
        "write \"One. Two, then blur\" on a.b.jpg"
      ])
  }

  @Test("a heading before a colon is a clause of its own, a label is not")
  func headings() {
    #expect(clauses("A poster: crop a.jpg") == ["A poster", "crop a.jpg"])
    #expect(clauses("Edit a.jpg: put a hat on the dog").count == 1)
  }

  @Test(
    "what names the result of a description is a clause of its own",
    arguments: [
      ("a castle, saved as castle.jpg", ["a castle", "saved as castle.jpg"]),
      (
        "a poster of a rocket stored as rocket.png",
        ["a poster of a rocket", "stored as rocket.png"]
      ),
      ("a queen, exported to a PNG", ["a queen", "exported to a PNG"]),
      ("a queen, stored as queen", ["a queen", "stored as queen"]),
      ("a letter written in ink", ["a letter written in ink"]),
      ("a boat saved as by a miracle", ["a boat saved as by a miracle"]),
    ])
  func results(text: String, expected: [String]) {
    #expect(clauses(text).map { $0.trimmingSuffix(",") } == expected)
  }

  @Test(
    "a film of what was made before is a step of its own",
    arguments: [
      ("a pond, then a 4 second film of it", ["a pond", "a 4 second film of it"]),
      ("draw a pond and a short clip of it", ["draw a pond", "a short clip of it"]),
      ("a pond and a film of a lake", ["a pond and a film of a lake"]),
      ("a pond and a duck of it", ["a pond and a duck of it"]),
    ])
  func films(text: String, expected: [String]) {
    #expect(clauses(text).map { $0.trimmingSuffix(",") } == expected)
  }

  @Test("labels for the sides of one picture stay together")
  func sides() {
    #expect(clauses("Left half: a robot. Right half: a wizard.").count == 1)
    #expect(clauses("top: a sky; bottom: a sea").count == 1)
    #expect(clauses("Left: a robot. Blur it.").count == 2)
  }

  @Test("politeness alone is no clause")
  func polite() {
    #expect(clauses("Please. Thanks! Blur a.jpg") == ["Blur a.jpg"])
    #expect(clauses("") == [])
    #expect(clauses(", . ; !") == [])
  }
}

extension String {
  /// The text without an ending that it may have.
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
