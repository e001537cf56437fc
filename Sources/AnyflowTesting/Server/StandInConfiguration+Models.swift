extension StandInConfiguration {
  /// Model files of many families under the names that they are known by.
  public static let commonModels: [String: [String]] = [
    "checkpoints": [
      "512-inpainting-ema.safetensors", "DreamShaper_8_pruned.safetensors",
      "dreamshaper_8.safetensors", "hunyuan3d-dit-v2-mv_fp16.safetensors",
      "hunyuan3d-dit-v2_fp16.safetensors", "ltx-video-2b-v0.9.5.safetensors",
      "sd21-unclip-h.ckpt", "sd_xl_base_1.0.safetensors", "stable-audio-open-1.0.safetensors",
      "stable_zero123.ckpt", "svd.safetensors", "svd_xt.safetensors",
      "v1-5-pruned-emaonly-fp16.safetensors", "v1-5-pruned-emaonly.safetensors",
    ],
    "loras": ["add_detail.safetensors"],
    "vae": ["vae-ft-mse-840000-ema-pruned.safetensors", "hunyuan_video_vae_bf16.safetensors"],
    "text_encoders": [
      "clip_l.safetensors", "llava_llama3_fp8_scaled.safetensors", "t5_base.safetensors",
      "t5xxl_fp16.safetensors",
    ],
    "diffusion_models": ["hunyuan_video_t2v_720p_bf16.safetensors"],
    "clip_vision": ["clip_vision_h.safetensors"],
    "style_models": ["coadapter-style-sd15v1.pth"],
    "controlnet": ["control_v11p_sd15_openpose_fp16.safetensors"],
    "gligen": ["gligen_sd14_textbox_pruned.safetensors"],
    "upscale_models": ["RealESRGAN_x4plus.pth"],
    "embeddings": ["EasyNegative.safetensors"],
  ]
}
