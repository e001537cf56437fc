import Comfy
import Flow
import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("The families of models")
struct ModelFamiliesTests {
  private let families = ModelFamilies.builtIn

  @Test("the built-in description has no mistake")
  func noMistake() {
    #expect(families.findings.map(\.message) == [])
    #expect(families.all.count > 150)
  }

  @Test("each family's own file is one of it")
  func ownFiles() {
    for family in families.all {
      guard let name = family.file else { continue }
      let found = families.family(of: ModelFile(folder: family.folder, name: name))
      #expect(found == family.name, "\(name) is in \(found ?? "no family")")
    }
  }

  @Test(
    "each folder is listed by an input that ComfyUI's own classes have, where they have the class")
  func listings() {
    for listing in families.listings {
      guard let nodeClass = NodeClasses.core[listing.nodeClass] else { continue }
      #expect(nodeClass.input(listing.input)?.choices != nil, "\(listing)")
    }
    for family in families.all {
      #expect(families.listings.contains { $0.folder == family.folder }, "\(family.name)")
    }
  }

  @Test("samplers and schedulers are such as a sampler takes, and sizes and counts make sense")
  func settings() throws {
    let sampler = try #require(NodeClasses.core["KSampler"])
    let samplers = sampler.input("sampler_name")?.choices?.compactMap(\.string) ?? []
    let schedulers = sampler.input("scheduler")?.choices?.compactMap(\.string) ?? []
    for family in families.all {
      for settings in family.layers.flatMap({ [$0.settings] + $0.variants.map(\.settings) }) {
        if let name = settings["sampler"] {
          #expect(name.text.map(samplers.contains) == true, "\(family.name): \(name)")
        }
        if let name = settings["scheduler"] {
          #expect(name.text.map(schedulers.contains) == true, "\(family.name): \(name)")
        }
        for (key, range) in [
          ("steps", 1.0...100), ("cfg", 1...20), ("pixels", 4096...4_194_304), ("multiple", 1...64),
          ("frames_step", 1...8), ("frames_most", 2...1000), ("rate", 1...48_000),
        ] {
          guard let value = settings[key] else { continue }
          #expect(value.double.map(range.contains) == true, "\(family.name): \(key) \(value)")
        }
      }
    }
  }

  @Test("files are told apart by their names", arguments: KnownFiles.table)
  func names(file: KnownFiles.Case) {
    let found = families.family(of: ModelFile(folder: file.folder, name: file.name))
    #expect(found == file.family, "\(file.folder)/\(file.name)")
  }

  @Test("a folder's name tells where the file's own says nothing")
  func folders() {
    func family(_ name: String) -> String? {
      families.family(of: ModelFile(folder: "checkpoints", name: name))
    }
    #expect(family("SDXL/mymodel.safetensors") == "sdxl")
    #expect(family("sd15\\mymodel.safetensors") == "sd15")
    #expect(family("SDXL/dreamshaper_8.safetensors") == "sd15")
  }

  @Test("variants have their own settings over those of their family")
  func variants() throws {
    let family = try #require(families["sdxl"])
    #expect(family.settings(for: "sd_xl_base_1.0.safetensors")["steps"] == .number(Number(25)))
    #expect(family.settings(for: "sd_xl_turbo_1.0.safetensors")["cfg"] == .number(Number(1)))
    #expect(
      family.settings(for: "dreamshaperXL_lightningDPMSDE.safetensors")["steps"]
        == .number(Number(8)))
    let video = try #require(families["svd"])
    #expect(video.settings(for: "svd_xt_1_1.safetensors")["frames_most"] == .number(Number(25)))
    #expect(video.settings(for: "svd.safetensors")["frames_most"] == .number(Number(14)))
  }

  @Test("headers tell what names do not")
  func headers() {
    func family(_ folder: String, _ field: String, _ value: String) -> String? {
      families.family(in: folder, header: [field: value])
    }
    let architecture = "modelspec.architecture"
    #expect(family("checkpoints", architecture, "stable-diffusion-xl-v1-base") == "sdxl")
    #expect(family("checkpoints", architecture, "stable-diffusion-v1") == "sd15")
    #expect(family("checkpoints", architecture, "stable-diffusion-v1/lora") == nil)
    #expect(family("loras", architecture, "stable-diffusion-v1/lora") == "lora-sd15")
    #expect(family("loras", "ss_base_model_version", "sd_v1") == "lora-sd15")
    #expect(family("loras", "ss_base_model_version", "sdxl_base_v1-0") == "lora-sdxl")
    #expect(family("loras", "ss_base_model_version", "flux1") == "lora-flux")
    #expect(family("vae", architecture, "stable-diffusion-v1") == nil)
    #expect(family("loras", "title", "sd_v1") == nil)
  }
}
