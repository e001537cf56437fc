import Flow
import Library
import Testing

@testable import Inference

@Suite("models that requests name")
struct ModelSearchTests {
  private func names(_ text: String) -> [String] {
    let known: Set<String> = [Stem.of("dreamshaper")]
    return ModelSearch(request: RequestText(text, files: []), known: known).all().map(\.name)
  }

  @Test(
    "a model is known by its ending, its signs, its name, or the word beside it",
    arguments: [
      ("a cat, anything.safetensors", ["anything.safetensors"]),
      ("a cat with v1-5-pruned", ["v1-5-pruned"]), ("a cat using dreamshaper", ["dreamshaper"]),
      ("a cat with the Analog model", ["Analog"]), ("use the model named analog", ["analog"]),
      ("model: dreamshaper_8, a cat", ["dreamshaper_8"]),
      ("dreamshaper and v1-5", ["dreamshaper", "v1-5"]),
    ])
  func found(text: String, models: [String]) {
    #expect(names(text) == models)
  }

  @Test(
    "what only looks like one is none",
    arguments: [
      "a 3d model of a cat", "an f-16 over the sea", "a cat with a hat", "blur a.jpg by 8 px",
      "a fashion model on a stage", "text-2-image of a cat", "with two models", "with photo_1.jpg",
    ])
  func none(text: String) {
    #expect(names(text).isEmpty)
  }

  @Test(
    "the first model's share is told in many ways",
    arguments: [
      ("merge dreamshaper and v1-5 60/40 and draw a cat", 60.0),
      ("merge dreamshaper (30 %) with v1-5 (70 %) and draw a cat", 30),
      ("draw a cat with dreamshaper and v1-5 merged at 20:80", 20),
      ("draw a cat with a 0.25 blend of dreamshaper and v1-5", 25),
      ("merge dreamshaper and v1-5 half and half and draw a cat", 50),
      ("merge dreamshaper and v1-5, 70 % of the second, and draw a cat", 30),
      ("merge dreamshaper with v1-5 (25 % v1-5) and draw a cat", 75),
    ])
  func shares(text: String, share: Double) {
    let inferred = Requests.infer(text)
    #expect(inferred.functions == ["merge_models"])
    #expect(inferred.argument("merge_models", "ratio")?.double(in: .percent) == share)
    #expect(inferred.argument("merge_models", "first") == .text("dreamshaper"))
    #expect(inferred.argument("merge_models", "second") == .text("v1-5"))
  }

  @Test("a model that no step takes is told")
  func unused() {
    let inferred = Requests.infer("blur a.jpg with the dreamshaper model", "a.jpg")
    #expect(inferred.functions == ["blur_image"])
    #expect(inferred.codes == [.partNotUnderstood])
  }
}
