import OrderedJSON
import Testing

/// The reader and the locator give a value or a refusal on any bytes.
@Suite("Hostile JSON")
struct HostileJSONTests {
  /// Reads, and where that worked holds the value to its round trip and the locator to the text.
  private func check(_ bytes: [UInt8]) throws {
    _ = JSONLocator(bytes).spans(of: [[], [0], ["a", 1], [0, 0, 0]])
    let value: JSON
    do {
      value = try JSON(parsing: bytes)
    } catch {
      #expect((0...bytes.count).contains(error.offset))
      #expect(error.line >= 1 && error.column >= 1 && !error.message.isEmpty)
      return
    }
    #expect(try JSON(parsing: value.text()) == value)
    #expect(JSONLocator(bytes).span(of: []) != nil)
  }

  @Test("random bytes", arguments: 0..<50)
  func randomBytes(seed: Int) throws {
    var source = RandomJSON(seed: UInt64(seed))
    for count in 0..<60 { try check(source.bytes(count: count)) }
  }

  @Test("texts with changed, lost and added bytes", arguments: 0..<50)
  func mutations(seed: Int) throws {
    var source = RandomJSON(seed: UInt64(seed + 1000))
    let text = source.value(depth: 4).bytes(pretty: Bool.random(using: &source))
    for _ in 0..<40 {
      var bytes = text
      for _ in 0...Int.random(in: 0..<3, using: &source) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &source)
        switch Int.random(in: 0..<3, using: &source) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &source)
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: source.bytes(count: 2), at: place)
        }
      }
      try check(bytes)
    }
  }

  @Test("every beginning of a text")
  func prefixes() throws {
    let text = Array(
      #"{"a":[1.5e-3,"\ud83c\udf0aé",{"b":null}],"c":-Infinity,"d":[true,false]}"#.utf8)
    for count in 0...text.count { try check(Array(text[..<count])) }
  }
}
