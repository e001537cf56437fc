import OrderedJSON

/// What a server is working on and what waits.
public struct QueueState: Hashable, Sendable {
  /// What runs.
  public var running: [Item]
  /// What waits, the next one first.
  public var pending: [Item]

  /// A prompt in the queue.
  public struct Item: Hashable, Sendable {
    /// Its id.
    public var id: PromptID
    /// Its place: lower numbers are first.
    public var number: Double
    /// The output nodes that are to be executed; those that were refused are missing.
    public var outputs: [String]

    /// A prompt in the queue.
    public init(id: PromptID, number: Double = 0, outputs: [String] = []) {
      self.id = id
      self.number = number
      self.outputs = outputs
    }
  }

  /// A queue.
  public init(running: [Item] = [], pending: [Item] = []) {
    self.running = running
    self.pending = pending
  }

  /// The queue in an answer of `/queue`, or nil if that is none.
  init?(_ json: JSON) {
    guard let running = json["queue_running"]?.array, let pending = json["queue_pending"]?.array
    else { return nil }
    self.init(
      running: running.compactMap(Item.init),
      // A heap's own order says nothing about who is next.
      pending: pending.compactMap(Item.init).sorted { $0.number < $1.number })
  }

  /// The prompt of that id, wherever it is.
  public func item(_ id: PromptID) -> Item? {
    running.first { $0.id == id } ?? pending.first { $0.id == id }
  }

  /// Whether that prompt runs.
  public func isRunning(_ id: PromptID) -> Bool { running.contains { $0.id == id } }

  /// Whether that prompt waits.
  public func isPending(_ id: PromptID) -> Bool { pending.contains { $0.id == id } }
}

extension QueueState.Item {
  /// A prompt in the queue as a server lists it: number, id, prompt, extra data, outputs.
  init?(_ json: JSON) {
    guard let parts = json.array, parts.count >= 2, let id = parts[1].string else { return nil }
    self.init(
      id: PromptID(id), number: parts[0].double ?? 0,
      outputs: parts.count > 4 ? (parts[4].array ?? []).compactMap(\.string) : [])
  }
}
