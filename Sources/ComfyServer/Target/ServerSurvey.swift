import Comfy
import Flow
import Targets

/// What a server has, found out once and kept.
actor ServerSurvey {
  private let find: @Sendable () async -> Found
  private var task: Task<Found, Never>?

  /// What was found.
  struct Found: Sendable {
    var inventory: Inventory
    var models: ModelInventory
  }

  /// A survey that finds out by those means.
  init(_ find: @escaping @Sendable () async -> Found) {
    self.find = find
  }

  /// What the server has; those who ask at once wait for the same answer.
  var found: Found {
    get async {
      if let task { return await task.value }
      let started = Task { await find() }
      task = started
      return await started.value
    }
  }

  /// The inventory of a server with those models.
  static func inventory(
    _ models: ModelInventory, classes: NodeClasses, stats: SystemStats?
  ) -> Inventory {
    var items = models.allItems
    items.append(
      Inventory.Item(Need("nodes", "classes"), detail: String(classes.all.count)))
    return Inventory(
      version: stats?.version, devices: (stats?.devices ?? []).map(\.line), items: items)
  }
}

extension SystemStats.Device {
  /// The device in one line, such as `NVIDIA GeForce RTX 4090 (cuda): 24 GiB`.
  fileprivate var line: String {
    let name = self.name.isEmpty ? type : self.name
    let kind = type.isEmpty || name.lowercased().hasPrefix(type.lowercased()) ? "" : " (\(type))"
    guard let vramTotal, vramTotal > 0 else { return name + kind }
    let tenths = (Double(vramTotal) / Double(1 << 30) * 10).rounded() / 10
    return "\(name)\(kind): \(Number(tenths)) GiB"
  }
}
