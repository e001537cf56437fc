import Flow
import Notation
import Testing

@Suite("reading on after a mistake")
struct RecoveryTests {
  @Test("ten mistakes give ten findings, each on its line")
  func tenMistakes() {
    let text = """
      flow film(seconds: nubmer[s] = 6 s) -> video {
        a = load_image(file "jungle.jpg")
        b = load_image(file: "ruins.jpg"
        c = merge(a b)
        d = 5
        e = text_to_audio(duration: 6 sek)
        f = mix(e, 1e999)
        g = mix(e, "open)
        h = mix(e, @x, +y)
        i mix(e)
        return (a)
      }
      """
    let lines = Dataflow.parse(text).diagnostics.compactMap(\.span?.line)
    #expect(lines == [1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 10, 11])
  }

  @Test("what is right around a mistake is read")
  func rest() {
    let text = """
      a = f(1, @, x: 2)
      b = g([1, %, 3], y: "z")
      c = h(
        a,
        ?,
        k(b),
        z: 1,
      )
      d = i(a
      e = j(b)
      return e
      """
    let flow = Dataflow.parse(text).file.flows.first
    #expect(flow?.nodes.map(\.name) == ["a", "b", "k", "c", "d", "e"])
    #expect(flow?.node("a")?.argument("x")?.source == .value(.number(Number(2))))
    #expect(flow?.node("b")?.argument("y")?.source == .value(.text("z")))
    #expect(flow?.node("c")?.argument("z")?.source == .value(.number(Number(1))))
    #expect(flow?.node("d")?.arguments == [Argument(.position(0), .output(OutputReference("a")))])
    #expect(flow?.returns == [Flow.Return(.output(OutputReference("e")))])
  }

  @Test("a declaration whose head is wrong still has its steps read")
  func wrongHead() {
    let text = """
      flow f(x image, y: number) video {
        a = g(y)
        b = 5
        return a
      }
      flow h() {
      }
      """
    let parsed = Dataflow.parse(text)
    #expect(parsed.diagnostics.compactMap(\.span?.line) == [1, 1, 3])
    #expect(parsed.file.flows.map(\.name) == ["f", "h"])
    #expect(parsed.file.flows.first?.nodes.map(\.name) == ["a"])
    #expect(
      parsed.file.flows.first?.nodes.first?.arguments.first?.source == .parameter("y"))
  }

  @Test("a flow that is not closed does not take the next one with it")
  func unclosedFlow() {
    let text = "flow f() {\n  a = g(\n\nflow h() {\n  b = i()\n}\n"
    let parsed = Dataflow.parse(text)
    #expect(parsed.file.flows.map(\.name) == ["f", "h"])
    #expect(parsed.diagnostics.count == 2)
  }

  @Test("findings stand in the order of the text")
  func order() {
    let text = "a = f()\na = f(1e999)\nb = f(x y)\nb = 3 3"
    let places = Dataflow.parse(text).diagnostics.compactMap(\.span).map { [$0.line, $0.column] }
    #expect(places == [[2, 1], [2, 7], [3, 9], [4, 5]])
  }

  @Test("a text that is no flow at all gives a bounded number of findings")
  func noFlow() {
    let text = String(repeating: "] = ,\n", count: 5000)
    let diagnostics = Dataflow.parse(text).diagnostics
    #expect(diagnostics.count == 100)
    #expect(
      diagnostics.last?.notes
        == ["There are 4900 more findings in this file, which are not shown."])
  }
}
