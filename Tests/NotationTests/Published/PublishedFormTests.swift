import Flow
import Notation
import Testing

@Suite("Published programs") struct PublishedFormTests {
  private static let dataflow = """
    # create nodes by instantiation
    decode_8 = VAEDecode()
    sampler_3 = KSampler(seed=7, control_after_generate=\"""randomize\""", cfg=6.50)
    LeftBrackettoolRightBracketSpacesaveSpaceimage_9 = LeftBracketToolRightBracketSpaceSaveSpaceImage(prefix=\"""out\""")
    loader_4 = CheckpointLoader(ckpt_name=\"""m.safetensors\""")

    # link nodes by invocation
    model_4, clip_4, vae_4 = loader_4()
    latent_3 = sampler_3(model=model_4, mask=None)
    image_8 = decode_8(samples=latent_3, vae=vae_4)
    result_9 = LeftBrackettoolRightBracketSpacesaveSpaceimage_9(images=image_8)
    """

  private static let declarative = """
    # Add Node
    workflow.add_node("decode_8", "VAEDecode", {})
    workflow.add_node("sampler_3", "KSampler", {"seed": 7, "control_after_generate": 'randomize', "cfg": 6.50})
    workflow.add_node("[tool] save image_9", "[Tool] Save Image", {"prefix": 'out'})
    workflow.add_node("loader_4", "CheckpointLoader", {"ckpt_name": 'm.safetensors'})

    # Invoke Node
    workflow.invoke_node(["model_4", "clip_4", "vae_4"], "loader_4")
    workflow.invoke_node(["latent_3"], "sampler_3")
    workflow.invoke_node(["image_8"], "decode_8")
    workflow.invoke_node([], "[tool] save image_9")

    # Link Node
    workflow.connect("model_4", "sampler_3", "model")
    workflow.connect("latent_3", "decode_8", "samples")
    workflow.connect("vae_4", "decode_8", "vae")
    workflow.connect("image_8", "[tool] save image_9", "images")
    """

  private static let pseudoNatural = """
    # create nodes by instantiation
    decode_8 is VAEDecode()
    sampler_3 is KSampler with the parameters of (seed is 7, control_after_generate is 'randomize', cfg is 6.50)
    LeftBrackettoolRightBracketSpacesaveSpaceimage_9 is LeftBracketToolRightBracketSpaceSaveSpaceImage with the parameters of (prefix is 'out')
    loader_4 is CheckpointLoader with the parameters of (ckpt_name is 'm.safetensors')
    # link nodes by invocation
    model_4, clip_4, vae_4 is loader_4()
    latent_3 is sampler_3 with the parameters of (model is model_4, mask is None)
    image_8 is decode_8 with the parameters of (samples is latent_3, vae is vae_4)
    result_9 is LeftBrackettoolRightBracketSpacesaveSpaceimage_9 with the parameters of (images is image_8)
    """

  private static let flow = Flow(nodes: [
    Node(
      "loader_4", FunctionName("CheckpointLoader", on: "comfy"),
      [Argument("ckpt_name", .text("m.safetensors"))]),
    Node(
      "sampler_3", FunctionName("KSampler", on: "comfy"),
      [
        Argument("seed", .number(Number(7))),
        Argument("cfg", Number("6.50").map { .number($0) } ?? .none),
        Argument("model", .output(OutputReference("loader_4"))),
      ], attributes: [Attribute("control", [.text("seed"), .text("randomize")])]),
    Node(
      "decode_8", FunctionName("VAEDecode", on: "comfy"),
      [
        Argument("samples", .output(OutputReference("sampler_3"))),
        Argument("vae", .output(OutputReference("loader_4", .position(2)))),
      ]),
    Node(
      "tool_save_image_9", FunctionName("[Tool] Save Image", on: "comfy"),
      [
        Argument("prefix", .text("out")),
        Argument("images", .output(OutputReference("decode_8"))),
      ]),
  ])

  @Test("all three forms give the same flow", arguments: [dataflow, declarative, pseudoNatural])
  func forms(program: String) throws {
    let parsed = PublishedProgram.parse(program)
    #expect(parsed.diagnostics.map(\.message) == [])
    #expect(parsed.file.items.count == 1)
    var flow = try #require(parsed.file.flows.first)
    for index in flow.nodes.indices { flow.nodes[index].comments = Comments() }
    #expect(flow == PublishedFormTests.flow)
  }

  @Test("each form is told from the text")
  func told() {
    typealias Tests = PublishedFormTests
    #expect(PublishedProgram.form(of: Array(Tests.dataflow.utf8)) == .dataflow)
    #expect(PublishedProgram.form(of: Array(Tests.declarative.utf8)) == .declarative)
    #expect(PublishedProgram.form(of: Array(Tests.pseudoNatural.utf8)) == .pseudoNatural)
    for program in [Tests.dataflow, Tests.declarative, Tests.pseudoNatural] {
      #expect(FlowNotation.detected(in: Array(program.utf8)) == nil)
    }
  }

  @Test(
    "texts that are no published program are not taken for one",
    arguments: [
      "", "\n\n", "# only a comment\n", "decode = VAEDecode()\n",
      "a = load_image(file=\"x.png\")\nreturn a\n",
      "a = load_image(file: \"x.png\")\nb = blur(a)\n",
      "// a note\nksampler_3 = comfy.KSampler(seed: 1)\n",
      "flow f -> image {\n  a = load_image(file: \"x\")\n}\n",
      "Let jungle be load_image with file \"jungle.jpg\".\n",
      "{\"3\": {\"class_type\": \"KSampler\", \"inputs\": {}}}",
      "flow ruins\nfunctions\n  jungle: load_image\n",
      "This is a text about things.\n", "import os\nprint(os.name)\n", "\u{0}\u{1}\u{2}",
    ])
  func notTaken(text: String) {
    #expect(!PublishedProgram.isLikely(bytes: Array(text.utf8)))
  }

  @Test(
    "programs are told by what only they have",
    arguments: [
      "loadimage_1 = LoadImage(image='x.png')\n",
      "\"\"\"Docs\"\"\"\nimport os\n\nsave = SaveImage(prefix='x')\nresult = save(images=y)\n",
      "def generate(workflow):\n    workflow.add_node('a_1', 'A', {})\n",
      "wf.add_node('a_1', 'A', {})\n",
      "a_1 is LoadImage()\n", "a, b is node_1 with the parameters of (x is y)\n",
      "\u{FEFF}a_1 is LoadImage()\r\n",
    ])
  func taken(text: String) {
    #expect(PublishedProgram.isLikely(bytes: Array(text.utf8)))
  }
}
