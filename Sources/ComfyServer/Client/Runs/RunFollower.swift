import OrderedJSON

/// Follows one prompt to its end: by the websocket while there is one, by asking otherwise.
struct RunFollower: Sendable {
  let client: ComfyClient
  let id: PromptID
  let clientID: String
  let witness: RunWitness
  let signals: AsyncStream<RunWitness.Signal>
  let mailbox: AsyncStream<RunWitness.Signal>.Continuation

  init(
    _ client: ComfyClient, _ id: PromptID, clientID: String,
    _ events: @escaping @Sendable (ServerEvent) -> Void
  ) {
    self.client = client
    self.id = id
    self.clientID = clientID
    (signals, mailbox) = AsyncStream.makeStream(of: RunWitness.Signal.self)
    witness = RunWitness(id, events, mailbox)
  }

  /// Opens the websocket, submits, and waits for the end.
  ///
  /// The websocket is first, so that nothing of a prompt that takes milliseconds is missed; without
  /// one it goes on all the same.
  func run(_ submit: () async throws -> Void) async throws -> HistoryRecord {
    let transport = try client.transport
    return try await withThrowingTaskGroup(of: Void.self) { group in
      defer {
        group.cancelAll()
        mailbox.finish()
      }
      group.addTask { await keepConnected(transport) }
      group.addTask {
        while true {
          try await Task.sleep(for: client.limits.pollTime)
          mailbox.yield(.tick)
        }
      }
      group.addTask {
        try await Task.sleep(for: .seconds(12))
        mailbox.yield(.overdue)
      }
      var signals = signals.makeAsyncIterator()
      connecting: while let signal = await signals.next() {
        switch signal {
        case .connected, .disconnected, .overdue: break connecting
        case .ended, .tick: continue
        }
      }
      try Task.checkCancellation()
      try await submit()
      return try await end(&signals)
    }
  }

  /// Keeps a websocket open, ever less eagerly while that fails.
  private func keepConnected(_ transport: Transport) async {
    let session = SocketSession(
      connection: SocketConnection(transport: transport, clientID: clientID),
      limits: client.limits)
    var pause = Duration.milliseconds(100)
    while !Task.isCancelled {
      let begin = ContinuousClock.now
      do {
        try await session.run { witness.take($0) }
      } catch let failure as SocketFailure {
        witness.disconnected("The websocket \(failure.what).")
      } catch {
        return
      }
      if .now - begin > .seconds(10) { pause = .milliseconds(100) }
      try? await Task.sleep(for: pause)
      pause = min(pause * 2, .seconds(5))
    }
  }

  private func end(
    _ signals: inout AsyncStream<RunWitness.Signal>.Iterator
  ) async throws -> HistoryRecord {
    var away: ContinuousClock.Instant?
    var ticks = 0
    while let signal = await signals.next() {
      do {
        switch signal {
        case .ended:
          if let record = try await confirmation() { return record }
        case .overdue: continue
        case .tick where witness.quiet < client.limits.pollTime:
          continue
        case .tick:
          ticks += 1
          // A queue is told with all its prompts, so it is asked for seldom while not needed.
          let isThorough = !witness.isConnected || ticks.isMultiple(of: 5)
          if let record = try await look(isThorough: isThorough) { return record }
        case .connected, .disconnected:
          if let record = try await look() { return record }
        }
        away = nil
      } catch let error as ClientError where error.mayPass {
        let since = away ?? .now
        away = since
        if .now - since > client.limits.absence { throw error }
      }
    }
    throw CancellationError()
  }

  /// How the prompt ended, or nil while it is on its way.
  ///
  /// - Parameter isThorough: Whether to make sure that it is on its way.
  /// - Throws: ``ClientError/lost(_:)`` or ``ClientError/removed(_:)`` when it is nowhere.
  private func look(isThorough: Bool = true) async throws -> HistoryRecord? {
    if let record = try await client.history(id) { return record }
    guard isThorough else { return nil }
    if try await client.queue().item(id) != nil { return nil }
    // It may have ended between the two questions.
    if let record = try await client.history(id) { return record }
    if let record = witness.record { return record }
    throw witness.surelyNeverBegan ? ClientError.removed(id) : ClientError.lost(id)
  }

  /// The history's word on a prompt that is over, or nil if it is not after all.
  ///
  /// The message comes before the history has it, by a moment. A history that was emptied never has
  /// it: then what the messages told is all there is.
  private func confirmation() async throws -> HistoryRecord? {
    var pause = Duration.milliseconds(2)
    for _ in 0..<10 {
      do {
        if let record = try await client.history(id) { return record }
      } catch let error as ClientError where error.mayPass {
        guard let record = witness.record else { throw error }
        return record
      }
      try await Task.sleep(for: pause)
      pause *= 2
    }
    return try await look()
  }
}
