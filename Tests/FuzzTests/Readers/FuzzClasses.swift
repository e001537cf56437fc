import Comfy
import OrderedJSON

/// The few node classes that the seeds use.
enum FuzzClasses {
  /// A checkpoint, a sampler, something that saves, and one of unusual types.
  static let few: NodeClasses = {
    let json = try? JSON(parsing: text)
    return json.flatMap { try? NodeClasses(objectInfo: $0) } ?? NodeClasses()
  }()

  private static let text = """
    {"KSampler": {"input": {"required": {"model": ["MODEL"],
      "seed": ["INT", {"default": 0, "min": 0, "max": 18446744073709551615,
        "control_after_generate": true}],
      "cfg": ["FLOAT", {"default": 8.0, "min": 0.0, "max": 100.0, "step": 0.1}],
      "sampler_name": [["euler", "ddim"]], "latent_image": ["LATENT"]},
      "optional": {"text": ["STRING", {"multiline": true, "default": "a"}],
        "flag": ["BOOLEAN", {"default": true}]}},
      "output": ["LATENT"], "output_is_list": [false], "output_name": ["LATENT"],
      "name": "KSampler", "display_name": "KSampler", "output_node": false},
    "CheckpointLoaderSimple": {"input": {"required": {"ckpt_name": ["COMBO",
      {"options": ["a.safetensors", "b.safetensors"]}]}},
      "output": ["MODEL", "CLIP", "VAE"], "output_is_list": [false, false, false],
      "output_name": ["MODEL", "CLIP", "VAE"], "name": "CheckpointLoaderSimple",
      "display_name": "Load", "output_node": false},
    "Save Image": {"input": {"required": {"images": ["IMAGE,MASK"],
      "filename_prefix": ["STRING", {"default": "ComfyUI"}]}}, "output": [],
      "output_is_list": [], "output_name": [], "name": "Save Image", "display_name": "Save",
      "output_node": true},
    "Any": {"input": {"required": {"x": ["*"]}}, "output": ["*", "IMAGE", "IMAGE"],
      "output_is_list": [true, false, false], "output_name": ["", "IMAGE", "IMAGE"],
      "name": "Any", "display_name": "Any", "output_node": false}}
    """
}
