import Flow
import Testing

@testable import ComfyServer

@Suite("A user's own words about models")
struct UserModelsTests {
  private func reading(_ text: String) -> ModelFamilies {
    ModelFamilies.builtIn.merging(Array(text.utf8), file: "models.yaml")
  }

  private func family(_ families: ModelFamilies, _ name: String, in folder: String = "checkpoints")
    -> String?
  {
    families.family(of: ModelFile(folder: folder, name: name))
  }

  @Test("settings, patterns and preferred files are added to a family that is there")
  func merging() throws {
    let families = reading(
      """
      families:
        sd15:
          named: [mything*]
          settings: { steps: 2, pixels: 16384, sampler: "euler" }
          prefer: [dreamshaper*]
        sdxl:
          unless: [dreamshaperxl*]
          settings: { steps: 9 }
      """)
    #expect(families.findings.isEmpty)
    #expect(family(families, "mything_xl.safetensors") == "sd15")
    #expect(family(families, "v1-5-pruned-emaonly.safetensors") == "sd15")
    #expect(family(families, "dreamshaperXL_v2.safetensors") == nil)
    let settings = try #require(families["sd15"]).settings(for: "dreamshaper_8.safetensors")
    #expect(settings["steps"] == .number(Number(2)) && settings["sampler"] == .text("euler"))
    #expect(settings["cfg"] == .number(Number(7)))
    // What a user says counts for the variants of a family too.
    let turbo = try #require(families["sdxl"]).settings(for: "sd_xl_turbo_1.0.safetensors")
    #expect(turbo["steps"] == .number(Number(9)) && turbo["cfg"] == .number(Number(1)))
    #expect(ModelFamilies.builtIn["sd15"]?.preferred == [])
  }

  @Test("a family of one's own, its folder and single files are told")
  func own() throws {
    let families = reading(
      """
      folders:
        my_folder: MyLoader.model
      families:
        my-family:
          title: Mine
          folder: my_folder
          named: m*
          settings: { steps: 4, rate: 25, "negative": "5" }
      files:
        Odd Name.safetensors: sdxl
        sub/other.ckpt: { family: sd15, settings: { steps: 3 } }
      """)
    #expect(families.findings.isEmpty)
    #expect(family(families, "m1.safetensors", in: "my_folder") == "my-family")
    #expect(families.listings.last?.nodeClass == "MyLoader")
    #expect(family(families, "odd name.safetensors") == "sdxl")
    #expect(family(families, "deep/ODD NAME.safetensors") == "sdxl")
    #expect(family(families, "sub\\other.ckpt") == "sd15")
    #expect(family(families, "else/other.ckpt") == nil)
    let own = try #require(families["my-family"])
    let settings = own.settings(for: "m1.safetensors")
    #expect(settings["steps"] == .number(Number(4)) && settings["negative"] == .text("5"))
    #expect(settings["rate"] == .number(Number(25)))
    let file = ModelFile(folder: "checkpoints", name: "sub/other.ckpt")
    #expect(
      families.settings(of: try #require(families["sd15"]), for: file)["steps"]
        == .number(Number(3)))
  }

  @Test(
    "a mistake is told with its line and costs no more than itself",
    arguments: [
      (
        "famlies: {}", "models.yaml, line 1: There is nothing named famlies in the file.",
        "Did you mean families?"
      ),
      (
        "families:\n  sd15:\n    setings: {}",
        "models.yaml, line 3: There is nothing named setings in the family sd15.",
        "Did you mean settings?"
      ),
      (
        "families:\n  mine: { named: [x] }", "models.yaml, line 2: The family mine has no folder.",
        "Say which folder below models its files are in, as in folder: checkpoints."
      ),
      (
        "families:\n  mine: { folder: chekpoints }",
        "models.yaml, line 2: The family mine has its files in chekpoints, which no input is known "
          + "to list.", "Did you mean checkpoints?"
      ),
      (
        "families:\n  sd15: 5",
        "models.yaml, line 2: The family sd15 is a single value, where its description was expected.",
        nil
      ),
      (
        "families:\n  sd15:\n    named: [\"-\"]",
        "models.yaml, line 3: \"-\" is no pattern for names.",
        "Write letters of the name, with * for anything, as in sdxl*."
      ),
      (
        "families:\n  sd15:\n    settings:\n      Steps: 5",
        "models.yaml, line 4: Steps is no name for a setting.",
        "Use small letters, digits and _, and neither file nor files."
      ),
      (
        "families:\n  sd15:\n    settings:\n      file: x",
        "models.yaml, line 4: file is no name for a setting.",
        "Use small letters, digits and _, and neither file nor files."
      ),
      (
        "families:\n  sd15:\n    settings:\n      steps: {a: 1}",
        "models.yaml, line 4: The setting steps is names with values, where a whole number from 1 "
          + "to 1,000 was expected.",
        "The family sd15 keeps steps: 25."
      ),
      (
        "families:\n  sd15:\n    variants: [{named: [a]}]",
        "models.yaml, line 3: A variant needs both named and settings.",
        "Write it as - { named: [turbo], settings: { steps: 4 } }."
      ),
      (
        "families:\n  sdxll: { settings: { steps: 5 } }",
        "models.yaml, line 2: The family sdxll has no folder.",
        "Did you mean sdxl? If it is a new one, say which folder below models its files are in, as in "
          + "folder: checkpoints."
      ),
      (
        "families:\n  sd15:\n    folder: [checkpoints]",
        "models.yaml, line 3: folder is a list, where a text was expected.", nil
      ),
      (
        "families:\n  mine: { folder: 5 }",
        "models.yaml, line 2: folder is 5, where a text was expected.",
        "Put it in quotes if it is meant as a text: \"5\"."
      ),
      (
        "families:\n  sd15:\n    named: 5",
        "models.yaml, line 3: 5 stands where a pattern for names was expected.",
        "Put it in quotes if it is meant as a text: \"5\"."
      ),
      (
        "families:\n  sd15:\n    prefer: [true, dreamshaper*]",
        "models.yaml, line 3: true stands where a pattern for names was expected.",
        "Put it in quotes if it is meant as a text: \"true\"."
      ),
      (
        "families:\n  sd15:\n    unless: { a: b }",
        "models.yaml, line 3: names with values stands where a pattern for names was expected.",
        "Write letters of the name, with * for anything, as in sdxl*."
      ),
      (
        "families:\n  sd15:\n    title: ~",
        "models.yaml, line 3: title is nothing, where a text was expected.", nil
      ),
      (
        "families:\n  sd15:\n    metadata: { [a]: b }",
        "models.yaml, line 3: a list stands where a field of headers was expected.", nil
      ),
      (
        "families:\n  sd15:\n    settings: 5",
        "models.yaml, line 3: settings is 5, where names with values were expected.", nil
      ),
      (
        "files:\n  a.ckpt: { family: [sd15] }",
        "models.yaml, line 2: family is a list, where a text was expected.", nil
      ),
      (
        "files:\n  a.ckpt: sd51", "models.yaml, line 2: There is no family sd51.",
        "Did you mean sd15?"
      ),
      (
        "folders:\n  mine: Loader",
        "models.yaml, line 2: The folder mine needs the input that lists its files, such as "
          + "CheckpointLoaderSimple.ckpt_name.", nil
      ),
      (
        "- a",
        "models.yaml, line 1: a list stands where folders, families and files were expected.",
        nil
      ),
      (
        "families: [1]",
        "models.yaml, line 1: families is a list, where names with values were expected.", nil
      ),
    ] as [(String, String, String?)])
  func mistakes(text: String, message: String, hint: String?) throws {
    let families = reading(text)
    #expect(families.findings.map(\.message) == [message])
    if let hint { #expect(families.findings.first?.hint == hint) }
    #expect(families.findings.first?.span != nil)
    #expect(!families.findings.hasErrors)
    #expect(family(families, "sd_xl_base_1.0.safetensors") == "sdxl")
  }

  @Test(
    "what is no YAML is told, and nothing of it counts",
    arguments: [
      "families: [", "a: b: c", "\tx: 1", "families: {}\nfamilies: {}", "\"", "%", "&a *b",
      "\u{1}",
    ])
  func noYAML(text: String) {
    let families = reading(text)
    #expect(families.findings.count == 1)
    #expect(families.findings.first?.message.hasPrefix("models.yaml") == true)
    #expect(family(families, "sd_xl_base_1.0.safetensors") == "sdxl")
  }

  @Test("an empty file and empty sections say nothing", arguments: ["", "# a", "families:", "~"])
  func nothing(text: String) {
    #expect(reading(text).findings.isEmpty)
  }

  @Test("deep, long and random files end in findings, not in a crash")
  func hostile() {
    #expect(reading(String(repeating: "[", count: 100_000)).findings.count == 1)
    #expect(reading(String(repeating: "- ", count: 100_000)).findings.count == 1)
    #expect(
      reading(String(repeating: "[\n", count: 100_000)).findings.first?.message
        == "models.yaml, line 201: The file is not read, because its values lie too deep in each "
        + "other.")
    #expect(reading(String(repeating: "a: 1\n", count: 300_000)).findings.count == 1)
    var generator = SystemRandomNumberGenerator()
    let signs = Array("families:sd15{}[]-,&*!|>'\"%@`#?\n  named settings: 1~\u{e9}\t".utf8)
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0..<200, using: &generator)).map { _ in
        signs.randomElement(using: &generator) ?? 0
      }
      _ = ModelFamilies.builtIn.merging(bytes, file: "models.yaml")
    }
  }
}
