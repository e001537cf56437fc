import Testing

@testable import ComfyServer

@Suite("Where a server looks for models")
struct ModelFolderTests {
  @Test(
    "an input's name, and for some the class, says the folder",
    arguments: [
      ("ckpt_name", "CheckpointLoaderSimple", "checkpoints"),
      ("clip_name", "CLIPLoader", "text_encoders"),
      ("clip_name2", "DualCLIPLoader", "text_encoders"),
      ("clip_name", "CLIPVisionLoader", "clip_vision"),
      ("model_name", "UpscaleModelLoader", "upscale_models"),
      ("unet_name", "UNETLoader", "diffusion_models"),
    ])
  func folders(input: String, className: String, folder: String) {
    #expect(ModelFolder.of(input: input, className: className) == folder)
  }

  @Test("an input that is no model's has no folder")
  func none() {
    #expect(ModelFolder.of(input: "sampler_name", className: "KSampler") == nil)
    #expect(ModelFile.isWeights("a.SafeTensors"))
    #expect(!ModelFile.isWeights("euler"))
  }
}
