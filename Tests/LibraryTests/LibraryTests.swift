import Flow
import Library
import Testing

@Suite("libraries")
struct LibraryTests {
  @Test("a text gives functions, realizations and words")
  func text() throws {
    let library = try Library(
      text: """
        function dim(image: image) -> image

        realize dim on native {
          out = native.eq(image)
          return out
        }

        words for dim ["dim {image}"]
        """)
    #expect(library.catalogue["dim"]?.inputs.count == 1)
    #expect(library.realizations(of: "dim", on: "native").count == 1)
    #expect(library.realizations(of: "dim", on: "comfy").isEmpty)
    #expect(library.vocabulary.phrases.map(\.function) == ["dim"])
  }

  @Test("a text that does not read gives its findings")
  func unreadable() throws {
    let error = #expect(throws: LibraryError.self) { try Library(text: "function (") }
    #expect(error?.diagnostics.hasErrors == true)
  }

  @Test("of two libraries, the added one's functions and realizations win")
  func merging() throws {
    let first = try Library(
      text: """
        function dim(image: image) -> image
        realize dim on native {
          out = native.first(image)
          return out
        }
        """)
    let second = try Library(
      text: """
        function dim(image: image, amount: number = 1) -> image
        realize dim on native {
          out = native.second(image)
          return out
        }
        """)
    let both = first.merging(second)
    #expect(both.catalogue["dim"]?.ports.count == 2)
    let names = both.realizations(of: "dim", on: "native").map {
      $0.body?.nodes.map(\.function.name)
    }
    #expect(names == [["second"], ["first"]])
  }
}
