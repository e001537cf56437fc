/// A prefix code by how many codes there are of each length, and their symbols in order of code.
struct HuffmanCode {
  /// How many codes of each length, counted from length 0.
  let counts: [Int]
  /// The symbols that have a code.
  let symbols: [Int]

  /// The code of those lengths by symbol, 0 for a symbol that does not occur; nil if there are more
  /// codes than fit.
  init?(lengths: some Collection<Int>) {
    self.init(complete: lengths)
    var free = 1
    for count in counts.dropFirst() {
      free = free << 1 - count
      if free < 0 { return nil }
    }
  }

  /// The code of lengths that are known to fit.
  init(complete lengths: some Collection<Int>) {
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths { counts[length] += 1 }
    counts[0] = 0
    var places = [Int](repeating: 0, count: 16)
    for length in 1..<15 { places[length + 1] = places[length] + counts[length] }
    var symbols = [Int](repeating: 0, count: counts.reduce(0, +))
    for (symbol, length) in lengths.enumerated() where length > 0 {
      symbols[places[length]] = symbol
      places[length] += 1
    }
    self.counts = counts
    self.symbols = symbols
  }
}
