import Flow
import Testing

@testable import ComfyServer

@Suite("A user's settings of models")
struct UserSettingsTests {
  private func reading(_ settings: String, of family: String = "sdxl") -> ModelFamilies {
    ModelFamilies.builtIn.merging(
      Array("families:\n  \(family):\n    settings:\n      \(settings)\n".utf8),
      file: "models.yaml")
  }

  private func settings(_ families: ModelFamilies, of family: String = "sdxl") throws -> [String:
    Value]
  {
    try #require(families[family]).settings(for: "some.safetensors")
  }

  @Test(
    "a value that makes no sense is told and leaves the one that was there",
    arguments: [
      ("steps: many", "steps is many", "a whole number from 1 to 1,000"),
      ("steps: 1.5", "steps is 1.5", "a whole number from 1 to 1,000"),
      ("steps: 0", "steps is 0", "a whole number from 1 to 1,000"),
      ("steps: 1001", "steps is 1001", "a whole number from 1 to 1,000"),
      ("steps: \"5\"", "steps is \"5\"", "a whole number from 1 to 1,000"),
      ("steps: true", "steps is true", "a whole number from 1 to 1,000"),
      ("steps: ~", "steps is nothing", "a whole number from 1 to 1,000"),
      ("steps: [5]", "steps is a list", "a whole number from 1 to 1,000"),
      ("pixels: -4", "pixels is -4", "a whole number from 1,024 to 67,108,864"),
      (
        "pixels: 99999999999", "pixels is 99999999999", "a whole number from 1,024 to 67,108,864"
      ),
      ("cfg: .inf", "cfg is .inf", "a number from 0 to 100"),
      ("cfg: .NaN", "cfg is .NaN", "a number from 0 to 100"),
      ("cfg: 1e999", "cfg is 1e999", "a number from 0 to 100"),
      ("cfg: -0.5", "cfg is -0.5", "a number from 0 to 100"),
      ("multiple: 513", "multiple is 513", "a whole number from 1 to 512"),
    ])
  func nonsense(text: String, found: String, expected: String) throws {
    let families = reading(text)
    let key = String(text.prefix { $0 != ":" })
    let builtIn = try settings(.builtIn)
    let value = try #require(builtIn[key])
    #expect(
      families.findings.map(\.message) == [
        "models.yaml, line 4: The setting \(found), where \(expected) was expected."
      ])
    #expect(families.findings.first?.hint == "The family sdxl keeps \(key): \(value).")
    #expect(families.findings.first?.severity == .warning)
    #expect(families.findings.first?.span?.line == 4)
    #expect(try settings(families) == builtIn)
  }

  @Test(
    "the borders of what makes sense are allowed",
    arguments: [
      ("steps", "1", "0"), ("steps", "1000", "1001"), ("steps", "20.0", "20.5"),
      ("cfg", "0", "-1"), ("cfg", "100", "100.1"), ("pixels", "1024", "1023"),
      ("pixels", "67108864", "67108865"), ("multiple", "1", "0"), ("multiple", "512", "513"),
      ("frames_most", "1", "0"), ("frames_most", "10000", "10001"), ("rate", "1", "0"),
      ("rate", "240", "241"), ("denoise", "0.5", "1.1"), ("true_cfg", "2.5", "-2.5"),
      ("strength", "0", "-1"), ("strength", "1e6", "-.inf"),
    ])
  func borders(key: String, allowed: String, refused: String) throws {
    let good = reading("\(key): \(allowed)")
    #expect(good.findings.isEmpty)
    #expect(try settings(good)[key] == Number(allowed).map { .number($0) })
    let bad = reading("\(key): \(refused)")
    #expect(bad.findings.count == 1)
    #expect(try settings(bad) == settings(.builtIn))
  }

  @Test("the rate of a sound is that of its samples")
  func sounds() throws {
    let sound = reading("rate: 22050", of: "stable-audio")
    #expect(sound.findings.isEmpty)
    #expect(try settings(sound, of: "stable-audio")["rate"] == .number(Number(22050)))
    #expect(reading("rate: 22050").findings.count == 1)
    let own = "mine: { folder: checkpoints, settings: { rate: 44100, seconds_most: 30 } }"
    #expect(
      ModelFamilies.builtIn.merging(Array("families:\n  \(own)".utf8), file: "models.yaml")
        .findings.isEmpty)
  }

  @Test(
    "a name, a sampler or a scheduler that there is not is told with those near it",
    arguments: [
      ("stepz: 5", "There is no setting stepz.", "Did you mean steps?"),
      ("schedular: karras", "There is no setting schedular.", "Did you mean scheduler?"),
      ("frames_mots: 5", "There is no setting frames_mots.", "Did you mean frames_most?"),
      (
        "sampler: eular",
        "The setting sampler is eular, where a sampler that ComfyUI has was "
          + "expected.", "Did you mean euler?"
      ),
      (
        "scheduler: karas",
        "The setting scheduler is karas, where a scheduler that ComfyUI has was expected.",
        "Did you mean karras?"
      ),
      (
        "sampler: 5",
        "The setting sampler is 5, where a sampler that ComfyUI has was expected.", nil
      ),
      (
        "negative: 5", "The setting negative is 5, where a text was expected.",
        "Put it in quotes if it is meant as a text: \"5\"."
      ),
    ] as [(String, String, String?)])
  func names(text: String, message: String, hint: String?) throws {
    let families = reading(text)
    #expect(families.findings.map(\.message) == ["models.yaml, line 4: " + message])
    if let hint { #expect(families.findings.first?.hint == hint) }
    #expect(try settings(families) == settings(.builtIn))
  }

  @Test("without a near name, all those that there are are told")
  func allNames() throws {
    let sampler = reading("sampler: foo").findings.first?.hint
    #expect(sampler?.hasPrefix("There are euler, ") == true)
    let key = reading("xyzzyplugh: 1").findings.first?.hint
    #expect(key?.hasPrefix("Known are cfg, ") == true)
  }

  @Test("a mistake leaves what stands beside it")
  func beside() throws {
    let families = reading("{ steps: many, cfg: 3, sampler: foo, scheduler: karras }")
    #expect(families.findings.count == 2)
    let found = try settings(families)
    #expect(found["cfg"] == .number(Number(3)) && found["scheduler"] == .text("karras"))
    #expect(try found["steps"] == settings(.builtIn)["steps"])
  }

  @Test("variants and single files have their settings checked too")
  func elsewhere() throws {
    let families = ModelFamilies.builtIn.merging(
      Array(
        """
        families:
          sdxl:
            variants: [{ named: [turbo], settings: { steps: few } }]
        files:
          a.safetensors: { settings: { cfg: -1, steps: 3 }, family: sdxl }
          b.safetensors: { settings: { cfg: -1 } }
        """.utf8), file: "models.yaml")
    #expect(families.findings.map(\.span?.line) == [3, 5, 6])
    #expect(families.findings.last?.hint == "It is left out.")
    let file = ModelFile(folder: "checkpoints", name: "a.safetensors")
    let found = families.settings(of: try #require(families["sdxl"]), for: file)
    #expect(found["steps"] == .number(Number(3)))
    #expect(try found["cfg"] == settings(.builtIn)["cfg"])
  }

  @Test("a family of one's own has the settings that some family has")
  func own() throws {
    let text = "families:\n  mine: { folder: vae, settings: { rate: 24, grow: 3, stepz: 1 } }"
    let families = ModelFamilies.builtIn.merging(Array(text.utf8), file: "models.yaml")
    #expect(families.findings.map(\.hint) == ["Did you mean steps?"])
    #expect(
      try settings(families, of: "mine") == [
        "rate": .number(Number(24)), "grow": .number(Number(3)),
      ])
  }

  @Test("every setting that comes with Anyflow is one that a user may write")
  func builtIn() {
    let rules = SettingRules(of: .builtIn)
    #expect(ModelFamilies.builtIn.findings.isEmpty)
    for family in ModelFamilies.builtIn.all {
      let isSound = family.settingKeys.contains("seconds_most")
      for layer in family.layers {
        for settings in [layer.settings] + layer.variants.map(\.settings) {
          for (key, value) in settings {
            #expect(
              rules.allow(value, for: key, isSound: isSound), "\(family.name).\(key): \(value)")
          }
        }
      }
    }
    for key in SettingRange.table.keys { #expect(rules.knows(key), "\(key)") }
  }
}
