/// Changes of a file that keep most of it, so that a reader gets past the beginning.
struct FuzzMutation {
  private var dice: FuzzDice
  private let seeds: [[UInt8]]
  private let words: [[UInt8]]

  init(seed: UInt64, seeds: [[UInt8]], words: [String]) {
    dice = FuzzDice(state: seed)
    self.seeds = seeds
    self.words = words.map { Array($0.utf8) }
  }

  /// The next file: a seed with one to eight changes.
  mutating func next() -> [UInt8] {
    var bytes = dice.pick(seeds) ?? []
    for _ in 0...dice.below(8) { change(&bytes) }
    // Now and then something long, which shows what takes more than its share of time.
    if dice.below(200) == 0 { stretch(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = dice.below(bytes.count + 1)
    switch dice.below(10) {
    case 0 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: dice.next())
    case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8(dice.below(8))
    case 2: bytes.insert(UInt8(truncatingIfNeeded: dice.next()), at: place)
    case 3: bytes.removeSubrange(stretch(of: bytes, from: place))
    case 4:
      bytes.insert(contentsOf: bytes[stretch(of: bytes, from: place)], at: dice.below(place + 1))
    case 5:
      // A piece of another seed.
      let other = dice.pick(seeds) ?? []
      let from = dice.below(other.count + 1)
      bytes.insert(contentsOf: other[stretch(of: other, from: from)], at: place)
    case 6: bytes.removeSubrange(place...)
    case 7 where place + 4 <= bytes.count:
      // Lengths are what binary files go wrong by.
      let length: [UInt8] =
        dice.pick([[255, 255, 255, 255], [0, 0, 0, 0], [127, 255, 255, 255], [0, 0, 0, 1]]) ?? []
      bytes.replaceSubrange(place..<place + 4, with: length)
    default:
      let word = dice.pick(words) ?? []
      if dice.below(2) == 0 {
        bytes.insert(contentsOf: word, at: place)
      } else {
        bytes.replaceSubrange(stretch(of: bytes, from: place), with: word)
      }
    }
  }

  private mutating func stretch(of bytes: [UInt8], from place: Int) -> Range<Int> {
    let most = dice.below(4) == 0 ? bytes.count : 16
    return place..<min(bytes.count, place + dice.below(most + 1))
  }

  /// Repeats a piece of the file until it is some ten thousand bytes long.
  private mutating func stretch(_ bytes: inout [UInt8]) {
    let place = dice.below(bytes.count + 1)
    let piece =
      dice.below(2) == 0 ? Array(bytes[stretch(of: bytes, from: place)]) : dice.pick(words) ?? []
    guard !piece.isEmpty else { return }
    let count = (1 << 14) / piece.count
    let repeated = (0..<count).flatMap { _ in piece }
    bytes.insert(contentsOf: repeated, at: place)
  }
}

/// Random numbers that are the same for the same seed.
struct FuzzDice {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number below `bound`, which is above 0.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  mutating func pick<T>(_ things: [T]) -> T? {
    things.isEmpty ? nil : things[below(things.count)]
  }
}
