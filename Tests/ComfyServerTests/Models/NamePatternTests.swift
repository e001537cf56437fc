import Testing

@testable import ComfyServer

@Suite("Patterns for the names of model files")
struct NamePatternTests {
  private func matches(_ pattern: String, _ path: String) throws -> Bool {
    try #require(NamePattern(pattern)).matches(FoldedName(path: path))
  }

  @Test(
    "a pattern fits at the borders of words, whatever divides them",
    arguments: [
      ("sdxl", "sdxl.safetensors"), ("sdxl", "my_SDXL-model.safetensors"),
      ("sd-xl*", "sd_xl_base_1.0.safetensors"), ("flux1*", "flux1-dev.sft"),
      ("wan2-2* ti2v", "wan2.2_ti2v_5B_fp16.safetensors"),
      ("ti2v wan2.2*", "Wan2_2 TI2V 5B.safetensors"), ("*xl", "juggernautXL_v9.safetensors"),
      ("*", "a.pth"), ("/ae", "ae.safetensors"), ("/ae", "flux/ae.safetensors"),
      ("sdxl*canny", "SDXL/canny.safetensors"), ("sdxl*canny", "SDXL\\canny.safetensors"),
      ("*bb*", "aabbb.ckpt"), ("a*a", "a-a.ckpt"), ("*麦橘*", "majicMIX 麦橘写实_v7.safetensors"),
      ("x2", "4x/x2.pth"), ("a*b*c", "a-x-b-y-c"), ("élan", "ÉLAN.ckpt"),
    ])
  func fits(pattern: String, path: String) throws {
    #expect(try matches(pattern, path))
  }

  @Test(
    "a pattern does not fit inside words, nor in another order than it is written in",
    arguments: [
      ("xl", "umt5_xxl.safetensors"), ("sd", "sdxl.safetensors"), ("ae", "vae.safetensors"),
      ("/ae", "flux-ae.safetensors"), ("*xl", "xlarge.safetensors"), ("t2v", "ti2v.ckpt"),
      ("b*a", "a-b.ckpt"), ("a*a", "a.ckpt"), ("wan* t2v", "wan2.1_i2v.safetensors"),
      ("abcd", "abc"),
      ("2-1", "v2-15"),
    ])
  func doesNotFit(pattern: String, path: String) throws {
    #expect(try !matches(pattern, path))
  }

  @Test("a file's own name is looked at without its folders")
  func baseName() throws {
    let pattern = try #require(NamePattern("sdxl*"))
    #expect(!pattern.matches(FoldedName(baseNameOf: "SDXL/model.safetensors")))
    #expect(pattern.matches(FoldedName(path: "SDXL/model.safetensors")))
    #expect(pattern.matches(FoldedName(baseNameOf: "other\\sdxl.safetensors")))
  }

  @Test("a field of a header must look like the pattern as a whole")
  func covering() throws {
    let exact = try #require(NamePattern("stable-diffusion-v1"))
    #expect(exact.covers("stable-diffusion-v1"))
    #expect(!exact.covers("stable-diffusion-v1/lora"))
    let open = try #require(NamePattern("sd_v1*"))
    #expect(open.covers("sd_v1") && open.covers("SD_v1.5") && !open.covers("base_sd_v1"))
  }

  @Test("a pattern without a letter or a star is none", arguments: ["", " ", "-", "_ .", "//"])
  func nothing(text: String) {
    #expect(NamePattern(text) == nil)
  }

  @Test("a long name and a pattern with many stars take no time to speak of")
  func effort() throws {
    let pattern = try #require(NamePattern(String(repeating: "a*", count: 200) + "b"))
    let name = FoldedName(path: String(repeating: "a", count: 20_000))
    var fits = true
    let time = ContinuousClock().measure { fits = pattern.matches(name) }
    #expect(!fits)
    #expect(time < .seconds(2))
  }
}
