import Flow
import Notation
import Testing

@Suite("the formatter")
struct FormatterTests {
  private func formatted(_ text: String) -> String {
    let parsed = Dataflow.parse(text)
    #expect(parsed.diagnostics.isEmpty)
    return Dataflow.print(parsed.file)
  }

  @Test("a text in canonical form stays as it is", arguments: [Samples.jungle, Samples.library])
  func canonical(text: String) {
    #expect(formatted(text) == text)
  }

  @Test(
    "a text gets its canonical form, which stays as it is",
    arguments: [
      ("", ""), ("\n\n", ""), ("a=f( x ,y:1 , )", "a = f(x, y: 1)\n"),
      ("flow x(){return y}", "flow x() {\n  return y\n}\n"),
      ("flow x\n{}", "flow x() {\n}\n"),
      ("flow _(a:image)->*{return a}", "flow _(a: image) -> * {\n  return a\n}\n"),
      ("a=f()\n\n\n\nlong=g()", "a = f()\n\nlong = g()\n"),
      ("a=f()\nlong=g()\n//c\nb=h()", "a    = f()\nlong = g()\n// c\nb = h()\n"),
      ("///d\n\n///\n///  e\nfunction f()", "/// d\n///\n///  e\nfunction f()\n"),
      ("function f()->(video)", "function f() -> video\n"),
      ("function f()->([image],x:*)", "function f() -> (images: [image], x: *)\n"),
      ("function f()->(a:video)", "function f() -> (a: video)\n"),
      ("function f() words \"x\"", "function f() words [\"x\"]\n"),
      ("function f(x:`MODEL`,y:`image`)", "function f(x: MODEL, y: `image`)\n"),
      ("function f()\nfunction g()", "function f()\nfunction g()\n"),
      ("function f()\n\n\nfunction g()", "function f()\n\nfunction g()\n"),
      ("flow x(){}\nflow y(){}", "flow x() {\n}\n\nflow y() {\n}\n"),
      (
        "realize f on t needs\n  a:b-1.0,\n  c:\"d e\"",
        "realize f on t needs a: b-1.0, c: \"d e\"\n"
      ),
      ("// license\n\n// of x\nx=f()\n// end", "// license\n\n// of x\nx = f()\n// end\n"),
      ("// only", "// only\n"), ("////x", "// //x\n"), ("x=f()//", "x = f() //\n"),
      ("files from \"a\"\n// c\nx=f()", "files from \"a\"\n// c\nx = f()\n"),
      ("flow x(){\n\n\na=f()\n}// end", "flow x() {\n  a = f()\n} // end\n"),
      ("function f(// c\na:image)//t", "// c\nfunction f(a: image) // t\n"),
      ("modality  audio words[\"a\",\n\"b\"]", "modality audio words [\"a\", \"b\"]\n"),
      ("words for f.x\"a\" [\"b\"]", "words for f.x \"a\" [\"b\"]\n"),
      ("return  a ,b:c", "return a, b: c\n"), ("`x`=`f`(`none`)", "x = f(`none`)\n"),
      ("x = f(\"a\\nb\")", "x = f(\n  \"\"\"\n    a\n    b\n    \"\"\",\n)\n"),
      ("x = f(\"a \\nb\")", "x = f(\"a \\nb\")\n"), ("x = f([\"a\\nb\"])", "x = f([\"a\\nb\"])\n"),
    ])
  func canonicalForms(text: String, expected: String) {
    let result = formatted(text)
    #expect(result == expected)
    #expect(formatted(result) == expected)
  }

  @Test("a statement beyond 100 columns has each argument on a line of its own")
  func longStatements() {
    let text = String(repeating: "x", count: 82)
    let fitting = "a = f(b, text: \"\(text)\")\n"
    #expect(fitting.count == 101)
    #expect(formatted(fitting) == fitting)
    let long = "a = f(b, text: \"\(text)y\")\n"
    let broken = "a = f(\n  b,\n  text: \"\(text)y\",\n)\n"
    #expect(formatted(long) == broken)
    #expect(formatted(broken) == broken)
  }

  @Test("a head beyond 100 columns has each parameter on a line of its own")
  func longHeads() {
    let names = (1...12).map { "parameter_\($0)" }
    let head = "function f(\(names.map { "\($0): image" }.joined(separator: ", "))) -> video\n"
    let lines = names.map { "  \($0): image,\n" }.joined()
    #expect(formatted(head) == "function f(\n\(lines)) -> video\n")
  }

  @Test("words beyond 100 columns are filled into lines")
  func longWords() {
    let words = (100..<130).map { "\"word \($0)\"" }.joined(separator: ", ")
    let result = formatted("function f() words [\(words)]\n")
    #expect(result.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(result.split(separator: "\n").count == 6)
    #expect(formatted(result) == result)
  }

  @Test("comments with line ends in them cannot break out of their line")
  func commentLineEnds() {
    let flow = Flow(
      name: "x", documentation: "a\r\nb\rc\n}",
      nodes: [
        Node(
          "n", FunctionName("f"),
          comments: Comments(leading: ["a\nreturn x"], trailing: "b\r\n}\u{0}"))
      ], closingComments: ["}\n}"])
    #expect(
      Dataflow.print(flow) == """
        /// a
        /// b
        /// c
        /// }
        flow x() {
          // a
          // return x
          n = f() // b }\u{FFFD}
          // }
          // }
        }

        """)
  }

  @Test("several anonymous flows in one file stay apart")
  func anonymousFlows() {
    let flows = ["a", "b"].map { Flow(nodes: [Node($0, FunctionName("f"))]) } + [Flow()]
    let text = Dataflow.print(SourceFile(flows.map { SourceFile.Item(.flow($0)) }))
    #expect(text == "a = f()\n\nflow _() {\n  b = f()\n}\n\nflow _() {\n}\n")
    #expect(Dataflow.parse(text).file.flows == flows)
  }
}
