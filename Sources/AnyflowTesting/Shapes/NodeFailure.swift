/// What a node raises.
struct NodeFailure: Error, Hashable {
  /// The exception's class as Python names it.
  var type: String
  var message: String
  /// What a server appends for people.
  var tip = ""
  var isInterruption = false

  init(_ type: String, _ message: String) {
    self.type = type
    self.message = message
  }

  /// Running out of memory on the device.
  static let outOfMemory: NodeFailure = {
    var failure = NodeFailure("torch.OutOfMemoryError", "Allocation on device ")
    failure.tip = "This error means you ran out of memory on your GPU."
    return failure
  }()

  /// An interruption.
  static let interruption: NodeFailure = {
    var failure = NodeFailure("InterruptProcessingException", "")
    failure.isInterruption = true
    return failure
  }()
}
