import Flow
import Targets

/// What `targets` tells scripts.
public struct TargetsReport: Encodable, Sendable {
  /// Each target, the preferred first.
  public var targets: [TargetReport]
  /// Why some cannot be reached.
  public var diagnostics: [FindingReport]

  /// The report of targets.
  public init(_ targets: [TargetState]) {
    self.targets = targets.map(TargetReport.init)
    diagnostics = targets.compactMap(\.finding).map(FindingReport.init)
  }
}

/// A target as it is right now.
public struct TargetState: Sendable {
  /// Its name.
  public var name: String
  /// What it has; nil when it cannot be reached.
  public var inventory: Inventory?
  /// Why it cannot be reached.
  public var finding: Diagnostic?
  /// How many primitives it knows.
  public var primitives: Int
  /// How many functions of the library it can do right now.
  public var functions: Int
}

/// A target as scripts see it.
public struct TargetReport: Encodable, Sendable {
  let name: String
  let reachable: Bool
  let version: String?
  let primitives: Int
  let functions: Int
  let devices: [String]
  let items: [ItemReport]

  init(_ state: TargetState) {
    name = state.name
    reachable = state.inventory != nil
    version = state.inventory?.version
    primitives = state.primitives
    functions = state.functions
    devices = state.inventory?.devices ?? []
    items = (state.inventory?.all ?? []).map(ItemReport.init)
  }

  struct ItemReport: Encodable, Sendable {
    let kind: String
    let name: String
    let available: Bool
    let detail: String?
    let remedy: String?

    init(_ item: Inventory.Item) {
      kind = item.need.kind
      name = item.need.name
      available = item.detail != nil
      detail = item.detail
      remedy = item.detail == nil ? item.remedy : nil
    }
  }
}
