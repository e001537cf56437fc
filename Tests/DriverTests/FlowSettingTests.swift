import Flow
import Testing

@testable import Driver

@Suite("Settings") struct FlowSettingTests {
  @Test(
    "a setting names a parameter, or a node and its parameter",
    arguments: [
      ("a=1", nil, "a", "1"), ("n.p=6 s", "n", "p", "6 s"), ("n.p=a=b.c", "n", "p", "a=b.c"),
      ("p=", nil, "p", ""), ("odd.node.p=x", "odd.node", "p", "x"),
    ] as [(String, String?, String, String)])
  func parts(spelling: String, node: String?, parameter: String, text: String) {
    let setting = FlowSetting(spelling)
    #expect(setting?.node == node)
    #expect(setting?.parameter == parameter)
    #expect(setting?.text == text)
  }

  @Test("what names nothing is no setting", arguments: ["", "a", "=1", ".a=1", "n.=1"])
  func malformed(spelling: String) {
    #expect(FlowSetting(spelling) == nil)
  }

  @Test(
    "values are literals of A-Language, else texts",
    arguments: [
      ("6 s", .quantity(Quantity(Number(6), .seconds))), ("-3", .number(Number(-3))),
      ("true", .boolean(true)), ("none", .none), ("\"6 s\"", .text("6 s")),
      ("[1, 2]", .list([.number(Number(1)), .number(Number(2))])), ("red", .text("red")),
      ("two words", .text("two words")), ("1) y = g(2", .text("1) y = g(2")), ("", .text("")),
      ("1 // comment", .text("1 // comment")), ("1, w: 2", .text("1, w: 2")),
      ("a\nb", .text("a\nb")), ("18446744073709551615", .number(Number(unsigned: .max))),
    ] as [(String, Value)])
  func values(text: String, expected: Value) throws {
    let setting = try #require(FlowSetting("p=\(text)"))
    #expect(setting.value(for: nil) == expected)
  }

  @Test(
    "a port for texts or files takes bare words and numbers as text",
    arguments: [("2024", "2024"), ("6 s", "6 s"), ("true", "true"), ("\"6 s\"", "6 s")])
  func texts(text: String, expected: String) throws {
    let setting = try #require(FlowSetting("p=\(text)"))
    #expect(setting.value(for: Port("p", .modality(.text))) == .text(expected))
    #expect(setting.value(for: Port("p", .file)) == .text(expected))
  }
}
