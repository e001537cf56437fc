/// Kinds of birds by the way they sing.
enum BirdSpecies: Sendable {
  case blackbird, thrush, robin, tit, warbler, wren, finch, chiffchaff, sparrow, cuckoo
  case parrot, whistler

  /// A song of this kind; each call gives another one of the same style.
  func song(_ random: inout SeededRandom) -> [BirdNote] {
    switch self {
    case .blackbird: fluted(&random)
    case .thrush: repeated(&random)
    case .robin: cascade(&random)
    case .tit: twoTone(&random, high: random.within(5000, 5800), low: random.within(3600, 4300))
    case .warbler: falling(&random)
    case .wren: trilled(&random)
    case .finch: rattle(&random)
    case .chiffchaff: alternating(&random)
    case .sparrow: chirps(&random)
    case .cuckoo: cuckoo(&random)
    case .parrot: squawk(&random)
    case .whistler: longWhistle(&random)
    }
  }

  /// Slow flute-like whistles that end in a twitter.
  private func fluted(_ r: inout SeededRandom) -> [BirdNote] {
    var notes = (0..<r.whole(3, 6)).map { _ in
      let f = r.within(2000, 3100)
      return BirdNote(
        gap: r.within(0.02, 0.09), seconds: r.within(0.11, 0.32),
        hz: (f * r.within(0.85, 1.12), f, f * r.within(0.82, 1.2)), level: r.within(0.8, 1),
        trill: r.chance(0.25) ? (r.within(16, 26), 0.03) : (0, 0), second: 0.06)
    }
    for _ in 0..<r.whole(3, 7) {
      let f = r.within(3800, 6200)
      notes.append(
        BirdNote(
          gap: r.within(0.01, 0.035), seconds: r.within(0.035, 0.07),
          hz: (f, f * r.within(0.8, 1.2), f * r.within(0.7, 1.1)), level: r.within(0.25, 0.45)))
    }
    return notes
  }

  /// A short motif sung two to four times, then another.
  private func repeated(_ r: inout SeededRandom) -> [BirdNote] {
    (0..<2).flatMap { _ in
      let motif = (0..<r.whole(2, 3)).map { k in
        let f = r.within(2300, 4200)
        return BirdNote(
          gap: k == 0 ? 0.13 : 0.03, seconds: r.within(0.07, 0.16),
          hz: (f * r.within(0.8, 1), f * r.within(1, 1.2), f * r.within(0.75, 1)), second: 0.08)
      }
      return (0..<r.whole(2, 4)).flatMap { _ in motif }
    }
  }

  /// Thin, high and hurried, with trills.
  private func cascade(_ r: inout SeededRandom) -> [BirdNote] {
    var f = r.within(5500, 7000)
    return (0..<r.whole(7, 13)).map { _ in
      f = max(3000, min(7600, f * r.within(0.78, 1.2)))
      let long = r.chance(0.2)
      return BirdNote(
        gap: r.within(0.012, 0.07), seconds: long ? r.within(0.16, 0.28) : r.within(0.045, 0.11),
        hz: (f * r.within(0.9, 1.15), f, f * r.within(0.75, 1.1)), level: r.within(0.5, 0.95),
        trill: long ? (r.within(24, 36), r.within(0.04, 0.09)) : (0, 0))
    }
  }

  /// "Teacher, teacher": a high and a low note in turn.
  private func twoTone(_ r: inout SeededRandom, high: Double, low: Double) -> [BirdNote] {
    (0..<r.whole(4, 7)).flatMap { _ in
      [
        BirdNote(gap: 0.075, seconds: 0.085, hz: (high * 1.03, high, high * 0.95), level: 0.85),
        BirdNote(gap: 0.03, seconds: 0.12, hz: (low * 0.96, low, low), level: 1),
      ]
    }
  }

  /// A long descent of soft falling notes.
  private func falling(_ r: inout SeededRandom) -> [BirdNote] {
    let n = r.whole(10, 17)
    let (top, bottom) = (r.within(5400, 6500), r.within(2700, 3300))
    return (0..<n).map { i in
      let x = Double(i) / Double(n)
      let f = top + (bottom - top) * x
      return BirdNote(
        gap: 0.03 + 0.03 * x, seconds: 0.06 + 0.05 * x, hz: (f * 1.12, f, f * 0.86),
        level: 0.45 + 0.55 * Real.sin(.pi * min(1, x + 0.12)))
    }
  }

  /// A loud, fast trill between clear notes.
  private func trilled(_ r: inout SeededRandom) -> [BirdNote] {
    let f = r.within(4300, 5200)
    var notes = (0..<r.whole(3, 5)).map { _ in
      BirdNote(gap: 0.03, seconds: 0.07, hz: (f * r.within(0.8, 1.3), f, f * r.within(0.8, 1.3)))
    }
    let g = r.within(4600, 5600)
    for i in 0..<r.whole(12, 22) {
      notes.append(
        BirdNote(
          gap: 0.012, seconds: 0.048, hz: (g * 1.22, g, g * 0.74),
          level: min(1, 0.5 + 0.06 * Double(i))))
    }
    notes.append(BirdNote(gap: 0.04, seconds: 0.1, hz: (f * 0.9, f * 1.1, f * 1.35), level: 0.8))
    return notes
  }

  /// A rattle that falls in three steps and ends with a flourish.
  private func rattle(_ r: inout SeededRandom) -> [BirdNote] {
    var f = r.within(5200, 6000)
    var notes: [BirdNote] = []
    for part in 0..<3 {
      for _ in 0..<(4 + part * 2) {
        notes.append(
          BirdNote(
            gap: 0.05 - 0.013 * Double(part), seconds: 0.05, hz: (f * 1.2, f, f * 0.72),
            level: 0.6 + 0.15 * Double(part)))
      }
      f *= 0.83
    }
    notes.append(BirdNote(gap: 0.03, seconds: 0.09, hz: (3000, 3600, 2900)))
    notes.append(BirdNote(gap: 0.01, seconds: 0.15, hz: (2800, 4900, 3300), buzz: 45))
    return notes
  }

  /// Its own name, over and over: two clear notes in changing order.
  private func alternating(_ r: inout SeededRandom) -> [BirdNote] {
    let (a, b) = (r.within(4000, 4400), r.within(4900, 5500))
    return (0..<r.whole(5, 10)).map { i in
      let f = (i % 2 == 0) != r.chance(0.2) ? a : b
      return BirdNote(gap: 0.17, seconds: 0.115, hz: (f * 1.35, f, f * 0.97))
    }
  }

  /// Short chirps with a bend.
  private func chirps(_ r: inout SeededRandom) -> [BirdNote] {
    let f = r.within(3300, 4300)
    return (0..<r.whole(2, 6)).map { _ in
      BirdNote(
        gap: r.within(0.1, 0.35), seconds: r.within(0.06, 0.11),
        hz: (f * 0.85, f * r.within(1.2, 1.45), f * 0.8), level: r.within(0.6, 1),
        buzz: r.chance(0.3) ? r.within(70, 110) : 0, second: 0.18)
    }
  }

  private func cuckoo(_ r: inout SeededRandom) -> [BirdNote] {
    (0..<r.whole(3, 5)).flatMap { i in
      [
        BirdNote(gap: i == 0 ? 0 : 0.65, seconds: 0.2, hz: (690, 672, 655), second: 0.06),
        BirdNote(gap: 0.17, seconds: 0.32, hz: (545, 540, 530), level: 0.9, second: 0.06),
      ]
    }
  }

  private func squawk(_ r: inout SeededRandom) -> [BirdNote] {
    (0..<r.whole(1, 4)).map { _ in
      let f = r.within(1500, 2300)
      return BirdNote(
        gap: r.within(0.05, 0.2), seconds: r.within(0.15, 0.4),
        hz: (f * 0.9, f * 1.25, f * 0.7), level: 0.6, trill: (r.within(50, 90), 0.1),
        buzz: r.within(60, 110), second: 0.6)
    }
  }

  private func longWhistle(_ r: inout SeededRandom) -> [BirdNote] {
    let f = r.within(1700, 2900)
    let rising = BirdNote(
      gap: 0, seconds: r.within(0.5, 0.9), hz: (f * 0.8, f, f * r.within(1.3, 1.7)), second: 0.08)
    let calls = (0..<r.whole(2, 4)).map { _ in
      BirdNote(gap: 0.1, seconds: 0.2, hz: (f * 1.5, f * 1.3, f), level: 0.8, second: 0.08)
    }
    return [rising] + calls
  }
}
