import Flow
import Notation
import Testing

@Suite("Findings in published programs") struct PublishedFindingTests {
  private static let forms =
    "Published programs only create nodes, invoke them and link their outputs, one on each line."

  @Test(
    "every mistake is told in one finding with its place",
    arguments: [
      // Names
      (
        "workflow.add_nod('a_1', 'A', {})\nworkflow.add_node('b_1', 'B', {})",
        "error unknown-function 1:10-1:17 Published programs have no workflow.add_nod."
          + " | Did you mean add_node?"
      ),
      (
        "workflow.save('x')\na_1 = A()",
        "error unknown-function 1:10-1:14 Published programs have no workflow.save. | \(forms)"
      ),
      (
        "a_1 = A()\nout_1 = a_1()\nb_2 = B()\nb_2(x=ouut_1)",
        "error unknown-output 4:7-4:13 No output is named ouut_1. | Did you mean out_1?"
      ),
      (
        "b_2 = B()\nb_2(x=image)",
        "error unknown-output 2:7-2:12 No output is named image."
          + " | Invoke the node that gives it, and name its output image."
      ),
      (
        "a_1 = A()\nb_2 = B()\nb_2(x=out_1)\nout_1 = a_1()",
        "error unknown-output 3:7-3:12 out_1 is used before it names an output, in line 4."
          + " | Invoke the node that it is an output of first."
      ),
      (
        "a_1 = A()\nb_2 = B()\nout_1 = a_1()\nb_2(x=a_1)",
        "error unknown-output 4:7-4:10 a_1 is a node, and none of its outputs has this name."
          + " | Invoke the node, name its outputs, and use one of these names."
      ),
      (
        "sampler_3 = A()\nx = samplr_3()\nsampler_3()",
        "error unknown-node 2:5-2:13 There is no node named samplr_3. | Did you mean sampler_3?"
      ),
      (
        "x, y = loader_3()\na_1 = A()",
        "error unknown-node 1:8-1:16 There is no node named loader_3."
          + " | Create the node before it is used."
      ),
      (
        "x = a_1()\na_1 = A()",
        "error unknown-node 1:5-1:8 a_1 is used before it is created, in line 2."
          + " | Create the node first."
      ),
      (
        "workflow.add_node('a_1', 'A', {})\nworkflow.invoke_node(['o'], 'a_1')\n"
          + "workflow.connect('o', 'o', 'x')",
        "error unknown-node 3:23-3:26 o is an output and no node. | Name the node here."
      ),
      (
        "a_1 = A()\na_1 = B()",
        "error duplicate-name 2:1-2:4 There is a node named a_1 already."
          + " | The first one is in line 1. Give this one another name."
      ),
      (
        "a_1 = A()\nx, x = a_1()",
        "error duplicate-name 2:4-2:5 Two outputs are named x."
          + " | Give each output a name of its own."
      ),
      (
        "a_1 = A()\nb_2 = B()\nx = a_1()\nx = b_2(y=x)",
        "warning duplicate-name 4:1-4:2 An output of another node is named x already, in line 3."
          + " | From here on the name means this one."
      ),
      // Arguments
      (
        "a_1 = A()\na_1()\na_1()",
        "error filled-twice 3:1-3:6 a_1 is invoked twice. | It is in line 2 already."
          + " Create another node of the class for a second use."
      ),
      (
        "a_1 = A(x=1, y=2, x=3)",
        "error filled-twice 1:19-1:20 x of a_1 is given twice. | It is given in line 1 already."
      ),
      (
        "a_1 = A(1, x=2)",
        "error syntax 1:9-1:10 This value has no name. | Write every parameter as name=value."
      ),
      (
        "a_1 = A(**settings)",
        "error syntax 1:9-1:10 Arguments cannot be unpacked here: nothing is run."
          + " | Write every parameter as name=value."
      ),
      (
        "workflow.add_node('a_1', 'A', {}, 5)",
        "error too-many-arguments 1:35-1:36 There are more arguments here than are read."
          + " | Write add_node(name, class, parameters)."
      ),
      (
        "workflow.add_node(name='a_1', 'A', {})",
        "error syntax 1:19-1:23 The arguments stand without their names here."
          + " | Leave out name=."
      ),
      (
        "workflow.add_node(a_1, 'A', {})",
        "error syntax 1:19-1:22 a_1 needs quotes here. | Write \"a_1\"."
      ),
      (
        "workflow.add_node('a_1', 'A', 5)",
        "error syntax 1:31-1:32 Here there is 5,"
          + " where the parameters as a dictionary, such as {\"seed\": 1} was expected."
      ),
      (
        "workflow.add_node('a_1', 'A', {})\nworkflow.add_node('', 'A', {})",
        "error syntax 2:19-2:21 The node has no name."
      ),
      (
        "workflow.add_node('a_1', 'A', {})\nworkflow.add_node('b_1', '', {})",
        "error syntax 2:26-2:28 The node has no class."
      ),
      (
        "workflow.add_node('a_1', 'A', {})\nworkflow.invoke_node('o', 'a_1')",
        "error syntax 2:22-2:25 The names of the outputs are a list. | Write [\"o\"]."
      ),
      (
        "workflow.add_node('a_1', 'A', {})\nworkflow.invoke_node('a_1', ['o'])",
        "error syntax 2:22-2:27 The names of the outputs stand before the node here."
          + " | Write invoke_node([outputs], node)."
      ),
      (
        "workflow.add_node('a_1', 'A', {})\nworkflow.connect('o', 'a_1')",
        "error syntax 2:28-2:29 Here there is ),"
          + " where a comma and the name of its input was expected."
      ),
      (
        "workflow.add_node('a_1', 'A', {'': 1})",
        "error unknown-parameter 1:32-1:34 This parameter of a_1 has no name."
          + " | Write its name between the quotes."
      ),
      // Statements
      (
        "a_1 = A()\nfor x in range(3):\n  b_2 = B()\n  c_3 = C()\nd_4 = D()",
        "error syntax 2:1-2:4 Python's for cannot be read here: nothing is run. | \(forms)"
      ),
      (
        "a_1 = A()\nif x:\n  b_2 = B()\nelif y:\n  pass\nelse:\n  pass\nd_4 = D()",
        "error syntax 2:1-2:3 Python's if cannot be read here: nothing is run. | \(forms)"
      ),
      (
        "a_1 = A()\nclass B:\n\n  x = 1\n\n# end\nraise_1 = C()",
        "error syntax 2:1-2:6 Python's class cannot be read here: nothing is run. | \(forms)"
      ),
      (
        "a_1 = A()\ndel a_1",
        "error syntax 2:1-2:4 Python's del cannot be read here: nothing is run. | \(forms)"
      ),
      (
        "a_1 = A()\nprint('done')",
        "error syntax 2:1-2:6 Python's print cannot be read here: nothing is run. | \(forms)"
      ),
      (
        "a_1 = A()\nseed = 5",
        "error syntax 2:8-2:9 Only nodes and their outputs are given names here."
          + " | Write the value where it is used."
      ),
      (
        "a_1 = A()\no = a_1()\np = o",
        "error syntax 3:5-3:6 Only nodes and their outputs are given names here."
          + " | Write o where it is used, or with () to invoke the node."
      ),
      (
        "a_1 = A()\no = a_1()[1]",
        "error syntax 2:10-2:11 Outputs are not picked by their number here."
          + " | Name all outputs of the node, as in image_4, mask_4 = loadimage_4()."
      ),
      (
        "a_1 = A()\n = a_1(x=1)",
        "error syntax 2:2-2:3 There is no name before the equals sign."
          + " | Leave out the sign where a node has no outputs to name."
      ),
      (
        "a_1 = A()\nSaveImage(x=1)",
        "error syntax 2:1-2:10 This node of the class SaveImage has no name."
          + " | Create the node under one name, and invoke it on a line of its own."
      ),
      (
        "a_1 = A()\nx, y = LoadImage(image='x')",
        "error syntax 2:8-2:17 A node of the class LoadImage is given 2 names."
          + " | Create the node under one name, and invoke it on a line of its own."
      ),
      (
        "a_1 = A()\nhello world",
        "error syntax 2:7-2:12 Here there is world, where an equals sign or \"is\" was expected."
          + " | \(forms)"
      ),
      (
        "a_1 = A()\nhello",
        "error syntax 2:1-2:6 This is no statement of a published program. | \(forms)"
      ),
      (
        "a_1 = A()\n)",
        "error syntax 2:1-2:2 Here there is ), where a statement was expected. | \(forms)"
      ),
      (
        "a_1 is A given x\nb_2 is B()",
        "error syntax 1:10-1:15 Here there is given,"
          + " where \"with the parameters of\" or () was expected. | \(forms)"
      ),
      (
        "a_1 is A with parameters (x is 1)",
        "error syntax 1:10-1:25 The parameters follow the words \"with the parameters of\" here."
      ),
      // Brackets and quotes
      (
        "a_1 = A(x=1\nb_2 = B(y=2)",
        "error syntax 1:8-1:9 This bracket is never closed."
      ),
      (
        "a_1 = A(x=[1, 2)\nb_2 = B(y=2)",
        "error syntax 1:16-1:17 Here there is ), where a comma or the closing bracket was expected."
      ),
      (
        "a_1 = A(x='abc)\nb_2 = B(y=2)",
        "error invalid-text 1:11-1:16 The quotes of this text are never closed."
          + " | Write the same quotes behind it."
      ),
      // Programs
      ("", "error empty-flow 1:1-1:1 There is no node in this program. | \(forms)"),
      (
        "a_1 = A()\nb_2 = B()\na_1()",
        "warning unused-node 2:1-2:4 b_2 is created and never invoked."
          + " | Invoke it, or leave it out."
      ),
    ])
  func mistakes(program: String, finding: String) {
    #expect(PublishedReading.findings(program).first == finding)
    let severe = PublishedProgram.parse(program).diagnostics.filter { $0.code != .syntax }
    #expect(PublishedReading.findings(program).count - severe.count <= 2)
  }

  @Test("reading goes on behind what cannot be read")
  func recovery() throws {
    let flow = PublishedReading.flow(
      """
      a_1 = A(x=1, y=f(2), z=[1, (2, q for q in r)], w=3)
      while True:
          skipped_9 = Skipped()
      b_2 = B(x=(1
      c_3 = C(x='never closed
      d_4 = D(\"""never closed
      o = a_1()
      b_2 =
      p = c_3(in1=o, in2=nothing, in3=o)
      """)
    try #require(flow.nodes.map(\.name) == ["a_1", "c_3", "b_2", "d_4"])
    #expect(flow.nodes.first?.arguments.map(\.port.description) == ["x", "w"])
    #expect(flow.nodes[1].arguments.map(\.port.description) == ["x", "in1", "in3"])
    #expect(flow.nodes.suffix(2).map(\.arguments.count) == [0, 0])
  }

  @Test("a name that is not known has the same links as if it were, where it is clear")
  func lateLinks() {
    let flow = PublishedReading.flow(
      "b_2(x=o, y=[o, a_1])\na_1 = A()\nb_2 = B()\nunused, o = a_1()\n")
    #expect(flow.nodes.map(\.name) == ["a_1", "b_2"])
    #expect(
      flow.nodes.last?.arguments.map(\.source) == [
        .output(OutputReference("a_1", .position(1))),
        .list([.output(OutputReference("a_1", .position(1))), .output(OutputReference("a_1"))]),
      ])
  }

  @Test("nodes and arguments are found in the text")
  func map() throws {
    let parsed = PublishedProgram.parse(
      "é = 'x'\na_1 = A(x=1)\nb_2 = B()\no = b_2()\na_1(y=o)\nreturn o\n")
    func text(_ place: FlowPlace) -> String? {
      parsed.map.span(of: place).map { "\($0.line):\($0.column)-\($0.endLine):\($0.endColumn)" }
    }
    #expect(text(.node("a_1")) == "2:1-2:4")
    #expect(text(.function(node: "b_2")) == "3:7-3:8")
    #expect(text(.argument(node: "a_1", .named("x"))) == "2:11-2:12")
    #expect(text(.argument(node: "a_1", .named("y"))) == "5:7-5:8")
    #expect(text(.argument(node: "a_1", .named("z"))) == "2:7-2:8")
    #expect(text(.result(0)) == "6:8-6:9")
    #expect(text(.flow) == "3:1-3:4")
  }

  @Test("a program of nothing but mistakes has no end of findings, but a short list")
  func many() throws {
    let parsed = PublishedProgram.parse(String(repeating: "x = y[0]\n", count: 3000))
    #expect(parsed.diagnostics.count == 100)
    #expect(
      parsed.diagnostics.last?.notes
        == ["There are 2901 more findings in this file, which are not shown."])
  }
}
