/// Names of files as they are found on servers, and what they are.
enum KnownFiles {
  struct Case: Sendable, CustomStringConvertible {
    var folder: String
    var name: String
    var family: String?

    var description: String { name }
  }

  /// All names, folder by folder.
  static let table: [Case] = folders.flatMap { folder, families in
    families.flatMap { family, names in
      names.split(separator: "\n").map {
        Case(
          folder: folder, name: $0.trimmingPrefix { $0 == " " }.description,
          family: family.isEmpty ? nil : family)
      }
    }
  }

  private static let folders: [(String, [(String, String)])] = [
    ("checkpoints", checkpoints), ("diffusion_models", diffusionModels),
    ("text_encoders", textEncoders), ("vae", vae), ("controlnet", controlNets), ("loras", loras),
    ("upscale_models", upscalers), ("clip_vision", visions),
    (
      "style_models",
      [
        ("style-sd15", "coadapter-style-sd15v1.pth\nt2iadapter_style_sd14v1.pth"),
        ("style-flux", "flux1-redux-dev.safetensors"),
      ]
    ),
    ("gligen", [("gligen-sd15", "gligen_sd14_textbox_pruned.safetensors")]),
  ]

  private static let checkpoints: [(String, String)] = [
    (
      "sd15",
      """
      v1-5-pruned-emaonly.safetensors
      v1-5-pruned-emaonly-fp16.safetensors
      sd-v1-4.ckpt
      dreamshaper_8.safetensors
      DreamShaper_8_pruned.safetensors
      realisticVisionV60B1_v51VAE.safetensors
      majicmixRealistic_v7.safetensors
      majicMIX realistic 麦橘写实_v7.safetensors
      anything-v5-PrtRE.safetensors
      Counterfeit-V3.0_fp16.safetensors
      revAnimated_v122.safetensors
      deliberate_v2.safetensors
      absolutereality_v181.safetensors
      meinamix_meinaV11.safetensors
      epicrealism_naturalSinRC1VAE.safetensors
      toonyou_beta6.safetensors
      SD1.5/photon_v1.safetensors
      """
    ),
    (
      "sd15-inpaint",
      """
      512-inpainting-ema.safetensors
      sd-v1-5-inpainting.ckpt
      dreamshaper_8Inpainting.safetensors
      realisticVisionV51_v51VAE-inpainting.safetensors
      """
    ),
    (
      "sd2",
      """
      v2-1_768-ema-pruned.safetensors
      v2-1_512-ema-pruned.safetensors
      512-base-ema.ckpt
      sd_turbo.safetensors
      """
    ),
    (
      "sdxl",
      """
      sd_xl_base_1.0.safetensors
      sd_xl_base_1.0_0.9vae.safetensors
      sd_xl_turbo_1.0_fp16.safetensors
      sdxl_lightning_4step.safetensors
      juggernautXL_v9Rdphoto2Lightning.safetensors
      Juggernaut-XL_v9_RunDiffusionPhoto_v2.safetensors
      dreamshaperXL_lightningDPMSDE.safetensors
      realvisxlV50_v50Bakedvae.safetensors
      RealVisXL_V4.0.safetensors
      ponyDiffusionV6XL_v6StartWithThisOne.safetensors
      animagine-xl-3.1.safetensors
      animagineXLV31_v31.safetensors
      Illustrious-XL-v0.1.safetensors
      noobaiXLNAIXL_vPred10Version.safetensors
      waiNSFWIllustrious_v110.safetensors
      epicrealismXL_v8Kiss.safetensors
      albedobaseXL_v21.safetensors
      zavychromaxl_v80.safetensors
      """
    ),
    ("sdxl-refiner", "sd_xl_refiner_1.0.safetensors\nsd_xl_refiner_1.0_0.9vae.safetensors"),
    (
      "sdxl-inpaint",
      """
      sd_xl_base_1.0_inpainting_0.1.safetensors
      juggernautXL_versionXInpaint.safetensors
      """
    ),
    (
      "sd3",
      """
      sd3_medium_incl_clips_t5xxlfp8.safetensors
      sd3.5_large_fp8_scaled.safetensors
      sd3.5_large_turbo.safetensors
      stable-diffusion-3.5-medium.safetensors
      """
    ),
    ("flux", "flux1-dev-fp8.safetensors\nflux1-schnell-fp8.safetensors\nFLUX.1-dev.safetensors"),
    ("unclip", "sd21-unclip-h.ckpt\nwd-1-5-beta2-aesthetic-unclip-h-fp16.safetensors"),
    (
      "svd",
      "svd.safetensors\nsvd_xt.safetensors\nsvd_xt_1_1.safetensors\nstable-video-diffusion-img2vid-xt.safetensors"
    ),
    ("sv3d", "sv3d_p.safetensors"),
    ("zero123", "stable_zero123.ckpt\nstable_zero123_c.ckpt\nzero123-xl.ckpt"),
    ("instructpix2pix", "instruct-pix2pix-00-22000.safetensors\ncosxl_edit.safetensors"),
    ("stable-audio", "stable-audio-open-1.0.safetensors\nstable_audio_open_1.0.safetensors"),
    ("stable-audio-3", "stable_audio_3_medium.safetensors"),
    ("ace-step", "ace_step_v1_3.5b.safetensors"),
    ("ace-step-15", "ace_step_1.5_turbo_aio.safetensors"),
    (
      "hunyuan3d",
      "hunyuan3d-dit-v2.safetensors\nhunyuan3d-dit-v2_fp16.safetensors\nhunyuan_3d_v2.1.safetensors"
    ),
    (
      "hunyuan3d-mv",
      "hunyuan3d-dit-v2-mv_fp16.safetensors\nhunyuan3d-dit-v2-mv-turbo_fp16.safetensors"
    ),
    (
      "ltx-video",
      """
      ltx-video-2b-v0.9.safetensors
      ltx-video-2b-v0.9.5.safetensors
      ltxv-13b-0.9.7-dev.safetensors
      ltxv-2b-0.9.6-distilled-04-25.safetensors
      """
    ),
    ("ltx-2", "ltx-2-19b-dev-fp8.safetensors\nltx-2.3-22b-distilled-fp8.safetensors"),
    ("lumina2", "NetaYumev35_pretrained_all_in_one.safetensors\nlumina_2.safetensors"),
    ("", "mymodel.safetensors\nfinal_final2.ckpt\nperson.safetensors"),
  ]

  private static let diffusionModels: [(String, String)] = [
    (
      "flux-dev",
      "flux1-dev.safetensors\nflux1-krea-dev_fp8_scaled.safetensors\nflux1-dev-fp8.safetensors\nFLUX1/flux1-dev.sft"
    ),
    ("flux-schnell", "flux1-schnell.safetensors"),
    (
      "flux-fill",
      "flux1-fill-dev.safetensors\nflux.1-fill-dev-OneReward-transformer_fp8.safetensors"
    ),
    ("flux-kontext", "flux1-dev-kontext_fp8_scaled.safetensors\nflux1-kontext-dev.safetensors"),
    ("flux-canny", "flux1-canny-dev.safetensors"),
    ("flux-depth", "flux1-depth-dev.safetensors"),
    ("flux2", "flux2_dev_fp8mixed.safetensors"),
    ("flux2-klein", "flux-2-klein-4b-fp8.safetensors\nflux-2-klein-base-4b.safetensors"),
    ("flux2-klein-9b", "flux-2-klein-9b-kv-fp8.safetensors\nflux-2-klein-base-9b-fp8.safetensors"),
    ("qwen-image", "qwen_image_fp8_e4m3fn.safetensors\nqwen_image_2512_fp8_e4m3fn.safetensors"),
    ("qwen-image-21", "qwen_image_2.1_turbo_int8_convrot.safetensors"),
    (
      "qwen-image-edit",
      "qwen_image_edit_2509_fp8_e4m3fn.safetensors\nqwen_image_edit_fp8_e4m3fn.safetensors"
    ),
    ("qwen-image-layered", "qwen_image_layered_bf16.safetensors"),
    ("hidream", "hidream_i1_dev_fp8.safetensors\nhidream_i1_full_fp8.safetensors"),
    ("hidream-e1", "hidream_e1_1_bf16.safetensors"),
    ("z-image", "z_image_turbo_bf16.safetensors"),
    ("chroma", "Chroma1-HD-fp8mixed.safetensors"),
    ("omnigen2", "omnigen2_fp16.safetensors"),
    ("wan-t2v", "wan2.1_t2v_1.3B_fp16.safetensors\nWan2_1-T2V-14B_fp8_e4m3fn.safetensors"),
    (
      "wan-i2v",
      "wan2.1_i2v_480p_14B_fp16.safetensors\nWan2_1-I2V-14B-480p_fp8_e4m3fn_scaled_KJ.safetensors"
    ),
    (
      "wan22-5b", "wan2.2_ti2v_5B_fp16.safetensors\nWan2_2-TI2V-5B_fp8_e4m3fn_scaled_KJ.safetensors"
    ),
    ("wan22-t2v-high", "wan2.2_t2v_high_noise_14B_fp8_scaled.safetensors"),
    ("wan22-t2v-low", "wan2.2_t2v_low_noise_14B_fp8_scaled.safetensors"),
    ("wan22-i2v-high", "wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors"),
    ("wan22-i2v-low", "wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors"),
    ("wan-vace", "wan2.1_vace_14B_fp16.safetensors"),
    ("wan-flf2v", "wan2.1_flf2v_720p_14B_fp16.safetensors"),
    ("wan-fun-control", "wan2.1_fun_control_1.3B_bf16.safetensors"),
    ("wan22-fun-high", "wan2.2_fun_control_high_noise_14B_fp8_scaled.safetensors"),
    ("wan22-fun-5b", "wan2.2_fun_inpaint_5B_bf16.safetensors"),
    ("wan-s2v", "wan2.2_s2v_14B_fp8_scaled.safetensors"),
    ("wan-animate", "Wan2_2-Animate-14B_fp8_e4m3fn_scaled_KJ.safetensors"),
    ("hunyuan-video", "hunyuan_video_t2v_720p_bf16.safetensors"),
    (
      "hunyuan-video-i2v",
      "hunyuan_video_image_to_video_720p_bf16.safetensors\nhunyuan_video_v2_replace_image_to_video_720p_bf16.safetensors"
    ),
    ("hunyuan-video-15", "hunyuanvideo1.5_720p_t2v_fp16.safetensors"),
    ("hunyuan-video-15-i2v", "hunyuanvideo1.5_720p_i2v_fp16.safetensors"),
    ("cosmos-predict2", "cosmos_predict2_2B_t2i.safetensors"),
    ("cosmos-predict2-video", "cosmos_predict2_2B_video2world_480p_16fps.safetensors"),
    ("cosmos", "Cosmos-1_0-Diffusion-7B-Text2World.safetensors"),
    ("", "thing.safetensors"),
  ]

  private static let textEncoders: [(String, String)] = [
    ("clip-l", "clip_l.safetensors\nViT-L-14-TEXT-detail-improved-hiT-GmP-TE-only-HF.safetensors"),
    ("clip-g", "clip_g.safetensors"),
    ("clip-l-hidream", "clip_l_hidream.safetensors"),
    ("clip-g-hidream", "clip_g_hidream.safetensors"),
    (
      "t5xxl",
      "t5xxl_fp16.safetensors\nt5xxl_fp8_e4m3fn_scaled.safetensors\nt5xxl_fp8_e4m3fn.safetensors"
    ),
    ("umt5", "umt5_xxl_fp8_e4m3fn_scaled.safetensors\numt5-xxl-enc-bf16.safetensors"),
    ("t5-base", "t5-base.safetensors\nt5_base.safetensors"),
    ("qwen25-vl", "qwen_2.5_vl_7b_fp8_scaled.safetensors\nqwen_2.5_vl_fp16.safetensors"),
    ("qwen3-4b", "qwen_3_4b.safetensors"),
    ("qwen3-8b", "qwen_3_8b_fp8mixed.safetensors"),
    ("llava-llama3", "llava_llama3_fp8_scaled.safetensors\nllava_llama3_fp16.safetensors"),
    ("llama31", "llama_3.1_8b_instruct_fp8_scaled.safetensors"),
    ("mistral3", "mistral_3_small_flux2_bf16.safetensors"),
    ("gemma3-12b", "gemma_3_12B_it_fp4_mixed.safetensors"),
  ]

  private static let vae: [(String, String)] = [
    ("vae-sd15", "vae-ft-mse-840000-ema-pruned.safetensors\nkl-f8-anime2.ckpt"),
    ("vae-sdxl", "sdxl_vae.safetensors\nsdxl-vae-fp16-fix.safetensors"),
    ("vae-flux", "ae.safetensors\nFLUX1/ae.sft\nflux_vae.safetensors"),
    ("vae-flux2", "flux2-vae.safetensors"),
    ("vae-wan", "wan_2.1_vae.safetensors\nWan2_1_VAE_bf16.safetensors"),
    ("vae-wan22", "wan2.2_vae.safetensors"),
    ("vae-hunyuan-video", "hunyuan_video_vae_bf16.safetensors"),
    ("vae-hunyuan-video-15", "hunyuanvideo15_vae_fp16.safetensors"),
    ("vae-qwen-image", "qwen_image_vae.safetensors"),
    ("vae-qwen-image-layered", "qwen_image_layered_vae.safetensors"),
    ("", "my_vae.safetensors"),
  ]

  private static let controlNets: [(String, String)] = [
    (
      "controlnet-sd15-openpose",
      "control_v11p_sd15_openpose_fp16.safetensors\ncontrol_openpose-fp16.safetensors"
    ),
    ("controlnet-sd15-scribble", "control_v11p_sd15_scribble_fp16.safetensors"),
    ("controlnet-sd15-canny", "control_v11p_sd15_canny.pth"),
    (
      "controlnet-sd15-depth",
      "control_v11f1p_sd15_depth_fp16.safetensors\ncontrolnetT2IAdapter_t2iAdapterDepth.safetensors"
    ),
    (
      "controlnet-sd15-lineart",
      "control_v11p_sd15_lineart.pth\ncontrol_v11p_sd15s2_lineart_anime.pth"
    ),
    ("controlnet-sd15-tile", "control_v11f1e_sd15_tile.pth"),
    ("controlnet-sd15-inpaint", "control_v11p_sd15_inpaint_fp16.safetensors"),
    (
      "controlnet-sdxl-canny",
      "controlnet-canny-sdxl-1.0.safetensors\nSDXL/diffusers_xl_canny_full.safetensors"
    ),
    (
      "controlnet-sdxl-depth",
      "diffusers_xl_depth_full.safetensors\ncontrol-lora/sdxl/depth.safetensors"
    ),
    ("controlnet-sdxl-openpose", "OpenPoseXL2.safetensors\nthibaud_xl_openpose.safetensors"),
    ("controlnet-sd35", "sd3.5_large_controlnet_canny.safetensors"),
    ("controlnet-qwen-image", "Qwen-Image-InstantX-ControlNet-Union.safetensors"),
    ("controlnet-flux", "flux-canny-controlnet-v3.safetensors"),
  ]

  private static let loras: [(String, String)] = [
    (
      "lora-sd15",
      "MoXinV1.safetensors\nblindbox_v1_mix.safetensors\nmore_details.safetensors\nlcm-lora-sdv1-5.safetensors"
    ),
    (
      "lora-sdxl",
      "lcm-lora-sdxl.safetensors\nsdxl_lightning_4step_lora.safetensors\npixel-art-xl.safetensors"
    ),
    ("lora-flux", "flux1-depth-dev-lora.safetensors\nFLUX.1-Turbo-Alpha.safetensors"),
    ("lora-flux2", "Flux_2-Turbo-LoRA_comfyui.safetensors"),
    (
      "lora-wan",
      "wan2.2_i2v_lightx2v_4steps_lora_v1_low_noise.safetensors\nWan21_CausVid_14B_T2V_lora_rank32.safetensors"
    ),
    ("lora-qwen-image", "Qwen-Image-Lightning-4steps-V1.0.safetensors"),
    ("lora-qwen-image-edit", "Qwen-Image-Edit-2509-Relight.safetensors"),
    ("lora-ltx", "ltx-2-19b-distilled-lora-384.safetensors"),
    ("", "my_face_v3.safetensors"),
  ]

  private static let upscalers: [(String, String)] = [
    (
      "upscaler",
      "4x-UltraSharp.pth\nRealESRGAN_x4plus.safetensors\nRealESRGAN_x2plus.pth\n8x_NMKD-Superscale_150000_G.pth\n4x_foolhardy_Remacri.pth"
    ),
    ("restorer", "1x-ITF-SkinDiffDetail-Lite-v1.pth\n1xDeJPG_OmniSR.pth"),
  ]

  private static let visions: [(String, String)] = [
    ("clip-vision-l", "clip-vit-large-patch14.safetensors\nclip-vit-large-patch14-336.bin"),
    ("clip-vision-h", "clip_vision_h.safetensors\nCLIP-ViT-H-14-laion2B-s32B-b79K.safetensors"),
    ("clip-vision-g", "clip_vision_g.safetensors\nCLIP-ViT-bigG-14-laion2B-39B-b160k.safetensors"),
    ("clip-vision-siglip", "sigclip_vision_patch14_384.safetensors"),
    ("clip-vision-llava", "llava_llama3_vision.safetensors"),
  ]
}
