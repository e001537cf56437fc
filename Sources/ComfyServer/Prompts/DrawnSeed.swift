import Comfy
import Crypto
import Flow

/// Seeds for inputs that are left out.
enum DrawnSeed {
  /// Whether an input is a seed, from which a node draws what is random in it.
  static func isSeed(_ input: NodeInput) -> Bool {
    guard input.widgetType == "INT", !input.hasListType else { return false }
    return input.has("control_after_generate") || input.name == "seed"
      || input.name == "noise_seed"
  }

  /// The seed of an input: the same for the same part in the same run, another for every other.
  static func of(_ input: NodeInput, part: String, seed: UInt64) -> UInt64 {
    var hash = SHA256()
    withUnsafeBytes(of: seed.littleEndian) { hash.update(bufferPointer: $0) }
    hash.update(data: Array("\(part).\(input.name)".utf8))
    let drawn = hash.finalize().prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let lowest = bound(input.minimum?.double, otherwise: 0)
    let highest = max(lowest, bound(input.maximum?.double, otherwise: .max))
    let (count, isAll) = (highest - lowest).addingReportingOverflow(1)
    return isAll ? drawn : lowest + drawn % count
  }

  /// A limit as a whole number; doubles cannot say 2^64 - 1, so what lies above counts as it.
  private static func bound(_ value: Double?, otherwise: UInt64) -> UInt64 {
    guard let value else { return otherwise }
    if value <= 0 { return 0 }
    return value >= 0x1p64 ? .max : UInt64(value)
  }
}
