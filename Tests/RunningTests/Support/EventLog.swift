import Synchronization
import Targets

/// Remembers the events of a run as short lines.
final class EventLog: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  var listener: @Sendable (RunEvent) -> Void {
    { event in
      let line =
        switch event {
        case .started(let step): "started \(step)"
        case .progressed(let step, let fraction): "progressed \(step) \(fraction)"
        case .told(let step, _): "told \(step)"
        case .finished(let step, _): "finished \(step)"
        case .failed(let step, _): "failed \(step)"
        case .skipped(let step): "skipped \(step)"
        }
      self.lines.withLock { $0.append(line) }
    }
  }
}
