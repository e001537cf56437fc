import OrderedJSON
import Testing

@Suite("Writing JSON")
struct JSONWritingTests {
  @Test(
    "the compact form has no spaces and keeps what it was given",
    arguments: [
      #"{"b":1.50,"a":[true,null,"Grüße 🌊"],"c":{}}"#, #"[]"#, #"[[],{}]"#,
      #""\"\\\n\r\t\b\f\u0001\u001f/""#, "18446744073709551615",
    ])
  func compact(text: String) throws {
    #expect(try JSON(parsing: text).text() == text)
  }

  @Test("the pretty form indents by two and keeps short arrays of scalars on a line")
  func pretty() throws {
    let value: JSON = [
      "name": "a", "link": ["3", 0], "empty": [], "none": [:],
      "nested": [["id": 1], [2]],
      "long": .array(Array(repeating: .string("0123456789"), count: 7)),
    ]
    let long = Array(repeating: "    \"0123456789\"", count: 7).joined(separator: ",\n")
    #expect(
      value.text(pretty: true) == """
        {
          "name": "a",
          "link": ["3", 0],
          "empty": [],
          "none": {},
          "nested": [
            {
              "id": 1
            },
            [2]
          ],
          "long": [
        \(long)
          ]
        }
        """)
  }

  @Test("random values come back from both forms", arguments: 0..<200)
  func roundTrip(seed: Int) throws {
    var source = RandomJSON(seed: UInt64(seed))
    let value = source.value(depth: 5)
    #expect(try JSON(parsing: value.text()) == value)
    #expect(try JSON(parsing: value.text(pretty: true)) == value)
  }
}
