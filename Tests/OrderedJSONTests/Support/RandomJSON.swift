import OrderedJSON

/// Random values and texts that a seed gives again.
struct RandomJSON: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func value(depth: Int) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &self) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &self))
    case 2: return .integer(Int.random(in: -1_000_000...1_000_000, using: &self))
    case 3:
      let number = Double.random(in: -1e9...1e9, using: &self)
      return .number("\(number)")
    case 4: return .string(text())
    case 5:
      return .array((0..<Int.random(in: 0..<6, using: &self)).map { _ in value(depth: depth - 1) })
    default:
      let count = Int.random(in: 0..<6, using: &self)
      return .object(
        JSONObject((0..<count).map { _ in JSONObject.Member(text(), value(depth: depth - 1)) }))
    }
  }

  mutating func text() -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "B", "7", " ", "\"", "\\", "/", "\n", "\0", "\u{1F}", "\u{7F}", "é", "中", "🌊",
      "\u{FFFD}",
      "\u{2028}", "\u{301}",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0..<12, using: &self) {
      text.unicodeScalars.append(scalars.randomElement(using: &self) ?? "a")
    }
    return text
  }

  mutating func bytes(count: Int) -> [UInt8] {
    let likely = Array("{}[]\":,\\ue0-.9tfnNI \n".utf8)
    return (0..<count).map { _ in
      Int.random(in: 0..<8, using: &self) == 0
        ? UInt8.random(in: .min ... .max, using: &self) : likely.randomElement(using: &self) ?? 0
    }
  }
}
