/// Texts that several tests read.
enum Samples {
  /// A flow in canonical form that uses most of the notation.
  static let jungle = """
    /// Ruins swallowed by the jungle, with birds and water.
    flow jungle_ruins(seconds: number[s] in 1...60 = 6 s) -> video {
      jungle = load_image(file: "jungle.jpg")
      ruins  = load_image(file: "ruins.jpg")
      scene  = merge_images(jungle, ruins, prompt: "ancient ruins", strength: 0.6)
      clip   = image_to_video(scene, duration: seconds)

      // The sound of it.
      birds = text_to_audio(prompt: "birdsong at dawn", duration: seconds) // before sunrise
      water = text_to_audio(prompt: "a babbling brook", duration: seconds)
      sound = mix_audio(birds, water, balance: 60 %)
      film  = add_audio(clip, sound)
      return film
    }

    """

  /// A library file in canonical form.
  static let library = #"""
    // A library of moving pictures.

    modality audio words ["birdsong", "sound"]
    modality video words ["film"]

    /// Turn a still into a moving picture.
    ///
    /// The still is the first frame.
    function image_to_video(
      image: image,
      prompt: text = "",
      /// How long it lasts.
      duration: number[s] in 0.5...60 = 4 s words ["long", "lasting"],
      fps: number[fps] in 1...60 = 24,
      move: text in ["zoom in" words ["push in", "closer"], "zoom out"] = "zoom in",
    ) -> video words ["turn into a video", "animate"]

    output function save_video(video: video, file: file) -> file
    function split(video: video) -> (frames: [image], count: number)
    function native.`pro cess`(value: *, model: MODEL = none) -> *

    /// With the model of that name.
    realize image_to_video on comfy needs checkpoint: svd, class: "Video Linear CFG" {
      // Every name that is no node is a parameter.
      model  = comfy.ImageOnlyCheckpointLoader(ckpt_name: "svd.safetensors")
      latent = comfy.SVD_img2vid(model.CLIP_VISION, image, model.3, frames: fps)
      return latent.VIDEO
    }

    realize save_video on native

    """#
}
