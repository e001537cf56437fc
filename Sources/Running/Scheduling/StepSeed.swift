import Crypto

/// The seed of one step, drawn from the run's seed and the step's id.
///
/// Steps differ from one another, a step's seed does not change when other steps are added, and the
/// same run gives the same seeds on every machine.
enum StepSeed {
  static func of(_ step: String, run: UInt64) -> UInt64 {
    var hash = SHA256()
    withUnsafeBytes(of: run.littleEndian) { hash.update(bufferPointer: $0) }
    hash.update(data: Array(step.utf8))
    return hash.finalize().prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
