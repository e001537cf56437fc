import OrderedJSON
import Synchronization

extension ServerCore {
  /// What `GET /prompt` says.
  var status: JSON { state.withLock { $0.status } }

  /// What `GET /queue` says.
  var queue: JSON {
    state.withLock { state in
      [
        "queue_running": .array([state.running].compactMap { $0?.tuple }),
        "queue_pending": .array(state.pending.map(\.tuple)),
      ]
    }
  }

  /// Takes prompts out of the queue; what runs is not touched.
  func postQueue(_ request: ReceivedRequest) -> Answer {
    guard let body = request.json?.object else { return .trouble }
    if body["clear"]?.isTruthy == true {
      state.withLock { $0.pending = [] }
      tellStatus()
    }
    for id in body["delete"]?.array?.compactMap(\.string) ?? [] {
      let isFound = state.withLock { state -> Bool in
        guard let place = state.pending.firstIndex(where: { $0.id == id }) else { return false }
        state.pending.remove(at: place)
        return true
      }
      if isFound { tellStatus() }
    }
    return .status(200)
  }

  /// Interrupts what runs, or only a certain prompt if that is it.
  func postInterrupt(_ request: ReceivedRequest) -> Answer {
    let id = request.json?["prompt_id"]?.string ?? ""
    state.withLock { state in
      // Without a prompt that runs, the wish is cleared when the next one starts.
      if id.isEmpty || state.running?.id == id { state.isInterrupted = true }
    }
    return .status(200)
  }

  /// Frees memory when the worker next wakes.
  func postFree(_ request: ReceivedRequest) -> Answer {
    guard let body = request.json?.object else { return .trouble }
    if body["free_memory"]?.isTruthy == true {
      state.withLock { $0.freesMemory = true }
    }
    wakeWorker()
    return .status(200)
  }

  // MARK: History

  func getHistory(_ request: ReceivedRequest) -> Answer {
    let most = request.query["max_items"].map { Int($0) }
    let offset = request.query["offset"].map { Int($0) }
    // A number that is none throws in the real server.
    if most == .some(nil) || offset == .some(nil) { return .trouble }
    return .json(
      state.withLock { $0.history.listed(most: most ?? nil, offset: (offset ?? nil) ?? -1) })
  }

  /// What `/history/{id}` says: nothing while the prompt is unknown or not finished.
  func record(of id: String) -> JSON {
    guard let record = state.withLock({ $0.history[id] }) else { return [:] }
    return .object(JSONObject([JSONObject.Member(id, record)]))
  }

  func postHistory(_ request: ReceivedRequest) -> Answer {
    guard let body = request.json?.object else { return .trouble }
    state.withLock { state in
      if body["clear"]?.isTruthy == true { state.history = History() }
      for id in body["delete"]?.array?.compactMap(\.string) ?? [] { state.history.remove(id) }
    }
    return .status(200)
  }
}
