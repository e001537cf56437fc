import AnyflowTesting
import Comfy
import Flow
import OrderedJSON
import Testing

@Suite("What /object_info says")
struct ObjectInfoTests {
  @Test("all of ComfyUI's own classes read back as they were written, in order")
  func roundTrip() throws {
    let again = try NodeClasses(objectInfo: NodeClasses.core.objectInfo)
    #expect(again.findings.isEmpty)
    #expect(again.all.map(\.name) == NodeClasses.core.all.map(\.name))
    for (first, second) in zip(NodeClasses.core.all, again.all) { #expect(first == second) }
  }

  @Test(
    "inputs of every kind read back as they were written",
    arguments: [
      NodeInput("a", "INT", defaultValue: 1, minimum: Number(0), maximum: Number(9)),
      NodeInput("a", "COMBO", isRequired: false, choices: ["x", 2, true]),
      NodeInput("a", "COMBO", choices: ["x"], hasListType: true, defaultValue: "x"),
      NodeInput("a", "IMAGE", flags: ["lazy": true]),
      NodeInput(
        "a", "COMFY_DYNAMICCOMBO_V3", choices: ["k"],
        dynamic: .combo([.init("k", [NodeInput("w", "INT"), NodeInput("z", "MASK")])])),
      NodeInput(
        "a", "COMFY_AUTOGROW_V3",
        dynamic: .autogrow(.init([NodeInput("i", "IMAGE")], prefix: "image", maximum: 8))),
      NodeInput(
        "a", "COMFY_DYNAMICGROUP_V3", minimum: Number(1), maximum: Number(5),
        dynamic: .group(inputs: [NodeInput("n", "FLOAT")], minimum: 1, maximum: 5)),
      NodeInput("a", "MASK", dynamic: .slot([NodeInput("n", "FLOAT", isRequired: false)])),
    ])
  func inputRoundTrip(input: NodeInput) throws {
    let own = NodeClass("C", displayName: "C", inputs: [input], outputs: [NodeOutput("o", "INT")])
    let again = try NodeClasses(objectInfo: NodeClasses([own]).objectInfo)
    #expect(again["C"] == own)
  }

  @Test("classes keep what they say beyond their inputs")
  func classRoundTrip() throws {
    let own = NodeClass(
      "C", displayName: "Name", outputs: [NodeOutput("o", "COMBO", choices: ["a"], isList: true)],
      isOutput: true, takesLists: true, isPartner: true, isDeprecated: true)
    #expect(try NodeClasses(objectInfo: NodeClasses([own]).objectInfo)["C"] == own)
  }

  @Test(
    "model files appear as options where loaders list them",
    arguments: [
      ("CheckpointLoaderSimple", "ckpt_name", "checkpoints"),
      ("unCLIPCheckpointLoader", "ckpt_name", "checkpoints"),
      ("ImageOnlyCheckpointLoader", "ckpt_name", "checkpoints"),
      ("LoraLoader", "lora_name", "loras"), ("VAELoader", "vae_name", "vae"),
      ("CLIPLoader", "clip_name", "text_encoders"),
      ("CLIPVisionLoader", "clip_name", "clip_vision"),
      ("DualCLIPLoader", "clip_name2", "text_encoders"),
      ("TripleCLIPLoader", "clip_name3", "text_encoders"),
      ("UNETLoader", "unet_name", "diffusion_models"),
      ("ControlNetLoader", "control_net_name", "controlnet"),
      ("StyleModelLoader", "style_model_name", "style_models"),
      ("GLIGENLoader", "gligen_name", "gligen"),
      ("UpscaleModelLoader", "model_name", "upscale_models"),
      ("HypernetworkLoader", "hypernetwork_name", "hypernetworks"),
      ("PhotoMakerLoader", "photomaker_model_name", "photomaker"),
      ("AudioEncoderLoader", "audio_encoder_name", "audio_encoders"),
      ("ModelPatchLoader", "name", "model_patches"),
    ])
  func modelFiles(nodeClass: String, input: String, folder: String) async throws {
    let configuration = StandInConfiguration(models: [folder: ["b.safetensors", "a.safetensors"]])
    try await withServer(configuration) { (_, client) async throws in
      let info = try await client.get("/object_info/\(nodeClass)").json
      let classes = try NodeClasses(objectInfo: info)
      let choices = classes[nodeClass]?.input(input)?.choices ?? []
      #expect(choices.prefix(2) == ["a.safetensors", "b.safetensors"])
    }
  }

  @Test("uploaded pictures become options of the nodes that load them")
  func uploadedFiles() async throws {
    try await withServer { (_, client) async throws in
      _ = try await client.upload([1], as: "new.png")
      let info = try await client.get("/object_info/LoadImage").json
      #expect(info["LoadImage"]?["input"]?["required"]?["image"]?.array?.first == ["new.png"])
    }
  }
}
