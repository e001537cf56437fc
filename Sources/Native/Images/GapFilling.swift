import Foundation

/// Closes a gap in a picture with patches of what is round it.
///
/// From coarse to fine, each patch over the gap looks for the most similar one outside, as
/// neighbours' finds and random tries suggest, and each pixel becomes the mean of the
/// patches that lie over it.
struct GapFilling {
  private let picture: Raster
  private let hole: [Bool]
  private let seed: UInt64
  private static let radius = 3

  /// A picture with a gap where `hole` is true.
  init(_ picture: Raster, hole: [Bool], seed: UInt64) {
    self.picture = picture
    self.hole = hole
    self.seed = seed
  }

  /// The picture with its gap closed; nothing outside of the gap changes.
  func filled(progress: (Double) -> Void) throws -> Raster {
    var levels = [Level(picture, hole)]
    while let last = levels.last, last.size.shortest > 24, last.holes.count > 30, levels.count < 9 {
      levels.append(last.halved)
    }
    var random = SeededRandom(seed)
    var current: Level?
    for (number, level) in levels.enumerated().reversed() {
      try Task.checkCancellation()
      var work = level
      if let coarse = current { work.take(from: coarse) } else { work.smoothIn() }
      // Large gaps at full size have found their patches already at half of it.
      let rounds = work.holes.count > 150_000 ? 1 : number == 0 ? 2 : 5
      try work.match(rounds: rounds, radius: GapFilling.radius, random: &random)
      current = work
      progress(1 - Double(number) / Double(levels.count))
    }
    guard let result = current else { return picture }
    var filled = picture
    for index in hole.indices {
      if hole[index] {
        for part in 0..<3 {
          let value = result.colors[index * 3 + part]
          filled.pixels[index * 4 + part] = UInt8(min(255, max(0, value + 0.5)))
        }
      }
      filled.pixels[index * 4 + 3] = 255
    }
    return filled
  }
}
