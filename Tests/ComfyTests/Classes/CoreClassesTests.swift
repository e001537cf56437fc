import Comfy
import Flow
import OrderedJSON
import Testing

@Suite("Bundled node classes")
struct CoreClassesTests {
  private let core = NodeClasses.core

  private func nodeClass(_ name: String) throws -> NodeClass { try #require(core[name]) }

  @Test("the description reads without findings")
  func reads() {
    #expect(core.findings.isEmpty)
    #expect(core.all.count > 400)
  }

  @Test("a sampler has its inputs in order, with ranges and defaults")
  func sampler() throws {
    let signature = try nodeClass("KSampler").signature
    #expect(
      signature.ports.map(\.name) == [
        "model", "seed", "steps", "cfg", "sampler_name", "scheduler", "positive", "negative",
        "latent_image", "denoise",
      ])
    #expect(signature.port("seed")?.range?.description == "0...18446744073709551615")
    #expect(signature.port("steps")?.defaultValue == .number(Number(20)))
    #expect(signature.port("cfg")?.range?.description == "0.0...100.0")
    #expect(signature.port("sampler_name")?.choices.contains { $0.value == "euler" } == true)
    #expect(signature.outputs == [OutputPort("LATENT", .named("LATENT"))])
    #expect(
      try nodeClass("KSampler").widgets.map(\.kind)
        == [.value, .control, .value, .value, .value, .value, .value])
  }

  @Test(
    "combos of files have no options",
    arguments: [
      ("CheckpointLoaderSimple", "ckpt_name"), ("LoraLoader", "lora_name"), ("LoadImage", "image"),
      ("VAELoader", "vae_name"), ("UpscaleModelLoader", "model_name"),
    ])
  func fileCombos(name: String, input: String) throws {
    let input = try #require(try nodeClass(name).input(input))
    #expect(input.choices == [])
    #expect(input.defaultValue == nil)
    #expect(input.literalType == .modality(.text))
  }

  @Test("no option and no default names a file, and no text is prose")
  func factsOnly() {
    for nodeClass in core.all {
      for input in nodeClass.inputs {
        #expect(input.flags["tooltip"] == nil)
        let texts = (input.choices ?? []) + [input.defaultValue].compactMap(\.self)
        for text in texts.compactMap(\.string) {
          #expect(!text.hasSuffix(".safetensors"), "\(nodeClass.name).\(input.name)")
          #expect(text.count <= 60, "\(nodeClass.name).\(input.name)")
        }
      }
    }
  }

  @Test("output nodes and partners' nodes are marked")
  func marks() throws {
    #expect(try nodeClass("SaveImage").isOutput)
    #expect(try !nodeClass("VAEDecode").isOutput)
    #expect(try nodeClass("OpenAIDalle3").isPartner)
    #expect(try !nodeClass("KSampler").isPartner)
  }

  @Test("every signature has unique names and ranges that hold their defaults")
  func consistent() {
    for signature in core.catalogue.signatures {
      #expect(Set(signature.ports.map(\.name)).count == signature.ports.count)
      #expect(Set(signature.outputs.map(\.name)).count == signature.outputs.count)
      for port in signature.ports {
        guard let range = port.range, let value = port.defaultValue?.double else { continue }
        #expect(range.contains(value), "\(signature.name).\(port.name)")
      }
    }
  }
}
