import Comfy
import Flow
import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("The files that a user prefers")
struct PreferredFilesTests {
  private func findings(_ prefer: String, files: [String]) -> [Diagnostic] {
    let families = ModelFamilies.builtIn.merging(
      Array("families:\n  sd15:\n    prefer: \(prefer)".utf8), file: "models.yaml")
    let files = files.map { ModelFile(folder: "checkpoints", name: $0) }
    let inventory = ModelInventory(files: files, classes: NodeClasses(), families: families)
    return families.findings + inventory.findings
  }

  private static let files = [
    "dreamshaper_8.safetensors", "sub/v1-5-pruned-emaonly.safetensors",
    "sd_xl_base_1.0.safetensors", "mystery.safetensors",
  ]

  @Test(
    "one that is there is no mistake",
    arguments: [
      "dreamshaper_8.safetensors", "dreamshaper*", "[v1-5*, dreamshaper*]", "/sub/v1-5*", "[]",
    ])
  func there(prefer: String) {
    #expect(findings(prefer, files: PreferredFilesTests.files).isEmpty)
  }

  @Test(
    "one that is not is told with its line",
    arguments: [
      (
        "nothere.safetensors",
        "The server has no file nothere.safetensors in checkpoints, which sd15 prefers.",
        "Write a name that the server lists there, with * for anything."
      ),
      (
        "[dreamshaper*, dreemshaper_8.safetensors]",
        "The server has no file dreemshaper_8.safetensors in checkpoints, which sd15 prefers.",
        "Did you mean dreamshaper_8.safetensors?"
      ),
      (
        "mystery*",
        "mystery.safetensors, which sd15 prefers, does not count as one of its files.",
        "If it is one, write mystery.safetensors: sd15 under files."
      ),
    ])
  func absent(prefer: String, message: String, hint: String) {
    let found = findings(prefer, files: PreferredFilesTests.files)
    #expect(found.map(\.message) == ["models.yaml, line 3: " + message])
    #expect(found.map(\.hint) == [hint])
    #expect(found.map(\.span?.line) == [3] && !found.hasErrors)
  }

  @Test("nothing is told of a server that was not asked")
  func assumed() {
    let families = ModelFamilies.builtIn.merging(
      Array("families: { sd15: { prefer: nothere* } }".utf8), file: "models.yaml")
    #expect(ModelInventory(assumed: families).findings.isEmpty)
  }
}
