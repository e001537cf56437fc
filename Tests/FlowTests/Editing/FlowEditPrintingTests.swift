import Flow
import Testing

@Suite("how edits are written")
struct FlowEditPrintingTests {
  private let film = Flow(
    name: "film", parameters: [Port("seconds", .modality(.number), unit: .seconds)],
    nodes: [
      Node("scene", FunctionName("load_image")),
      Node(
        "clip", FunctionName("image_to_video"),
        [
          Argument("image", .output(OutputReference("scene", .named("image")))),
          Argument("duration", .seconds(4)),
        ], attributes: [Attribute("title", "Shot")]),
    ], returns: [Flow.Return(.from("clip"))])

  private static func set(_ port: String, _ source: Source?) -> FlowEdit {
    .setArgument(node: "clip", port: .named(port), source)
  }

  @Test(
    "each edit is one line, with what was there before where that is known",
    arguments: [
      (set("duration", .value(.seconds(6))), "clip.duration = 6 s", "clip.duration: 4 s -> 6 s"),
      (set("fps", .value(.number(24))), "clip.fps = 24", "clip.fps = 24"),
      (set("duration", nil), "unset clip.duration", "unset clip.duration (was 4 s)"),
      (set("image", nil), "unset clip.image", "disconnect scene.image -> clip.image"),
      (
        set("duration", .parameter("seconds")), "clip.duration = seconds",
        "clip.duration: 4 s -> seconds"
      ),
      (
        .connect(OutputReference("scene", .named("mask")), to: "clip", .position(1)),
        "connect scene.mask -> clip.2", "connect scene.mask -> clip.2"
      ),
      (
        .connect(OutputReference("a b"), to: "clip", .named("image")),
        "connect `a b` -> clip.image", "connect `a b` -> clip.image (was scene.image)"
      ),
      (
        .insertArgument(node: "clip", Argument("fps", .number(8)), at: 0),
        "clip.fps = 8, as argument 1", "clip.fps = 8, as argument 1"
      ),
      (
        .moveArgument(node: "clip", port: .named("duration"), to: 0),
        "make clip.duration argument 1", "make clip.duration argument 1"
      ),
      (
        .setArguments(node: "clip", [Argument(.position(0), .from("scene"))]),
        "arguments of clip = (scene)",
        "arguments of clip: (image: scene.image, duration: 4 s) -> (scene)"
      ),
      (
        .addNode(
          Node(
            "sharp", FunctionName("Sharpen", on: "comfy"),
            [Argument(.position(0), .from("scene")), Argument("by", .number(2))],
            furtherNames: ["mask"], attributes: [Attribute("muted")]), at: 1),
        "add @muted sharp, mask = comfy.Sharpen(scene, by: 2)",
        "add @muted sharp, mask = comfy.Sharpen(scene, by: 2)"
      ),
      (.removeNode("water"), "remove water", "remove water"),
      (
        .cutNode("scene"), "remove scene, leaving links from it",
        "remove scene, leaving links from it"
      ),
      (.moveNode("clip", to: 0), "move clip to place 1", "move clip to place 1"),
      (.renameNode("clip", to: "true"), "rename clip -> `true`", "rename clip -> `true`"),
      (
        .setFunction(node: "clip", FunctionName("f")), "let clip use f",
        "let clip use f instead of image_to_video"
      ),
      (
        .setFurtherNames(node: "clip", ["mask"]), "further names of clip = mask",
        "further names of clip: none -> mask"
      ),
      (
        .setComments(
          node: "clip", Comments(leading: ["a", "b"], trailing: "c", blankLineBefore: true)),
        "comments of clip = an empty line, \"a\", \"b\", behind it \"c\"",
        "comments of clip: none -> an empty line, \"a\", \"b\", behind it \"c\""
      ),
      (.mute("clip"), "mute clip", "mute clip"),
      (.bypass("clip"), "bypass clip", "bypass clip"),
      (.set(.muted, of: "clip", to: nil), "unmute clip", "unmute clip"),
      (
        .title("clip", "Film"), "clip: @title(\"Film\")",
        "clip: @title(\"Shot\") -> @title(\"Film\")"
      ),
      (.title("clip", nil), "take @title from clip", "take @title(\"Shot\") from clip"),
      (
        .set(.note, of: nil, to: [.text("x")]), "the flow: @note(\"x\")", "the flow: @note(\"x\")"
      ),
      (
        .setAttributes(node: "clip", []), "attributes of clip = none",
        "attributes of clip: @title(\"Shot\") -> none"
      ),
      (
        .setNodes([Node("a", FunctionName("f"))]), "write all nodes anew: a = f()",
        "write all nodes anew: a = f()"
      ),
      (.setReturns([]), "return nothing", "return nothing (was clip)"),
      (
        .setReturns([Flow.Return(.from("scene"), name: "x")]), "return x: scene",
        "return x: scene (was clip)"
      ),
      (
        .addParameter(
          Port(
            "seed", .named("INT"), literal: .modality(.number), isWhole: true,
            range: ValueRange(Number(0), Number(9)), step: Number(1), defaultValue: .number(0)),
          at: 0),
        "add parameter seed: INT|whole in 0...9 step 1 = 0",
        "add parameter seed: INT|whole in 0...9 step 1 = 0"
      ),
      (.removeParameter("seconds"), "remove parameter seconds", "remove parameter seconds"),
      (
        .renameParameter("seconds", to: "s"), "rename parameter seconds -> s",
        "rename parameter seconds -> s"
      ),
      (
        .setParameter(Port("seconds", .modality(.text), choices: [Port.Choice("a", words: ["b"])])),
        "parameter seconds: text in [\"a\" words [\"b\"]]",
        "parameter seconds: number[s] -> seconds: text in [\"a\" words [\"b\"]]"
      ),
      (
        .setParameter(Port("seconds", .modality(.number), unit: .seconds, documentation: "Long.")),
        "parameter seconds: number[s]", "documentation of parameter seconds: \"\" -> \"Long.\""
      ),
      (.setParameters([]), "parameters = ()", "parameters: (seconds: number[s]) -> ()"),
      (
        .setOutputs([OutputPort("x", .list(.named("model")))]), "outputs = (x: [`model`])",
        "outputs: () -> (x: [`model`])"
      ),
      (.setName(nil), "name of the flow = none", "name of the flow: film -> none"),
      (.setDocumentation("a\nb"), "documentation = \"a\\nb\"", "documentation: \"\" -> \"a\\nb\""),
      (.setFolders(["in"]), "files from = \"in\"", "files from: none -> \"in\""),
      (
        .setClosingComments(["x", "y"]), "closing comments = \"x\", \"y\"",
        "closing comments: none -> \"x\", \"y\""
      ),
      (
        .group([
          .renameNode("clip", to: "c"), .setArgument(node: "c", port: .named("duration"), nil),
        ]),
        "rename clip -> c; unset c.duration", "rename clip -> c; unset c.duration (was 4 s)"
      ),
      (.group([]), "no change", "no change"),
    ] as [(FlowEdit, String, String)])
  func line(edit: FlowEdit, alone: String, known: String) {
    #expect(edit.description == alone)
    #expect([edit].lines(on: film) == [known])
  }

  @Test("lines tell what each edit finds, also after edits that do not fit")
  func sequence() {
    let edits: [FlowEdit] = [
      FlowEditPrintingTests.set("duration", .value(.seconds(5))), .removeNode("nothing"),
      FlowEditPrintingTests.set("duration", .value(.seconds(6))),
    ]
    #expect(
      edits.lines(on: film) == [
        "clip.duration: 4 s -> 5 s", "remove nothing", "clip.duration: 5 s -> 6 s",
      ])
  }

  @Test("every edit is one line, whatever the names")
  func oneLine() {
    for seed in 0..<2000 {
      var wild = WildFlow(seed: UInt64(seed), allowsTwice: true)
      let flow = wild.flow()
      let (edits, _) = wild.edits(of: flow, count: 5)
      for line in edits.lines(on: flow) + edits.map(\.description) {
        #expect(!line.isEmpty && !line.utf8.contains { $0 < 0x20 }, "\(line)")
      }
    }
  }

  @Test("scripts get the operation and what it is about, with what was there")
  func report() {
    let report = FlowEditReport(
      FlowEditPrintingTests.set("duration", .value(.seconds(6))), on: film)
    #expect(
      report.record.description
        == "{edit: \"set\", node: \"clip\", port: \"duration\", value: \"6 s\", was: \"4 s\"}")
    let reports = FlowEditReport.reports(
      [
        .disconnect("clip", .named("image")), .renameNode("clip", to: "c"),
        .setFunction(node: "c", FunctionName("f")), .mute("c"),
        .connect(OutputReference("c"), to: "scene", .position(0)),
        .group([.disconnect("scene", .position(0))]),
      ], on: film)
    #expect(
      reports.map(\.record.description) == [
        "{edit: \"disconnect\", node: \"clip\", port: \"image\", was: \"scene.image\"}",
        "{edit: \"rename\", node: \"clip\", name: \"c\"}",
        "{edit: \"replace\", node: \"c\", function: \"f\", was: \"image_to_video\"}",
        "{edit: \"attribute\", node: \"c\", name: \"muted\", values: []}",
        "{edit: \"connect\", node: \"scene\", port: \"1\", value: \"c\"}",
        "{edit: \"group\", edits: [{edit: \"disconnect\", node: \"scene\", port: \"1\", was: \"c\"}]}",
      ])
  }

  @Test("edits of different kinds have reports of different names and some facts")
  func reports() {
    var operations: Set<String> = []
    for seed in 0..<3000 {
      var wild = WildFlow(seed: UInt64(seed))
      let flow = wild.flow()
      let report = FlowEditReport(wild.edit(of: flow), on: flow)
      #expect(report.operation != "none")
      #expect(report.operation == "name" || !report.fields.isEmpty)
      let names = report.fields.map(\.name)
      #expect(Set(names).count == names.count)
      operations.insert(report.operation)
    }
    #expect(operations.count == 31)
  }
}
