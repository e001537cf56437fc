import Flow

/// What a target has: the facts against which the needs of realizations are matched.
public struct Inventory: Sendable {
  /// The target's version, where it has one.
  public var version: String?
  /// One line per device, such as `cpu: 2 cores`.
  public var devices: [String]
  private var items: [Need: Item]

  /// One thing that a target has, or is known to lack.
  public struct Item: Sendable, Hashable {
    /// Which thing.
    public var need: Need
    /// Its version or file, where known; nil when it is missing.
    public var detail: String?
    /// What to do to get it, such as the Debian package that carries it.
    public var remedy: String?
    /// What realizations that need it may use of it, such as a model's `file` and its `steps`.
    public var facts: [String: Value]

    /// A thing that is there (`detail` is not nil) or missing.
    public init(
      _ need: Need, detail: String?, remedy: String? = nil, facts: [String: Value] = [:]
    ) {
      self.need = need
      self.detail = detail
      self.remedy = remedy
      self.facts = facts
    }
  }

  /// An inventory of those things.
  public init(version: String? = nil, devices: [String] = [], items: [Item] = []) {
    self.version = version
    self.devices = devices
    self.items = Dictionary(items.map { ($0.need, $0) }, uniquingKeysWith: { _, b in b })
  }

  /// Whether the target has it.
  public func has(_ need: Need) -> Bool { items[need]?.detail != nil }

  /// What is known of it.
  public func item(_ need: Need) -> Item? { items[need] }

  /// Everything known, sorted by kind and name.
  public var all: [Item] {
    items.values.sorted { ($0.need.kind, $0.need.name) < ($1.need.kind, $1.need.name) }
  }
}
