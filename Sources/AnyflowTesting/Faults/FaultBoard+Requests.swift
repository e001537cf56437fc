extension FaultBoard {
  /// Answers a request, with what goes wrong around it.
  func answer(to request: ReceivedRequest, work: @Sendable () async -> Answer) async -> Answer {
    let path = request.path
    let delay = take { fault -> Duration? in
      if case .delay(let duration, let pattern) = fault, fits(path, pattern) {
        duration
      } else {
        nil
      }
    }
    if let delay { try? await Task.sleep(for: delay) }
    let early = take { fault -> Answer? in
      switch fault {
      case .closeBeforeWork(let pattern) where fits(path, pattern):
        Answer(status: 0, isWithheld: true)
      case .answer(let status, let body, let type, let pattern) where fits(path, pattern):
        .text(body, type: type, status: status)
      default: nil
      }
    }
    if let early { return early }
    var answer = await work()
    let late = take { fault -> Answer? in
      switch fault {
      case .closeBeforeAnswer(let pattern) where fits(path, pattern):
        Answer(status: 0, isWithheld: true)
      case .invalidJSON(let pattern) where fits(path, pattern):
        .text("{\"prompt_id\": ", type: "application/json; charset=utf-8", status: 200)
      default: nil
      }
    }
    if let late { return late }
    if path == "/view", answer.status == 200 {
      answer.brokenAfter = take { if case .truncateDownload(let count) = $0 { count } else { nil } }
    }
    return answer
  }

  /// Whether a path is one that the pattern means.
  private func fits(_ path: String, _ pattern: String?) -> Bool {
    guard let pattern else { return true }
    guard pattern.hasSuffix("/*") else { return path == pattern }
    return path.hasPrefix(pattern.dropLast())
  }
}
