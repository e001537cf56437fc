/// Birds, each with its own songs, at its own place and distance.
struct Birdsong: AmbienceSound {
  /// Which birds sing.
  enum Company: Sendable { case garden, dawn, jungle, cuckoo, sparrows }
  var company = Company.garden

  func play(on stage: inout Stage) throws {
    try stage.noise(.pink, from: 300, to: 2500, gain: 0.006, wander: 0.5)
    let birds = flock(&stage.random, number: stage.manner.number)
    for (index, species) in birds.enumerated() {
      try Task.checkCancellation()
      try sing(species, index, on: &stage)
    }
    try Reverb(seconds: 1.4, share: 0.16, damping: 0.3).apply(to: &stage.sound)
  }

  /// Lets one bird sing from time to time until the end.
  private func sing(_ species: BirdSpecies, _ index: Int, on stage: inout Stage) throws {
    var random = stage.random.branch()
    let far = index == 0 ? 0 : random.within(0.15, 1)
    let pan = index == 0 ? random.within(-0.35, 0.35) : random.within(-0.95, 0.95)
    let songs = (0..<3).map { _ in species.song(&random) }
    var air = Biquad.lowpass(14_000 - 8500 * far)
    var t = index == 0 ? random.within(0.05, 0.25) : random.within(-2.5, 5)
    let pause = company == .dawn || index == 0 ? 0.65 : 1.25 + 0.15 * Double(min(index, 4))
    while t < stage.seconds {
      try Task.checkCancellation()
      let song = songs[random.whole(0, songs.count - 1)]
      var at = t
      let mood = random.near(0.03)
      for note in song {
        at += note.gap * random.near(0.08)
        var grain = note.samples(pitch: mood * random.near(0.008))
        if far > 0.2 { for i in grain.indices { grain[i] = air.process(grain[i]) } }
        stage.add(grain, at: at, gain: note.level * (0.5 - 0.4 * far) * random.near(0.12), pan: pan)
        at += note.seconds
      }
      t = at + random.within(0.7, 3.2) * pause / stage.manner.pace
    }
  }

  /// The birds that are there, the nearest first.
  private func flock(_ random: inout SeededRandom, number: Double) -> [BirdSpecies] {
    let all: [BirdSpecies]
    var count: Int
    switch company {
    case .cuckoo: return [.cuckoo]
    case .sparrows: (all, count) = ([.sparrow, .sparrow, .sparrow, .tit, .sparrow], 5)
    case .garden: (all, count) = ([.blackbird, .robin, .tit, .warbler, .finch, .wren, .sparrow], 5)
    case .dawn:
      (all, count) = (
        [.blackbird, .robin, .wren, .thrush, .tit, .warbler, .finch, .chiffchaff, .sparrow], 9
      )
    case .jungle: (all, count) = ([.parrot, .whistler, .thrush, .chiffchaff, .whistler], 5)
    }
    if number < -0.5 { count = 1 } else if number > 0 { count += Int(4 * number) }
    let order = all.shuffled(using: &random)
    return (0..<count).map { order[$0 % order.count] }
  }
}
