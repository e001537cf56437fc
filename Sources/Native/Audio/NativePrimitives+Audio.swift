extension NativePrimitives {
  /// The primitives of the library's `audio.anyflow`.
  static var audio: [any NativePrimitive] {
    soundEditing + [
      TextToAudio(), TextToMusic(), TextToSpeech(), Transcribe(), AudioToImage(), AudioToVideo(),
    ]
  }
}

extension NativePrimitives {
  /// The primitives that change and join sounds.
  private static var soundEditing: [any NativePrimitive] {
    [
      LoadAudio(), SaveAudio(), TrimAudio(), FadeAudio(), LoopAudio(), NormalizeAudio(),
      AddEcho(), ConvertAudio(), MixAudio(), ConcatenateAudio(),
    ] + SoundEffect.all
  }
}
