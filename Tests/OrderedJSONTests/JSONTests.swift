import OrderedJSON
import Testing

@Suite("JSON values")
struct JSONTests {
  @Test(
    "an integer is read from whole numbers only",
    arguments: [
      ("3", 3), ("-7", -7), ("3.0", 3), ("1e2", 100), ("3.5", nil), ("1e400", nil),
      ("18446744073709551615", nil),
    ] as [(String, Int?)])
  func integer(literal: String, expected: Int?) {
    #expect(JSON.number(literal).integer == expected)
  }

  @Test("a value is taken as what it is, and as nothing else")
  func access() {
    let value: JSON = ["text": "a", "list": [1, true], "nothing": .null]
    #expect(value["text"]?.string == "a")
    #expect(value["text"]?.double == nil)
    #expect(value["list"]?.array?.last?.boolean == true)
    #expect(value["nothing"]?.isNull == true)
    #expect(value["missing"] == nil)
    #expect(value["list"]?["text"] == nil)
    #expect(JSON.number("1e-3").double == 0.001)
  }

  @Test("setting a member keeps its place, and nil takes it away")
  func setting() {
    var object: JSONObject = ["a": 1, "b": 2]
    object.members.append(.init("a", 3))
    object["a"] = 4
    #expect(object.members.map(\.name) == ["a", "b"])
    object["c"] = 5
    object["b"] = nil
    #expect(object == ["a": 4, "c": 5])
    #expect(object.byName["c"] == 5)
  }

  @Test(
    "every kind of value has a name for people",
    arguments: [
      (.null, "null"), (true, "true or false"), (1, "a number"), ("", "a text"), ([], "a list"),
      ([:], "an object"),
    ] as [(JSON, String)])
  func kinds(value: JSON, name: String) {
    #expect(value.kind == name)
  }
}
