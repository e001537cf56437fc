import OrderedJSON

/// Sends the messages of one prompt, with what goes wrong between them.
final class PromptChannel {
  /// What must happen besides.
  enum Consequence {
    case restart(down: Duration)
  }

  private let core: ServerCore
  private let client: String?
  private var count = 0
  private var isSilent = false
  private(set) var consequence: Consequence?

  init(_ core: ServerCore, client: String?) {
    self.core = core
    self.client = client
    strike()
  }

  /// Sends a message; one without a client goes to all.
  func send(_ type: String, _ data: JSON) {
    guard consequence == nil else { return }
    if !isSilent { core.hub.send(type, data, to: client) }
    count += 1
    strike()
  }

  /// Sends a binary message.
  func send(kind: UInt32, _ bytes: [UInt8]) {
    guard consequence == nil else { return }
    if !isSilent { core.hub.send(kind: kind, bytes, to: client) }
    count += 1
    strike()
  }

  /// Sends a text that belongs to a node, which goes to all clients.
  func tellAll(_ text: String, at node: String) {
    guard consequence == nil, !isSilent else { return }
    let id = Array(node.utf8)
    core.hub.send(kind: 3, UInt32(id.count).bigEndianBytes + id + Array(text.utf8), to: nil)
  }

  private func strike() {
    while consequence == nil, let action = next() { action() }
  }

  private func next() -> (() -> Void)? {
    let hub = core.hub
    let faults = core.faults
    let client = client
    let count = count
    // The board is locked while it looks, so what is done comes after.
    let fault = faults.take { fault -> Fault? in
      switch fault {
      case .dropSocket(let after, _) where after <= count: fault
      case .restart(let after, _) where after <= count: fault
      case .oversizedFrame(_, let after) where after <= count: fault
      case .unknownEvent(_, let after) where after <= count: fault
      case .binaryFrame(_, _, let after) where after <= count: fault
      case .invalidFrame(_, let after) where after <= count: fault
      case .silence(let after) where after <= count: fault
      default: nil
      }
    }
    guard let fault else { return nil }
    return { [weak self] in
      switch fault {
      case .dropSocket(_, let refusing):
        faults.refuseSockets(refusing)
        hub.drop(client)
      case .restart(_, let down): self?.consequence = .restart(down: down)
      case .oversizedFrame(let bytes, _):
        hub.send(
          kind: 1, UInt32(1).bigEndianBytes + Array(repeating: 0, count: max(bytes - 8, 0)),
          to: client)
      case .unknownEvent(let type, _): hub.send(type, ["anything": [1, 2, 3]], to: client)
      case .binaryFrame(let kind, let bytes, _): hub.send(kind: kind, bytes, to: client)
      case .invalidFrame(let text, _): hub.send(text: text, to: client)
      case .silence: self?.isSilent = true
      default: break
      }
    }
  }
}
