import Flow
import Notation
import Testing

@testable import Driver

@Suite("Workflows that are no function, or another's") struct ImportRefusalTests {
  private typealias Sample = ImportSample

  private static let loaded = Sample.node("1", "LoadImage", "\"image\": \"a.png\"")
  private static let saved = Sample.node(
    "3", "SaveImage", "\"images\": [\"2\", 0], \"filename_prefix\": \"x\"")

  @Test("without an output there is no function") func noOutput() throws {
    let (function, findings) = try Sample.imported(
      Sample.prompt(Self.loaded, Sample.node("2", "ImageInvert", "\"image\": [\"1\", 0]")))
    #expect(function == nil)
    #expect(findings.map(\.code) == [.noOutput])
  }

  @Test("what only a server can have is told and left out") func latent() throws {
    let (function, findings) = try Sample.imported(
      Sample.prompt(
        Sample.node("2", "EmptyLatentImage", "\"width\": 64, \"height\": 64, \"batch_size\": 1"),
        Sample.node("3", "SaveLatent", "\"samples\": [\"2\", 0], \"filename_prefix\": \"x\"")))
    #expect(function == nil)
    #expect(findings.map(\.code) == [.assumption, .noOutput])
  }

  @Test("a class that is not known is a warning") func unknownClass() throws {
    let (function, findings) = try Sample.imported(
      Sample.prompt(
        Self.loaded, Sample.node("2", "NoSuchClass", "\"image\": [\"1\", 0], \"odd\": 3"),
        Self.saved))
    #expect(function?.portLines == ["image: image"])
    #expect(function?.source("NoSuchClass", "odd") == .value(.number(Number(3))))
    #expect(findings.map(\.code) == [.unknownClass])
    #expect(findings.map(\.severity) == [.warning])
  }

  @Test("an input that nothing fills is an error") func missing() throws {
    let (function, findings) = try Sample.imported(
      Sample.prompt(
        Sample.node(
          "2", "ImageScale",
          "\"upscale_method\": \"area\", \"width\": 8, \"height\": 8, \"crop\": \"disabled\""),
        Self.saved))
    #expect(function == nil)
    #expect(findings.contains { $0.code == .missingInput })
  }

  @Test("what cannot be exposed is an error with what could be") func exposures() throws {
    for (wish, code) in [
      ("99.cfg", DiagnosticCode.unknownNode), ("3.cgf", .unknownParameter),
      ("3.model", .unknownParameter),
    ] {
      let (function, findings) = try Sample.imported(Sample.textToImage, expose: [wish])
      #expect(function == nil)
      #expect(findings.map(\.code) == [code])
      #expect(findings.first?.hint != nil)
    }
  }

  @Test("a name must be one", arguments: ["my upscale", "3d", "", "true", "a.b", "../x", "_"])
  func names(name: String) throws {
    let (function, findings) = try Sample.imported(Sample.composite, as: name)
    #expect(function == nil)
    #expect(findings.map(\.code) == [.usage])
  }

  @Test("a function of the standard library is kept unless that is forced") func standard() throws {
    let invert = Sample.prompt(
      Self.loaded, Sample.node("2", "ImageInvert", "\"image\": [\"1\", 0]"), Self.saved)
    let (refused, findings) = try Sample.imported(invert, as: "invert_image")
    #expect(refused == nil)
    #expect(findings.map(\.code) == [.duplicateName])
    let (forced, _) = try Sample.imported(invert, as: "invert_image", force: true)
    let made = try #require(forced)
    #expect(made.isRealization)
    #expect(made.file.functions.isEmpty)
    #expect(made.file.realizations.first?.body?.parameters.isEmpty == true)
  }

  @Test("parameters that a standard function lacks keep their values") func fit() throws {
    let (forced, findings) = try Sample.imported(
      Sample.textToImage, as: "text_to_image", force: true)
    let made = try #require(forced)
    #expect(!findings.hasErrors)
    #expect(made.source("KSampler", "seed") == .parameter("seed"))
    #expect(made.source("EmptyLatentImage", "width") == .parameter("width"))
    #expect(made.source("KSampler", "denoise") == .value(.number(try #require(Number("0.8")))))
  }

  @Test(
    "what does not fit a standard function is refused",
    arguments: ["text_to_image", "text_to_audio"])
  func misfit(name: String) throws {
    let (forced, findings) = try Sample.imported(Sample.composite, as: name, force: true)
    #expect(forced == nil)
    #expect(findings.map(\.code) == [.notRealizable])
  }
}
