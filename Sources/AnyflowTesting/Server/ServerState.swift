import OrderedJSON

/// A prompt in the queue.
struct QueueItem: Sendable {
  /// The priority, lower first, as it was said.
  var number: JSON
  var id: String
  /// The prompt with its literals converted as checking did.
  var prompt: JSONObject
  var extraData: JSONObject
  /// The output nodes to execute.
  var outputs: [String]

  /// The tuple that the queue and the history show.
  var tuple: JSON {
    [
      number, .string(id), .object(prompt), .object(extraData),
      .array(outputs.map(JSON.string)),
    ]
  }
}

/// What a server has in memory; a restart loses it.
struct ServerState {
  /// Which life of the server this is: what belongs to an earlier one must not change it.
  var generation = 0
  var isHeld = false
  /// What waits, the next first.
  var pending: [QueueItem] = []
  var running: QueueItem?
  var history = History()
  var cache = OutputCache()
  var counter = 0
  var isInterrupted = false
  var freesMemory = false
  /// The client of the prompt that runs, or ran last.
  var clientID: String?
  var lastNode: String?

  init(generation: Int = 0, isHeld: Bool = false) {
    self.generation = generation
    self.isHeld = isHeld
  }

  /// What `status` messages and `/prompt` say.
  var status: JSON {
    ["exec_info": ["queue_remaining": .integer(pending.count + (running == nil ? 0 : 1))]]
  }

  /// Puts a prompt where its priority belongs.
  mutating func enqueue(_ item: QueueItem) {
    let key = (item.number.double ?? 0, item.id)
    let place = pending.firstIndex { ($0.number.double ?? 0, $0.id) > key }
    pending.insert(item, at: place ?? pending.endIndex)
  }
}
