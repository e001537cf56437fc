/// Which inputs of which classes list which folders of models.
enum ModelFolders {
  /// The folders that a server has, in its order.
  static let all = [
    "checkpoints", "configs", "loras", "vae", "text_encoders", "diffusion_models", "clip_vision",
    "style_models", "embeddings", "diffusers", "vae_approx", "controlnet", "gligen",
    "upscale_models", "custom_nodes", "hypernetworks", "photomaker", "classifiers",
    "model_patches", "audio_encoders",
  ]

  /// Folders by the names of inputs that list them, wherever those stand.
  static let byInput = [
    "ckpt_name": "checkpoints", "config_name": "configs", "lora_name": "loras",
    "existing_lora": "loras", "vae_name": "vae", "unet_name": "diffusion_models",
    "control_net_name": "controlnet", "style_model_name": "style_models",
    "gligen_name": "gligen", "hypernetwork_name": "hypernetworks", "model_path": "diffusers",
    "photomaker_model_name": "photomaker", "audio_encoder_name": "audio_encoders",
    "clip_name": "text_encoders", "clip_name1": "text_encoders", "clip_name2": "text_encoders",
    "clip_name3": "text_encoders", "clip_name4": "text_encoders",
  ]

  /// Folders of inputs whose names say nothing or mean another folder, by class.
  static let byClass = [
    "CLIPVisionLoader.clip_name": "clip_vision", "UpscaleModelLoader.model_name": "upscale_models",
    "ModelPatchLoader.name": "model_patches",
  ]

  /// What is listed behind the files.
  static let extra = ["existing_lora": ["[None]"], "vae_name": ["pixel_space"]]

  /// The folder that an input lists, if it lists one.
  static func folder(of input: String, in nodeClass: String) -> String? {
    byClass["\(nodeClass).\(input)"] ?? byInput[input]
  }
}
