import Flow
import Notation
import Testing

@testable import Driver

@Suite("Workflows as functions") struct ImportTests {
  private typealias Sample = ImportSample

  @Test("what every workflow has becomes parameters, the rest stays") func known() throws {
    let (function, findings) = try Sample.imported(Sample.textToImage)
    let made = try #require(function)
    #expect(findings.isEmpty)
    #expect(
      made.portLines == [
        "prompt: text = \"a red fox\"", "negative: text = \"blurry\"", "amount: number = 0.8",
        "width: number = 640", "height: number = 384", "seed: number = none",
      ])
    #expect(made.signature.outputs == [OutputPort("image", .modality(.image))])
    #expect(made.source("KSampler", "steps") == .value(.number(Number(20))))
    #expect(made.source("KSampler", "seed") == .parameter("seed"))
    #expect(made.source("CLIPTextEncode", "text") == .parameter("prompt"))
    #expect(made.body?.nodes.contains { $0.function.name == "SaveImage" } == false)
  }

  @Test("ranges, steps, choices and units come from the class") func ranges() throws {
    let (function, _) = try Sample.imported(
      Sample.textToImage, expose: ["3.sampler_name=sampler", "3.steps"])
    let made = try #require(function)
    #expect(made.port("width")?.unit == .pixels)
    #expect(made.port("width")?.step == Number(8))
    #expect(made.port("seed")?.range?.upper == Number(unsigned: .max))
    #expect(made.port("seed")?.isWhole == true)
    #expect(made.port("steps")?.range == ValueRange(Number(1), Number(10000)))
    #expect(made.port("sampler")?.choices.contains { $0.value == "euler" } == true)
    #expect(made.port("sampler")?.defaultValue == .text("euler"))
  }

  @Test("nodes that load become inputs, named by title or kind") func inputs() throws {
    let (function, findings) = try Sample.imported(Sample.composite)
    let made = try #require(function)
    #expect(findings.isEmpty)
    #expect(made.portLines == ["image: image", "background: image", "mask: mask"])
    #expect(made.source("ImageInvert", "image") == .parameter("image"))
    #expect(made.source("ImageCompositeMasked", "mask") == .parameter("mask"))
    #expect(made.body?.nodes.contains { $0.function.name.hasPrefix("Load") } == false)
  }

  @Test("what is saved comes before what is shown, each under its own name") func outputs() throws {
    let (function, _) = try Sample.imported(Sample.composite)
    let made = try #require(function)
    #expect(made.signature.outputs.map(\.name) == ["image", "image_2"])
    #expect(made.body?.returns.map(\.name) == ["image", "image_2"])
    #expect(
      made.body?.returns.compactMap { $0.source.references.first?.node }
        == ["image_composite_masked_5", "image_invert_4"])
  }

  @Test("the transparent parts of a loaded picture become a mask of their own") func alpha() throws
  {
    let (function, findings) = try Sample.imported(
      Sample.prompt(
        Sample.node("1", "LoadImage", "\"image\": \"a.png\""),
        Sample.node("2", "MaskToImage", "\"mask\": [\"1\", 1]"),
        Sample.node("3", "PreviewImage", "\"images\": [\"2\", 0]"),
        Sample.node("4", "PreviewImage", "\"images\": [\"1\", 0]")))
    #expect(function?.portLines == ["image: image", "mask: mask"])
    #expect(findings.map(\.code) == [.assumption])
    #expect(function?.body?.returns.last?.source == .parameter("image"))
  }

  @Test(
    "titles mark values",
    arguments: [
      ("$strength", "strength"), ("input: Strength", "strength"), ("INPUT how much", "how_much"),
      ("Input: seed", "seed"), ("$", nil), ("Inputs", nil), ("my input", nil),
    ]) func marks(title: String, name: String?)
  {
    #expect(ImportName.marked(title) == name)
  }

  @Test("primitive nodes become parameters, named by what they fill") func primitives() throws {
    let (function, _) = try Sample.imported(
      Sample.prompt(
        Sample.node("1", "LoadImage", "\"image\": \"a.png\""),
        Sample.node("2", "PrimitiveInt", "\"value\": 96"),
        Sample.node("3", "PrimitiveInt", "\"value\": 32", title: "Tallness"),
        Sample.node(
          "4", "ImageScale",
          "\"image\": [\"1\", 0], \"upscale_method\": \"area\", \"width\": [\"2\", 0], "
            + "\"height\": [\"3\", 0], \"crop\": \"disabled\""),
        Sample.node("5", "SaveImage", "\"images\": [\"4\", 0], \"filename_prefix\": \"x\"")))
    #expect(
      function?.portLines == ["image: image", "width: number = 96", "tallness: number = 32"])
    #expect(function?.source("PrimitiveInt", "value") == .parameter("width"))
  }

  @Test("a text that two encoders say is one parameter, another one has a number") func texts()
    throws
  {
    func encoder(_ id: String, _ text: String) -> String {
      Sample.node(id, "CLIPTextEncode", "\"text\": \"\(text)\", \"clip\": [\"1\", 1]")
    }
    let (function, _) = try Sample.imported(
      Sample.prompt(
        Sample.node("1", "CheckpointLoaderSimple", "\"ckpt_name\": \"v1.safetensors\""),
        encoder("2", "a fox"), encoder("3", "a fox"), encoder("4", "a den"),
        Sample.node(
          "5", "ConditioningCombine",
          "\"conditioning_1\": [\"2\", 0], \"conditioning_2\": [\"3\", 0]"),
        Sample.node(
          "6", "ConditioningCombine",
          "\"conditioning_1\": [\"5\", 0], \"conditioning_2\": [\"4\", 0]"),
        Sample.node("7", "ConditioningZeroOut", "\"conditioning\": [\"6\", 0]"),
        Sample.node(
          "8", "KSampler",
          "\"seed\": 1, \"steps\": 2, \"cfg\": 1.0, \"sampler_name\": \"euler\", "
            + "\"scheduler\": \"normal\", \"denoise\": 1.0, \"model\": [\"1\", 0], "
            + "\"positive\": [\"6\", 0], \"negative\": [\"7\", 0], \"latent_image\": [\"9\", 0]"),
        Sample.node(
          "9", "EmptyLatentImage", "\"width\": 64, \"height\": 64, \"batch_size\": 1"),
        Sample.node("10", "VAEDecode", "\"samples\": [\"8\", 0], \"vae\": [\"1\", 2]"),
        Sample.node("11", "SaveImage", "\"images\": [\"10\", 0], \"filename_prefix\": \"x\"")))
    #expect(
      function?.portLines.prefix(2) == ["prompt: text = \"a fox\"", "prompt_2: text = \"a den\""])
    #expect(function?.port("negative") == nil)
    #expect(
      function?.body?.nodes.filter { $0.argument("text")?.source == .parameter("prompt") }.count
        == 2)
  }

  @Test("pictures that are saved as a film become one") func film() throws {
    let (function, _) = try Sample.imported(
      Sample.prompt(
        Sample.node("1", "LoadVideo", "\"file\": \"a.mp4\""),
        Sample.node("2", "GetVideoComponents", "\"video\": [\"1\", 0]"),
        Sample.node("3", "ImageInvert", "\"image\": [\"2\", 0]"),
        Sample.node(
          "4", "SaveWEBM",
          "\"images\": [\"3\", 0], \"filename_prefix\": \"x\", \"codec\": \"vp9\", "
            + "\"fps\": [\"2\", 2], \"crf\": 32.0")))
    let made = try #require(function)
    #expect(made.portLines == ["video: video"])
    #expect(made.signature.outputs == [OutputPort("video", .modality(.video))])
    #expect(made.source("CreateVideo", "fps")?.references.first?.node == "get_video_components_2")
  }

  @Test("--expose finds nodes by id, title and class") func exposures() throws {
    for node in ["3", "$amount", "KSampler", "ksampler_3"] {
      let (function, _) = try Sample.imported(Sample.textToImage, expose: ["\(node).cfg=guidance"])
      #expect(function?.port("guidance")?.defaultValue == .number(try #require(Number("7.5"))))
    }
  }

  @Test("the file reads back as what was made") func reads() throws {
    for json in [Sample.textToImage, Sample.composite] {
      let (function, _) = try Sample.imported(json, doc: "Draw it.\nAs ever.")
      let made = try #require(function)
      let parsed = Dataflow.parse(made.text)
      #expect(parsed.diagnostics.isEmpty)
      #expect(parsed.file.functions.map(\.ports) == [made.signature.ports])
      #expect(parsed.file.functions.first?.documentation == "Draw it.\nAs ever.")
      #expect(parsed.file.realizations.map(\.function) == ["my_function"])
      #expect(parsed.file.wordings.first?.words.isEmpty == false)
    }
  }
}
