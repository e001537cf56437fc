import Foundation
import Synchronization
import Targets

/// Shows how a run comes along: redrawn in place on a terminal, as plain lines elsewhere.
final class Progress: Sendable {
  private let state: Mutex<ProgressState>
  private let isTerminal: Bool
  private let isShown: Bool

  /// The progress of so many steps.
  init(steps: Int, isShown: Bool) {
    self.isShown = isShown
    isTerminal = Streams.isTerminal(2)
    state = Mutex(ProgressState(total: steps))
  }

  /// Takes in what happened and shows it.
  func take(_ event: RunEvent) {
    guard isShown else { return }
    state.withLock { state in
      let line = state.take(event)
      if !isTerminal {
        if let line { Streams.err(line + "\n") }
        return
      }
      if case .progressed = event, !state.isDue { return }
      state.lastDrawn = .now
      Streams.err(state.erasing + state.drawn(columns: Streams.columns))
    }
  }

  /// Takes the redrawn lines away, so that what follows stands on a clean screen.
  func clear() {
    guard isShown, isTerminal else { return }
    state.withLock { state in
      Streams.err(state.erasing)
      state.shownLines = 0
    }
  }
}

/// What is known of a run that is going on, and how it is drawn.
struct ProgressState {
  let total: Int
  var shownLines = 0
  var lastDrawn = ContinuousClock.now - .seconds(1)
  private var ended = 0
  private var running: [RunningStep] = []

  /// A step that is going on.
  private struct RunningStep {
    let step: String
    /// The part that it works on, where it has parts.
    var part: String?
    var fraction: Double?
    let since = ContinuousClock.now
  }

  init(total: Int) {
    self.total = total
  }

  /// Takes an event in; gives a plain line for those that begin or end a step.
  mutating func take(_ event: RunEvent) -> String? {
    switch event {
    case .started(let step):
      running.append(RunningStep(step: step))
      return "started \(step)"
    case .progressed(let step, let fraction):
      if let index = running.firstIndex(where: { $0.step == step }) {
        running[index].fraction = fraction
      }
      return nil
    case .told(let step, let news):
      guard let index = running.firstIndex(where: { $0.step == step }) else { return nil }
      switch news {
      case .waiting: running[index].part = "waiting for the server"
      case .working(let part): running[index].part = part
      case .preview, .finding: break
      }
      return nil
    case .finished(let step, let seconds):
      end(step)
      return "done \(step) (\(String(format: "%.1f", seconds)) s)"
    case .failed(let step, _):
      end(step)
      return "failed \(step)"
    case .skipped(let step):
      ended += 1
      return "skipped \(step)"
    }
  }

  /// Whether the screen was drawn long enough ago to be drawn again.
  var isDue: Bool { ContinuousClock.now - lastDrawn > .milliseconds(100) }

  /// What takes the lines away that are on the screen.
  var erasing: String {
    shownLines == 0 ? "" : "\r\u{1B}[\(shownLines)A\u{1B}[J"
  }

  /// One line for each running step and one for the whole.
  mutating func drawn(columns: Int) -> String {
    var lines = running.map { running in
      let percent =
        running.fraction.map { "\(Int(($0 * 100).rounded())) %" } ?? "\(seconds(running.since)) s"
      return "  \(running.step)  \(percent)" + (running.part.map { "  \($0)" } ?? "")
    }
    let part = fractionDone
    let filled = Int((part * 20).rounded())
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled)
    lines.append("[\(bar)] \(ended) of \(total) steps")
    shownLines = lines.count
    return lines.map { $0.prefix(max(1, columns - 1)) + "\n" }.joined()
  }

  private var fractionDone: Double {
    guard total > 0 else { return 1 }
    let partly = running.reduce(0) { $0 + ($1.fraction ?? 0) }
    return min(1, (Double(ended) + partly) / Double(total))
  }

  private mutating func end(_ step: String) {
    running.removeAll { $0.step == step }
    ended += 1
  }

  private func seconds(_ since: ContinuousClock.Instant) -> Int {
    Int((ContinuousClock.now - since).components.seconds)
  }
}
