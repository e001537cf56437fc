/// Wind that comes in gusts, in the open or in leaves.
struct Wind: AmbienceSound {
  /// What the wind blows through.
  enum Place: Sendable { case open, leaves, gale }
  var place = Place.open

  func play(on stage: inout Stage) throws {
    let strength = stage.manner.strength + (place == .gale ? 0.8 : 0)
    var gust = Wandering(stage.random.branch(), rate: 0.38 * stage.manner.pace)
    var flutter = Wandering(stage.random.branch(), rate: 1.7)
    var side = Wandering(stage.random.branch(), rate: 0.25)
    var sources = [NoiseSource(stage.random.branch()), NoiseSource(stage.random.branch())]
    var bands = [SweptFilter(), SweptFilter()]
    var tops = [SweptFilter(), SweptFilter()]
    var whistle = [SweptFilter(), SweptFilter()]
    var level: Float = 0
    var hiss: Float = 0
    var tone: Float = 0
    var tilt: Float = 0
    let leaves = place == .leaves
    try stage.bed { i in
      if i & 31 == 0 {
        let g = gust.next(after: 32)
        let f = flutter.next(after: 32)
        let force = max(0, min(1.3, 0.15 + 0.75 * g * g + 0.2 * f * g + 0.22 * strength))
        level = Float(0.12 + force)
        hiss = Float(leaves ? 0.18 * force * (0.4 + 0.6 * f) : 0.03 * force * force)
        tone = strength > 0.3 && !leaves ? Float(0.5 * force * force * force) : 0
        tilt = Float(side.next(after: 32)) - 0.5
        for k in 0..<2 {
          bands[k].tune(180 + 520 * force + 90 * f, q: 0.8)
          tops[k].tune(2600 + 2400 * force, q: 0.6)
          whistle[k].tune(520 + 480 * force + 60 * Double(k), q: 16)
        }
      }
      func sample(_ k: Int) -> Float {
        let x = sources[k].pink()
        let body = bands[k].process(x)
        var y = (body.band * 0.7 + body.low * 0.35) * level * (leaves ? 0.55 : 1)
        y += tops[k].process(x).band * hiss * 3
        if tone > 0 { y += whistle[k].process(x).band * tone }
        return y * 0.4
      }
      return (sample(0) * (1 + 0.5 * tilt), sample(1) * (1 - 0.5 * tilt))
    }
    if leaves {
      try stage.scatter(rate: 45) { stage, t in
        let rustle = Grain.burst(
          &stage.random, hz: stage.random.within(2500, 7000), q: 1,
          decay: stage.random.within(0.01, 0.05), attack: 0.004)
        stage.add(rustle, at: t, gain: 0.04 * stage.random.unit(), pan: stage.random.within(-1, 1))
      }
    }
  }
}
