import Synchronization
import Targets

/// Passes on what a server tells of a prompt, in the words of the job's parts.
final class PromptWatch: Sendable {
  private let prompt: AssembledPrompt
  private let request: StepRequest
  private let state: Mutex<State>

  private struct State {
    var progress: PromptProgress
    var told = -1.0
    var part: String?
  }

  init(prompt: AssembledPrompt, request: StepRequest) {
    self.prompt = prompt
    self.request = request
    state = Mutex(State(progress: PromptProgress(prompt.prompt)))
  }

  func receive(_ event: ServerEvent) {
    switch event {
    case .submitted: request.news(.waiting)
    case .cached(let nodes): update { $0.progress.skip(nodes) }
    case .executing(let node):
      update { $0.progress.begin(node) }
      guard let part = node.flatMap({ prompt.role(of: $0)?.part }) else { return }
      let isNew = state.withLock { state in
        defer { state.part = part }
        return state.part != part
      }
      if isNew { request.news(.working(part: part)) }
    case .progress(let node?, let value, let most):
      update { $0.progress.advance(node, value, of: most) }
    case .preview(let node, let format, let bytes):
      let part = node.flatMap { prompt.role(of: $0)?.part } ?? state.withLock { $0.part }
      request.news(.preview(part: part, Preview(format: format.rawValue, bytes: bytes)))
    default: break
    }
  }

  private func update(_ change: (inout State) -> Void) {
    let fraction = state.withLock { state -> Double? in
      change(&state)
      // Fetching what came out is the rest of the way.
      let fraction = state.progress.fraction * 0.98
      guard fraction > state.told else { return nil }
      state.told = fraction
      return fraction
    }
    if let fraction { request.progress(fraction) }
  }
}
