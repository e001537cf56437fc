import Comfy
import Flow
import OrderedJSON
import Targets
import Testing

@testable import ComfyServer

@Suite("The inventory of models")
struct ModelInventoryTests {
  private func classes(_ files: [String: [String]]) -> NodeClasses {
    NodeClasses(
      ModelFamilies.builtIn.listings.filter { $0.folder != "ipadapter" }.map { listing in
        NodeClass(
          listing.nodeClass,
          inputs: [
            NodeInput(
              listing.input, "COMBO", choices: (files[listing.folder] ?? []).map { .string($0) })
          ])
      })
  }

  private func inventory(
    _ files: [String: [String]], families: ModelFamilies = .builtIn,
    headers: [ModelFile: [String: String]] = [:]
  ) -> ModelInventory {
    let classes = classes(files)
    return ModelInventory(
      files: ModelInventory.files(in: classes, families), headers: headers, classes: classes,
      families: families)
  }

  private func item(_ inventory: ModelInventory, _ family: String) throws -> Inventory.Item {
    try #require(inventory.items.first { $0.need == Need("model", family) })
  }

  @Test("a family that is there has its file, all its files and its settings")
  func present() throws {
    let found = inventory([
      "checkpoints": ["dreamshaper_8.safetensors", "v1-5-pruned-emaonly-fp16.safetensors"]
    ])
    let item = try item(found, "sd15")
    #expect(item.detail == "v1-5-pruned-emaonly-fp16.safetensors")
    #expect(item.facts["file"] == .text("v1-5-pruned-emaonly-fp16.safetensors"))
    #expect(
      item.facts["files"]
        == .list([
          .text("v1-5-pruned-emaonly-fp16.safetensors"), .text("dreamshaper_8.safetensors"),
        ]))
    #expect(item.facts["steps"] == .number(Number(25)))
    #expect(item.facts["sampler"] == .text("dpmpp_2m"))
  }

  @Test("a missing family says which file goes where")
  func missing() throws {
    let found = inventory([:])
    let item = try item(found, "zero123")
    #expect(item.detail == nil)
    #expect(
      item.remedy
        == "Put stable_zero123.ckpt into models/checkpoints of the server; it is at "
        + "huggingface.co/stabilityai/stable-zero123.")
    #expect(found.items.count == ModelFamilies.builtIn.all.count)
  }

  @Test("a family whose loader the server lacks says so")
  func missingLoader() throws {
    let families = ModelFamilies.builtIn.merging(
      Array("families:\n  faces: { folder: ipadapter, named: [face*] }".utf8), file: "models.yaml")
    let item = try item(inventory([:], families: families), "faces")
    #expect(
      item.remedy
        == "Put such a file into models/ipadapter of the server. The server also needs the node "
        + "class IPAdapterModelLoader, which it lacks.")
  }

  @Test("which of several files is taken does not depend on their order")
  func choosing() throws {
    let names = [
      "dreamshaper_8.safetensors", "dreamshaper_7.safetensors", "a/dreamshaper_8.safetensors",
      "realisticVisionV60B1_v51VAE.safetensors",
    ]
    for _ in 0..<10 {
      let found = inventory(["checkpoints": names.shuffled()])
      #expect(try item(found, "sd15").detail == "a/dreamshaper_8.safetensors")
    }
    let known = inventory(["checkpoints": names + ["sub/V1-5-pruned-emaonly-fp16.safetensors"]])
    #expect(try item(known, "sd15").detail == "sub/V1-5-pruned-emaonly-fp16.safetensors")
    let families = ModelFamilies.builtIn.merging(
      Array("families:\n  sd15: { prefer: [nothing*, realisticvision*] }".utf8), file: "models.yaml"
    )
    let preferred = inventory(["checkpoints": names], families: families)
    #expect(try item(preferred, "sd15").detail == "realisticVisionV60B1_v51VAE.safetensors")
  }

  @Test("what nothing tells is listed as unclassified, built-in names are no files")
  func unclassified() {
    let found = inventory([
      "checkpoints": ["mystery.safetensors", "sd_xl_base_1.0.safetensors"],
      "vae": ["taesd", "pixel_space", "odd.pt"],
    ])
    #expect(
      found.unclassified.map(\.description) == ["checkpoints/mystery.safetensors", "vae/odd.pt"])
    let item = found.allItems.first { $0.need == Need("unclassified", "checkpoints") }
    #expect(item?.detail == "mystery.safetensors")
    #expect(item?.remedy == "Say what they are in models.yaml, under files.")
  }

  @Test("a header tells what the name does not, and the name counts first")
  func headers() throws {
    let mystery = ModelFile(folder: "checkpoints", name: "mystery.safetensors")
    let named = ModelFile(folder: "checkpoints", name: "dreamshaper_8.safetensors")
    let header = ["modelspec.architecture": "stable-diffusion-xl-v1-base"]
    let found = inventory(
      ["checkpoints": [mystery.name, named.name]], headers: [mystery: header, named: header])
    #expect(try item(found, "sdxl").detail == mystery.name)
    #expect(try item(found, "sd15").detail == named.name)
    #expect(found.unclassified.isEmpty)
  }

  @Test("what is assumed without a server is each family's own file")
  func assumed() throws {
    let found = ModelInventory(assumed: .builtIn)
    #expect(try item(found, "svd").detail == "svd_xt.safetensors")
    #expect(try item(found, "svd").facts["frames_most"] == .number(Number(25)))
    #expect(found.items.allSatisfy { $0.detail != nil })
    #expect(found.unclassified.isEmpty)
  }

  @Test("ten thousand files are told apart in a moment")
  func effort() {
    let files = (0..<10_000).map { ModelFile(folder: "checkpoints", name: "some_model_\($0).ckpt") }
    let clock = ContinuousClock()
    let classes = classes([:])
    let time = clock.measure {
      let found = ModelInventory(files: files, classes: classes, families: .builtIn)
      #expect(found.unclassified.count == 10_000)
    }
    #expect(time < .seconds(20))
  }
}
