import Comfy
import Flow
import OrderedJSON
import Testing

@testable import Driver

@Suite("Imported functions make the prompt that they came from") struct ImportRoundTripTests {
  private typealias Sample = ImportSample

  @Test("with defaults, files and the seed given, everything but the saving is there")
  func same() throws {
    for (json, seed, files) in [
      (Sample.textToImage, 42, [:]),
      (Sample.composite, nil, ["image": ("1", "a.png"), "background": ("2", "b.png")]),
    ] as [(String, Int?, [String: (String, String)])] {
      let (function, _) = try Sample.imported(json)
      let made = try #require(function)
      var flow = try #require(made.body)
      flow.parameters = made.signature.ports.map { port in
        var port = port
        if port.name == "seed", let seed { port.defaultValue = .number(Number(seed)) }
        return port
      }
      for (name, (id, file)) in files {
        flow.load(name, "LoadImage", [Argument("image", .text(file))], id: id)
      }
      flow.load(
        "mask", "LoadImageMask",
        [Argument("image", .text("m.png")), Argument("channel", .text("red"))], id: "3")
      let prompt = flow.prompt(classes: .core)
      #expect(prompt.findings.isEmpty)
      let original = try Prompt(json: JSON(parsing: Array(json.utf8)))
      let kept = original.nodes.filter { node in
        !["SaveImage", "PreviewImage"].contains(node.classType) && node.id != "8"
          || seed != nil && node.id == "8"
      }
      #expect(nodes(prompt.prompt.nodes) == nodes(kept))
    }
  }

  @Test("a sub-graph's inputs are parameters at their places inside") func subgraph() throws {
    let document = FlowDocument(
      bytes: Array(
        """
        flow sharper(image: IMAGE, amount: number = 0.5, `sharpen radius`: number = 2) -> IMAGE {
          sharpen_1 = comfy.ImageSharpen(
            image: image, sharpen_radius: `sharpen radius`, sigma: 1.0, alpha: amount)
          return sharpen_1
        }

        image_1 = comfy.LoadImage(image: "a.png")
        use_57  = sharper(image_1.IMAGE, amount: 0.25)
        save_3  = comfy.SaveImage(images: use_57, filename_prefix: "x")
        """.utf8))
    #expect(document.findings.isEmpty)
    let (function, findings) = Sample.driver().imported(document, as: FunctionImport("crisp"))
    let made = try #require(function)
    #expect(!findings.hasErrors)
    #expect(
      made.portLines == [
        "image: image", "amount: number = 0.25", "sharpen_radius: number = 2",
      ])
    #expect(made.source("ImageSharpen", "alpha") == .parameter("amount"))
    #expect(made.body?.nodes.first?.attributes.text(.id) == "57:1")
    #expect(made.signature.documentation.contains("sharper"))
  }

  private func nodes(_ nodes: [PromptNode]) -> [String: PromptNode] {
    Dictionary(
      nodes.map { node in
        var node = node
        node.inputs.sort { $0.name < $1.name }
        node.title = nil
        return (node.id, node)
      }, uniquingKeysWith: { a, _ in a })
  }
}

extension Flow {
  /// Puts a node that loads a file in the place of a parameter, where the flow has it.
  fileprivate mutating func load(
    _ parameter: String, _ className: String, _ arguments: [Argument], id: String
  ) {
    guard parameters.contains(where: { $0.name == parameter }) else { return }
    parameters.removeAll { $0.name == parameter }
    let reference = Source.output(OutputReference(parameter, .position(0)))
    for index in nodes.indices {
      for place in nodes[index].arguments.indices
      where nodes[index].arguments[place].source == .parameter(parameter) {
        nodes[index].arguments[place].source = reference
      }
    }
    nodes.append(
      Node(
        parameter, FunctionName(className, on: "comfy"), arguments,
        attributes: [Attribute("id", id)]))
  }
}
