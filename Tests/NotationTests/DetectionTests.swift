import Flow
import Notation
import Testing

@Suite("telling the notation of a text")
struct DetectionTests {
  @Test(
    "the first line that only one notation has decides",
    arguments: [
      ("a = f(b)", .dataflow), ("a = f(x: 1)", .dataflow), ("a, b = f(c)", .dataflow),
      ("save(a)", .dataflow), ("comfy.Save(images: a)", .dataflow), ("return a", .dataflow),
      ("flow x() {\n}", .dataflow), ("flow x\n{\n}", .dataflow), ("flow x {", .dataflow),
      ("a = f()\nb = g(a)", .dataflow), ("realize f on t {\n}", .dataflow),
      ("functions\n  a: f", .declarative), ("topology\n  a -> b.1", .declarative),
      ("flow x\nfunctions", .declarative), ("flow\nfunctions", .declarative),
      ("flow x(a: image = {\"b\": 1}) -> video\nfunctions", .declarative),
      ("realize f on t\nfunctions\n  a: f", .declarative),
      ("Let a be f.", .pseudoNatural), ("The flow x.", .pseudoNatural),
      ("Return a.", .pseudoNatural), ("Look for files in \"x\".", .pseudoNatural),
      ("realize f on t needs a: b\nLet a be f.", .pseudoNatural),
      (
        "// c\n\n/// d\n@note(\"Let a be b.\")\n\nfunction f(a: image)\nLet a be f.", .pseudoNatural
      ),
      ("\u{FEFF}@a @b(1) Let a be f.", .pseudoNatural),
      ("modality audio words [\"x\"]\nwords for f [\"y\"]\nfunctions\n", .declarative),
      ("Let = f(x: 1)", .dataflow), ("functions = f(x: 1)", .dataflow),
    ] as [(String, FlowNotation)])
  func told(text: String, notation: FlowNotation) {
    #expect(FlowNotation.detected(in: Array(text.utf8)) == notation)
  }

  @Test(
    "what no line tells, and what is no A-Language, is not told",
    arguments: [
      "", "// c", "function f()", "a = f()", "5", "{\"1\": {}}", "a: b", "# python\na = f(x)",
      "ksampler_3 = KSampler(seed=1)", "workflow.add_node(\"a\", \"B\", {\"seed\": 1})",
      "ksampler_3 is KSampler with the parameters of (seed is 1)",
      "a = K()\nb = a(model=c)", "import x", "@", "@a(", "a = f(",
    ])
  func untold(text: String) {
    #expect(FlowNotation.detected(in: Array(text.utf8)) == nil)
  }
}
