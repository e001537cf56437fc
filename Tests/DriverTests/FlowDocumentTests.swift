import Flow
import Foundation
import Testing

@testable import Driver

@Suite("Flow documents") struct FlowDocumentTests {
  private func document(_ text: String) -> FlowDocument { FlowDocument(bytes: Array(text.utf8)) }

  @Test("the flow without a name is meant, else the last") func usual() {
    let named = "flow a() {\n  x = f()\n  return x\n}\nflow b() {\n  y = f()\n  return y\n}\n"
    #expect(document(named).flow?.name == "b")
    #expect(document(named + "z = f()\nreturn z\n").flow?.nodes.map(\.name) == ["z"])
    #expect(document("").flow == nil)
    #expect(document(named).otherFlows.map(\.name) == ["a"])
  }

  @Test("a flow is chosen by its name, or near names are told") func choose() throws {
    var document = document(
      "flow first() {\n  x = f()\n  return x\n}\nflow second() {\n  y = f()\n  return y\n}\n")
    try document.choose("first")
    #expect(document.flow?.name == "first")
    #expect(throws: Diagnostic.self) { try document.choose("frist") }
    do { try document.choose("frist") } catch { #expect(error.hint == "Did you mean first?") }
  }

  @Test("replacing a flow leaves the others and the comments") func replacing() throws {
    var document = document(
      "// top\nflow a() {\n  x = f(p: 1) // here\n  return x\n}\n\nflow b() {\n  y = f()\n  return y\n}\n"
    )
    try document.choose("a")
    var flow = try #require(document.flow)
    try flow.apply(.setArgument(node: "x", port: .named("p"), .value(.number(Number(2)))))
    let changed = document.replacing(with: flow)
    #expect(
      changed.text.contains("x = f(p: 2) // here") || changed.text.contains("x = f(p: 2)  // here"))
    #expect(changed.text.contains("// top"))
    #expect(changed.flow?.name == "a")
    #expect(changed.otherFlows.map(\.name) == ["b"])
  }

  @Test("findings get the places of the flow that is meant") func located() throws {
    var document = document(
      "flow a() {\n  x = f()\n  return x\n}\nflow b() {\n  x = f()\n  return x\n}\n")
    let finding = Diagnostic(.unusedNode, "Unused.", at: .node("x"))
    #expect(document.located([finding]).first?.span?.line == 6)
    try document.choose("a")
    #expect(document.located([finding]).first?.span?.line == 2)
  }

  @Test(
    "settings reach arguments however they are written",
    arguments: [
      ("x = f(1)", "x = f(2)"), ("x = f(p: 1)", "x = f(p: 2)"), ("x = f()", "x = f(p: 2)"),
    ])
  func settings(before: String, after: String) throws {
    let catalogue = Catalogue([
      Signature(
        FunctionName("f"), ports: [Port("p", .modality(.number), defaultValue: .number(Number(0)))],
        outputs: [OutputPort("out", .modality(.image))])
    ])
    let setting = try #require(FlowSetting("x.p=2"))
    let settled = try document("\(before)\nreturn x\n").applying([setting], catalogue)
    #expect(settled.document.text == "\(after)\nreturn x\n")
    #expect(settled.isChanged)
  }

  @Test("a setting without a node gives a value and leaves the flow") func parameterSetting() throws
  {
    let setting = try #require(FlowSetting("by=5 %"))
    let before = document("flow a(by: number[%]) {\n  x = f(by)\n  return x\n}\n")
    let settled = try before.applying([setting], Catalogue())
    #expect(settled.values == ["by": .quantity(Quantity(Number(5), .percent))])
    #expect(!settled.isChanged)
  }

  @Test(
    "the way between two folders",
    arguments: [
      ("/a/b", "/a/b", "."), ("/a/b/c", "/a/b", "c"), ("/a", "/a/b", ".."),
      ("/a/x", "/a/b/c", "../../x"), ("/", "/a", ".."), ("/x", "/", "x"), ("/ab", "/a", "../ab"),
    ])
  func relative(path: String, start: String, expected: String) {
    #expect(FlowDocument.relative(path, from: start) == expected)
  }
}
