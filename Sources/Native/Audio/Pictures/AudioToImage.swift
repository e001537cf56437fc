import Flow
import Targets

/// Draws a sound as a picture: its waveform, or its spectrum over time.
struct AudioToImage: NativePrimitive {
  let name = "audio_to_image"

  func refusal(_ arguments: [String: Value]) -> Refusal? { Color.refusal(arguments) }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let sound = try await call.sound()
    let size = PixelSize(try call.required("width"), try call.required("height"))
    let color = try call.color(default: "deepskyblue")
    let drawing =
      if call.text("style") == "spectrogram" {
        // At 24 kHz the picture shows what lies below 12 kHz, where nearly all sound is.
        "aresample=24000,showspectrumpic=s=\(size):legend=0:color=intensity:saturation=0:scale=log:"
          + "drange=90:gain=8,\(SoundDrawing.tint(color))"
      } else {
        SoundDrawing.onPage(
          "showwavespic=s=\(size):scale=sqrt:draw=full:colors=\(color.filterValue)", size, fps: 1)
      }
    try await call.ffmpeg(
      [
        "-i", sound.input, "-filter_complex",
        "[0:a:0]aformat=channel_layouts=mono,\(drawing),scale=\(size.width):\(size.height),"
          + "format=rgb24[out]", "-map", "[out]",
      ] + Encoding.png() + ["image.png"])
    return ["image": call.image("image.png", size)]
  }
}
