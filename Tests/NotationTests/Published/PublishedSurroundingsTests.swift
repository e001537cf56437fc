import Flow
import Notation
import Testing

@Suite("Around published programs") struct PublishedSurroundingsTests {
  @Test("what programs have around their statements is passed over")
  func boilerplate() throws {
    let program = """
      import os, sys
      from comfy import (
        Workflow,
        other)

      def generate(width: int = 5, *, seed=(1, 2)) -> "Workflow":
          \"""Make a picture.

          With one node.
          \"""
          workflow = Workflow("x", y=[1, 2])
          workflow.add_node("load_1", "LoadImage", {"image": "a.png"})
          workflow.invoke_node(["image_1", "mask_1"], "load_1"); pass
          return workflow

      if __name__ == "__main__":
          wf = generate()
          if wf:
              print(wf.nodes[0])

      generate()
      """
    let parsed = PublishedProgram.parse(program)
    #expect(parsed.diagnostics.map(\.message) == [])
    let flow = try #require(parsed.file.flows.first)
    #expect(flow.documentation == "Make a picture.\n\nWith one node.")
    #expect(flow.nodes.map(\.name) == ["load_1"])
    #expect(flow.returns.isEmpty)
  }

  @Test("returned outputs are the flow's results")
  func returns() {
    let flow = PublishedReading.flow(
      "a_1 = A(x=1)\nimage_1, mask_1 = a_1()\nreturn mask_1, image_1\n")
    #expect(
      flow.returns.map(\.source) == [
        .output(OutputReference("a_1", .position(1))), .output(OutputReference("a_1")),
      ])
  }

  @Test("comments stay with their nodes, and headings of the form are dropped")
  func comments() {
    let flow = PublishedReading.flow(
      """
      # create nodes by instantiation
      # first
      #second
      a_1 = A()  # at the end\u{20}

      # of b
      b_2 = B(
        # within b
        x=1)

      # Link Nodes by invocation
      out_1 = a_1()

      '''A remark
      in two lines'''
      out_2 = b_2(y=out_1)  # last
      # closing
      """)
    #expect(flow.nodes.map(\.name) == ["a_1", "b_2"])
    #expect(
      flow.nodes.map(\.comments) == [
        Comments(leading: ["first", "second"], trailing: "at the end"),
        Comments(
          leading: ["of b", "within b", "A remark", "in two lines"], trailing: "last",
          blankLineBefore: true),
      ])
    #expect(flow.closingComments == ["closing"])
    #expect(flow.documentation == "")
  }

  @Test("nodes stand in the order of their invocation, others behind them")
  func order() {
    let flow = PublishedReading.flow(
      "a_1 = A()\nb_2 = B()\nc_3 = C()\no_3 = c_3()\no_1 = a_1(x=o_3)\n")
    #expect(flow.nodes.map(\.name) == ["c_3", "a_1", "b_2"])
  }

  @Test(
    "names are kept where they can stand in a flow",
    arguments: [
      ("ksampler_3", "ksampler_3"), ("Größe_1", "Größe_1"),
      ("imageSpaceresizePLUS_4", "image_resize_4"),
      ("LeftParenaRightParenHyphenb_1", "a_b_1"), ("LeftBracket3dRightBracket_1", "node_3d_1"),
    ])
  func names(written: String, name: String) {
    #expect(PublishedReading.flow("\(written) = A(x=1)").nodes.map(\.name) == [name])
  }

  @Test("words for characters are read in classes and in names of inputs, not in values")
  func words() {
    let flow = PublishedReading.flow(
      "a_1 = LeftParenAPLUSBRightParenSpaceHyphenLeftBracketcRightBracket(oneSpacetwo='oneSpacetwo')"
    )
    #expect(flow.nodes.first?.function == FunctionName("(A+B) -[c]", on: "comfy"))
    #expect(flow.nodes.first?.argument("one two")?.source == .value(.text("oneSpacetwo")))
  }

  @Test("a class in quotes that needs no words for its characters has none")
  func quotedWords() {
    func name(_ written: String) -> String? {
      PublishedReading.flow("workflow.add_node('a_1', '\(written)', {})").nodes.first?.function.name
    }
    #expect(name("Color Space (Lab)") == "Color Space (Lab)")
    #expect(name("LeftParenaRightParenSpaceb") == "(a) b")
  }

  @Test("what becomes of a seed after each run is no input")
  func control() {
    func node(_ arguments: String) -> Node? {
      PublishedReading.flow("a_1 = A(\(arguments))").nodes.first
    }
    #expect(node("seed=1, control_after_generate='fixed', x=2")?.attributes == [])
    #expect(node("seed=1, control_after_generate='fixed', x=2")?.arguments.count == 2)
    #expect(
      node("noise_seed=1, control_after_generate='increment'")?.attributes
        == [Attribute("control", [.text("noise_seed"), .text("increment")])])
    #expect(node("control_after_generate='fixed'")?.arguments.count == 1)
    #expect(node("seed='x', control_after_generate='fixed'")?.arguments.count == 2)
    #expect(node("seed=1, control_after_generate=5")?.arguments.count == 2)
  }

  @Test("a link takes the place of the value that the node was created with")
  func override() {
    let flow = PublishedReading.flow(
      "a_1 = A()\nb_2 = B(x=1, y=2)\no_1 = a_1()\no_2 = b_2(x=o_1)\n")
    #expect(
      flow.nodes.last?.arguments == [
        Argument("x", .output(OutputReference("a_1"))), Argument("y", .number(Number(2))),
      ])
  }

  @Test("a list of outputs fills one input")
  func list() {
    let flow = PublishedReading.flow(
      "a_1 = A()\nb_2 = B()\nx, y = a_1()\nb_2(images=[x, [y, 3]])\n")
    #expect(
      flow.nodes.last?.argument("images")?.source
        == .list([
          .output(OutputReference("a_1")),
          .list([.output(OutputReference("a_1", .position(1))), .value(.number(Number(3)))]),
        ]))
  }

  @Test(
    "statements may be laid out in any way",
    arguments: [
      "a_1=A(x=1);b_2=B();o_1=a_1();b_2(y=o_1)",
      "a_1 = A(\n\n  x = 1,\n)\nb_2 \\\n = B()\n(o_1) = a_1()\n_ = b_2(y=o_1)\n",
      "\ta_1 = A(x=1)\r\n\tb_2 = B()\r\n\t[o_1, _] = a_1()\r\tr = b_2(y=o_1)",
      "a_1 = A(x=(1))\nb_2 = B()\n(\n  o_1,\n  p,\n) = a_1()\nq = b_2(y=(o_1))",
      "wf.add_node('a_1', 'A', {'x': 1,},)\nwf.add_node('b_2', 'B')\n"
        + "wf.invoke_node(\n('o_1',), 'a_1')\nwf.invoke_node([], 'b_2')\nwf.connect('o_1', 'b_2',\n'y')",
      "a_1 is A(x=1)\nb_2 is B\no_1 is a_1\nr is b_2 (y is o_1)",
    ])
  func layout(program: String) {
    #expect(PublishedReading.findings(program) == [])
    #expect(
      PublishedReading.flow(program).nodes.map(\.arguments) == [
        [Argument("x", .number(Number(1)))], [Argument("y", .output(OutputReference("a_1")))],
      ])
  }
}
