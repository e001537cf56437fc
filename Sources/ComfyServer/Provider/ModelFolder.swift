/// Where a server looks for the files that an input lists.
enum ModelFolder {
  /// The folder below `models`, by the input's name and for some names the class.
  static func of(input: String, className: String) -> String? {
    switch (input, className) {
    case ("clip_name", let name) where name.contains("CLIPVision"): return "clip_vision"
    case ("model_name", let name) where name.contains("Upscale"): return "upscale_models"
    default: break
    }
    let name = input.last?.isNumber == true ? String(input.dropLast()) : input
    return folders[name]
  }

  private static let folders: [String: String] = [
    "ckpt_name": "checkpoints", "lora_name": "loras", "vae_name": "vae",
    "control_net_name": "controlnet", "unet_name": "diffusion_models",
    "clip_name": "text_encoders", "text_encoder": "text_encoders",
    "style_model_name": "style_models", "gligen_name": "gligen",
    "hypernetwork_name": "hypernetworks", "photomaker_model_name": "photomaker",
    "audio_encoder_name": "audio_encoders", "ipadapter_file": "ipadapter",
    "model_patch": "model_patches", "clip_vision_name": "clip_vision",
  ]
}
