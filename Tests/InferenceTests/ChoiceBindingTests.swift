import Flow
import Library
import Testing

@testable import Inference

@Suite("giving words to ports")
struct ChoiceBindingTests {
  private func binding(_ text: String, _ function: String) throws -> (ChoiceBinding, [Int]) {
    let request = RequestText(text, files: [])
    let signature = try #require(Requests.library.catalogue[function])
    let binding = ChoiceBinding(
      request: request, vocabulary: Requests.library.vocabulary, signature: signature)
    return (binding, Array(request.lexemes.indices))
  }

  private func texts(_ text: String, _ function: String) throws -> [String: Value] {
    let (binding, places) = try binding(text, function)
    return binding.read(places, taken: []).values
  }

  @Test(
    "the longest words that mean a value win",
    arguments: [
      ("in the top left corner", "top left"), ("at the bottom", "bottom"),
      ("lower right", "bottom right"), ("in the middle", "center"),
    ])
  func positions(text: String, position: String) throws {
    #expect(try texts(text, "overlay_text")["position"] == .text(position))
  }

  @Test("colours, proportions and languages")
  func named() throws {
    #expect(try texts("in big red letters", "overlay_text")["color"] == .text("red"))
    #expect(try texts("to a square", "crop_image")["aspect"] == .text("1:1"))
    #expect(try texts("to 16:9", "crop_image")["aspect"] == .text("16:9"))
    #expect(try texts("in German", "text_to_speech")["language"] == .text("de"))
    #expect(try texts("it is German", "read_text")["language"] == .text("deu"))
  }

  @Test("words that stand for numbers, or turn them round")
  func meanings() throws {
    let (binding, places) = try binding("from behind", "novel_view")
    let found = binding.meanings(places).presets
    #expect(found.map(\.port) == ["azimuth"])
    #expect(found.first?.value == .quantity(Quantity(Number(180), .degrees)))
    let (left, all) = try self.binding("30 degrees to the left", "rotate_image")
    #expect(left.meanings(all).presets.map(\.meaning).contains(.negative))
  }

  @Test("a port that has its value already is left alone")
  func taken() throws {
    let (binding, places) = try binding("at the top", "overlay_text")
    #expect(binding.read(places, taken: ["position"]).values.isEmpty)
  }
}
