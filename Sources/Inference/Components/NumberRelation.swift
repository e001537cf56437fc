import Flow
import Library

/// Says what a share such as "50 %" means for a factor or a level: of what is there, or by how much more
/// or less.
struct NumberRelation {
  let request: RequestText
  let signature: Signature
  /// The words that ask for the step, the phrase's own among them.
  let words: [Int]

  /// What a number comes to.
  enum Meaning: Hashable {
    /// As it stands.
    case plain
    /// Another value than the words say.
    case value(Value)
    /// The words ask for more and the number for less, or the other way round.
    case contradiction
  }

  /// Which way a word changes a thing.
  private enum Direction {
    case more, less
  }

  private static let more: Set<String> = [
    "faster", "quicker", "accelerate", "louder", "bigger", "larger", "enlarge", "upscale",
    "increase", "raise", "boost", "amplify", "up", "magnify", "grow", "higher", "taller",
  ]
  private static let less: Set<String> = [
    "slower", "slow", "slowed", "quieter", "softer", "smaller", "shrink", "reduce", "downscale",
    "downsize", "lower", "decrease", "down", "attenuate", "tinier", "shorter",
  ]

  /// What the number at a place means for a port.
  func meaning(of place: Int, for port: Port) -> Meaning {
    guard case .quantity(let quantity) = request[place].kind, quantity.unit.dimension == .ratio
    else { return .plain }
    if Roles.isLoudness(port, of: signature) { return level(quantity, place) }
    guard port.unit == .times else { return .plain }
    return factor(quantity, place)
  }

  private func factor(_ quantity: Quantity, _ place: Int) -> Meaning {
    guard let share = quantity.converted(to: .times)?.number.double else { return .plain }
    let direction = direction(at: place)
    guard quantity.unit == .percent else {
      // "2 times smaller" is half as large.
      guard direction == .less, !isTarget(place), share > 1 || before(place) == "by" else {
        return direction == .more && share < 1 ? .contradiction : .plain
      }
      // "by a third" takes a third away.
      return .value(times(share > 1 ? 1 / share : 1 - share))
    }
    if let direction, isDifference(place, share) {
      let result = direction == .more ? 1 + share : 1 - share
      return result > 0 ? .value(times(result)) : .contradiction
    }
    switch direction {
    case .more where share < 1, .less where share > 1: return .contradiction
    default: return .plain
    }
  }

  /// A share of a loudness in decibels, as the amplitude has it.
  private func level(_ quantity: Quantity, _ place: Int) -> Meaning {
    guard let share = quantity.converted(to: .times)?.number.double else { return .plain }
    let direction = direction(at: place)
    var result = share
    if let direction, isDifference(place, share) {
      let isTimes = quantity.unit == .times
      switch direction {
      case .more: result = isTimes ? share : 1 + share
      case .less: result = isTimes && share > 1 ? 1 / share : 1 - share
      }
    } else if direction == .more && share < 1 || direction == .less && share > 1 {
      return .contradiction
    }
    guard result > 0 else { return .contradiction }
    let decibels = (Roles.decibels(of: result) * 10).rounded() / 10
    return .value(.quantity(Quantity(Number(decibels), .decibels)))
  }

  private func times(_ value: Double) -> Value {
    .quantity(Quantity(Number((value * 1000).rounded() / 1000), .times))
  }

  /// Whether a number says how much more or less, not what it comes to.
  private func isDifference(_ place: Int, _ share: Double) -> Bool {
    if isTarget(place) { return false }
    let next = word(place + 1)
    if NumberRelation.more.contains(next) || NumberRelation.less.contains(next) { return true }
    if ["of", "speed", "size", "as", "volume", "its", "the"].contains(next) { return false }
    // "upscale 200 %" means twice as large, "by 200 %" that much more.
    return before(place) == "by" || share < 1
  }

  private func isTarget(_ place: Int) -> Bool { ["to", "at", "with"].contains(before(place)) }

  /// The word before a number, passing over "about" and the like.
  private func before(_ place: Int) -> String {
    var index = place - 1
    while index >= 0, ["a", "about", "around", "only", "roughly", "just"].contains(word(index)) {
      index -= 1
    }
    return word(index)
  }

  private func direction(at place: Int) -> Direction? {
    let next = word(place + 1)
    if NumberRelation.more.contains(next) { return .more }
    if NumberRelation.less.contains(next) { return .less }
    let said = words.map(word)
    // "slow it up a little" is nothing that people say; "speed it down" neither.
    if said.contains(where: NumberRelation.less.contains) { return .less }
    if said.contains(where: NumberRelation.more.contains) { return .more }
    return nil
  }

  private func word(_ index: Int) -> String {
    request.lexemes.indices.contains(index) ? request[index].word : ""
  }
}
