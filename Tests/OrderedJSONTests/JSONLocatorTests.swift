import OrderedJSON
import Testing

@Suite("Locating JSON values")
struct JSONLocatorTests {
  private let text = """
    {
      "3": {"class_type": "KSampler",
            "inputs": {"seed": 42, "model": ["4", 0]}},
      "é": "ö", "last": [[], {"x": null}]
    }
    """

  @Test(
    "a path leads to its line and columns",
    arguments: [
      ([], [1, 1, 5, 2]), (["3", "class_type"], [2, 23, 2, 33]),
      (["3", "inputs", "seed"], [3, 28, 3, 30]), (["3", "inputs", "model", 1], [3, 47, 3, 48]),
      (["é"], [4, 8, 4, 11]), (["last", 0], [4, 22, 4, 24]), (["last", 1, "x"], [4, 32, 4, 36]),
    ] as [([JSONStep], [Int])])
  func paths(path: [JSONStep], place: [Int]) throws {
    let span = try #require(JSONLocator(Array(text.utf8)).span(of: path))
    #expect([span.line, span.column, span.endLine, span.endColumn] == place)
  }

  @Test(
    "a path that leads nowhere has no place",
    arguments: [["4"], ["3", "inputs", 0], ["last", 2], ["last", "0"], ["é", 0]] as [[JSONStep]])
  func nowhere(path: [JSONStep]) {
    #expect(JSONLocator(Array(text.utf8)).span(of: path) == nil)
  }

  @Test("many paths are found in their own order")
  func many() {
    let spans = JSONLocator(Array(text.utf8)).spans(of: [["last"], ["missing"], ["3"], ["last"]])
    #expect(spans.map { $0?.line } == [4, nil, 2, 4])
    #expect(spans[0] == spans[3])
  }

  @Test("a name written twice means its last value, and nothing of the first")
  func duplicates() {
    let locator = JSONLocator(Array(#"{"a":{"b":1},"a":{"c":2}}"#.utf8))
    #expect(locator.span(of: ["a"])?.column == 18)
    #expect(locator.spans(of: [["a"], ["a", "b"]])[1] == nil)
  }

  @Test("every part of a random value is found where its text stands", arguments: 0..<30)
  func everyPart(seed: Int) throws {
    var source = RandomJSON(seed: UInt64(seed))
    let value = source.value(depth: 4)
    let text = value.text()
    let scalars = Array(text.unicodeScalars)
    var parts: [(path: [JSONStep], value: JSON)] = []
    func visit(_ path: [JSONStep], _ value: JSON) {
      parts.append((path, value))
      for (index, element) in (value.array ?? []).enumerated() {
        visit(path + [.index(index)], element)
      }
      let object = value.object ?? [:]
      for name in Set(object.members.map(\.name)) {
        if let member = object[name] { visit(path + [.name(name)], member) }
      }
    }
    visit([], value)
    let spans = JSONLocator(Array(text.utf8)).spans(of: parts.map(\.path))
    for (part, span) in zip(parts, spans) {
      let span = try #require(span)
      var stretch = String.UnicodeScalarView()
      stretch.append(contentsOf: scalars[(span.column - 1)..<(span.endColumn - 1)])
      #expect(String(stretch) == part.value.text())
    }
  }
}
