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
  /// The functions of the library that it can do right now.
  public var functions: [String] = []
  /// The functions that it has a way to do, and what the first such way lacks.
  public var lacking: [LackingFunction] = []

  /// A function that a target could do if it had more.
  public struct LackingFunction: Sendable {
    /// The function's name.
    public var function: String
    /// What is missing for it.
    public var needs: [Need]
  }
}

/// A target as scripts see it.
public struct TargetReport: Encodable, Sendable {
  let name: String
  let reachable: Bool
  let version: String?
  let primitives: Int
  let functions: Int
  let realizable: [String]
  let lacking: [LackingReport]
  let devices: [String]
  let items: [ItemReport]

  init(_ state: TargetState) {
    name = state.name
    reachable = state.inventory != nil
    version = state.inventory?.version
    primitives = state.primitives
    functions = state.functions.count
    realizable = state.functions
    lacking = state.lacking.map { lacking in
      LackingReport(function: lacking.function, needs: lacking.needs.map(\.description))
    }
    devices = state.inventory?.devices ?? []
    items = (state.inventory?.all ?? []).map(ItemReport.init)
  }

  struct LackingReport: Encodable, Sendable {
    let function: String
    let needs: [String]
  }

  struct ItemReport: Encodable, Sendable {
    let kind: String
    let name: String
    let available: Bool
    let detail: String?
    let remedy: String?
    let files: [String]?

    init(_ item: Inventory.Item) {
      kind = item.need.kind
      name = item.need.name
      available = item.detail != nil
      detail = item.detail
      remedy = item.detail == nil ? item.remedy : nil
      files =
        if case .list(let files) = item.facts["files"] { files.compactMap(\.text) } else { nil }
    }
  }
}
