import Foundation

/// Lets only as many processes run at once as the machine has cores, so that what tests measure is not
/// one another.
actor ProcessGate {
  static let shared = ProcessGate()

  /// All places there are; whoever takes as many runs alone.
  nonisolated let places = max(1, ProcessInfo.processInfo.activeProcessorCount)
  private var taken = 0
  private var waiting: [(places: Int, continuation: CheckedContinuation<Void, Never>)] = []

  /// Waits for so many places, in the order of asking.
  func enter(_ places: Int) async {
    if waiting.isEmpty, taken + places <= self.places {
      taken += places
      return
    }
    await withCheckedContinuation { waiting.append((places, $0)) }
  }

  /// Gives places back.
  func leave(_ places: Int) {
    taken -= places
    while let next = waiting.first, taken + next.places <= self.places {
      waiting.removeFirst()
      taken += next.places
      next.continuation.resume()
    }
  }
}
