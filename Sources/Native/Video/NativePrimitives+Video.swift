extension NativePrimitives {
  /// The primitives of the library's `video.anyflow`.
  static var video: [any NativePrimitive] {
    [
      LoadVideo(), SaveVideo(), ImageToVideo(), Slideshow(), TrimVideo(), ConcatenateVideos(),
      ChangeVideoSpeed(), ReverseVideo(), LoopVideo(), InterpolateFrames(), SetFrameRate(),
      ExtractFrame(), ExtractFrames(), ContactSheet(), AddAudio(), ReplaceAudio(), ExtractAudio(),
      MuteVideo(), WatermarkVideo(), FadeVideo(), StabilizeVideo(), ConformVideo(),
    ] + filmFilters
  }
}
