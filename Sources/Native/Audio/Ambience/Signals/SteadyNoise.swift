/// White, pink or brown noise as it is.
struct SteadyNoise: AmbienceSound {
  var color: NoiseColor

  func play(on stage: inout Stage) throws { try stage.noise(color, gain: 0.3) }
}
