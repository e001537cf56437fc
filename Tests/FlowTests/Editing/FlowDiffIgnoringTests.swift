import Flow
import Testing

@Suite("differences that do not count")
struct FlowDiffIgnoringTests {
  private let imported = Flow(
    nodes: [
      Node(
        "checkpoint_loader_4", FunctionName("CheckpointLoader", on: "comfy"),
        [Argument("ckpt_name", Value.text("a"))],
        attributes: [Attribute("at", [.number(1), .number(2)])]),
      Node(
        "clip_text_encode_6", FunctionName("CLIPTextEncode", on: "comfy"),
        [
          Argument("clip", .output(OutputReference("checkpoint_loader_4", .named("CLIP")))),
          Argument("text", Value.text("a cat")),
        ]),
      Node(
        "clip_text_encode_7", FunctionName("CLIPTextEncode", on: "comfy"),
        [
          Argument("clip", .output(OutputReference("checkpoint_loader_4", .named("CLIP")))),
          Argument("text", Value.text("")),
        ]),
      Node(
        "ksampler_3", FunctionName("KSampler", on: "comfy"),
        [
          Argument("positive", .from("clip_text_encode_6")),
          Argument("negative", .from("clip_text_encode_7")),
          Argument("denoise", .value(.number(Number("1.0") ?? Number(1)))),
          Argument("steps", .number(20)),
        ], attributes: [Attribute("id", "9:3")]),
    ])

  private var byHand: Flow {
    Flow(
      name: "cat", documentation: "A cat.",
      nodes: [
        Node(
          "model", FunctionName("CheckpointLoader", on: "comfy"),
          [Argument("ckpt_name", Value.text("a"))], comments: Comments(leading: ["the model"])),
        Node(
          "no", FunctionName("CLIPTextEncode", on: "comfy"),
          [
            Argument("text", Value.text("")),
            Argument("clip", .output(OutputReference("model", .named("CLIP")))),
          ]),
        Node(
          "yes", FunctionName("CLIPTextEncode", on: "comfy"),
          [
            Argument("text", Value.text("a cat")),
            Argument("clip", .output(OutputReference("model", .named("CLIP")))),
          ]),
        Node(
          "sample", FunctionName("KSampler", on: "comfy"),
          [
            Argument("denoise", .value(.number(Number("1.00") ?? Number(1)))),
            Argument("steps", .number(20)), Argument("positive", .from("yes")),
            Argument("negative", .from("no")),
          ]),
      ], closingComments: ["the end"])
  }

  @Test("an imported workflow and one written by hand that compute the same are the same")
  func same() {
    #expect(FlowDiff(from: imported, to: byHand, ignoring: .all).isEmpty)
    #expect(FlowDiff(from: byHand, to: imported, ignoring: .all).isEmpty)
    #expect(!FlowDiff(from: imported, to: byHand).isEmpty)
  }

  @Test(
    "each kind of difference counts unless it is ignored",
    arguments: [.layout, .comments, .order, .names, .spelling] as [FlowDiff.Ignored])
  func each(kind: FlowDiff.Ignored) {
    let rest = FlowDiff.Ignored.all.subtracting(kind)
    #expect(!FlowDiff(from: imported, to: byHand, ignoring: rest).isEmpty)
  }

  @Test("what counts is found in the first flow's own names")
  func setting() throws {
    var new = byHand
    try new.apply([
      .setArgument(node: "sample", port: .named("steps"), .value(.number(30))),
      .setArgument(node: "yes", port: .named("text"), .value(.text("a dog"))),
      .addNode(
        Node(
          "ksampler_3", FunctionName("SaveImage", on: "comfy"),
          [Argument("images", .from("sample"))]),
        at: 4),
    ])
    let diff = FlowDiff(from: imported, to: new, ignoring: .all)
    #expect(
      diff.edits.lines(on: imported) == [
        "add ksampler_3_2 = comfy.SaveImage(images: ksampler_3)",
        "clip_text_encode_6.text: \"a cat\" -> \"a dog\"", "ksampler_3.steps: 20 -> 30",
      ])
    #expect(
      try FlowDiff(
        from: imported.applying(diff.edits), to: new, ignoring: .all
      ).isEmpty)
  }

  @Test(
    "after the edits nothing that counts is left, whatever the flows", arguments: [false, true])
  func complete(allowsTwice: Bool) throws {
    let kinds: [FlowDiff.Ignored] = [.layout, .comments, .order, .spelling, [.layout, .comments]]
    for seed in 0..<200 {
      var wild = WildFlow(seed: UInt64(seed), allowsTwice: allowsTwice)
      let (old, new) = (wild.flow(), wild.flow())
      for kind in kinds + [.names, .all] {
        let edited = try old.applying(FlowDiff(from: old, to: new, ignoring: kind).edits)
        // Which of two like nodes is meant is open where names do not count.
        guard !kind.contains(.names), kind != .order || FlowDiffIgnoringTests.tellsApart(new)
        else { continue }
        #expect(FlowDiff(from: edited, to: new, ignoring: kind).isEmpty, "\(seed) \(kind)")
      }
    }
  }

  /// Whether no name is given twice; of nodes that share one, the order says which is meant.
  private static func tellsApart(_ flow: Flow) -> Bool {
    let names = flow.nodes.flatMap { [$0.name] + $0.furtherNames }
    return Set(names).count == names.count
  }

  @Test("a flow whose nodes were renamed at random and put in another order is the same")
  func shuffled() throws {
    for seed in 0..<600 {
      var wild = WildFlow(seed: UInt64(seed))
      var old = wild.flow()
      let known = Set(old.nodes.map(\.name))
      // Links to nowhere are told by name alone.
      old.nodes.removeAll { node in
        node.arguments.contains { $0.source.references.contains { !known.contains($0.node) } }
      }
      var new = old
      for (place, node) in old.nodes.enumerated() {
        _ = try? new.apply(.renameNode(node.name, to: "new \(place)"))
        _ = try? new.apply(.moveNode("new \(place)", to: wild.dice.below(old.nodes.count)))
      }
      let edits = FlowDiff(from: old, to: new, ignoring: [.names, .order]).edits
      #expect(edits.isEmpty, "\(seed): \(edits)")
    }
  }
}
