/// One kind of sound that can be made without a recording.
protocol AmbienceSound: Sendable {
  /// Plays the sound on a stage for as long as the stage lasts.
  ///
  /// - Throws: A cancellation.
  func play(on stage: inout Stage) throws
}

/// How a sound is asked for.
struct SoundManner: Sendable, Hashable {
  /// 0 is near, 1 is far away.
  var distance = 0.0
  /// -1 is soft and light, 1 is strong and heavy.
  var strength = 0.0
  /// 1 is the usual pace, 2 twice as fast.
  var pace = 1.0
  /// -1 is a single one, 1 very many.
  var number = 0.0
  /// A pitch that was asked for in Hz.
  var hz: Double?
}
