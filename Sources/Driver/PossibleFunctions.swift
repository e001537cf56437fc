import Flow
import Library
import Lowering
import Targets

/// Which functions can be done right now, those that realizations use of other functions included.
struct PossibleFunctions {
  private let library: Library
  private let targets: [any Target]
  private let inventories: [String: Inventory]
  private var known: [String: Bool] = [:]

  init(library: Library, targets: [any Target], inventories: [String: Inventory]) {
    self.library = library
    self.targets = targets
    self.inventories = inventories
  }

  /// The functions that a realization uses and that no target can do, as needs of the kind `function`.
  mutating func lacking(in realization: Realization) -> [Need] {
    var lacking: [Need] = []
    for node in realization.body?.nodes ?? [] where node.function.target == nil {
      let need = Need("function", node.function.name)
      if !isPossible(node.function.name), !lacking.contains(need) { lacking.append(need) }
    }
    return lacking
  }

  /// Whether any target can do a function.
  private mutating func isPossible(_ function: String) -> Bool {
    if let known = known[function] { return known }
    // A function that uses itself in all its ways cannot be done.
    known[function] = false
    for target in targets {
      guard let inventory = inventories[target.name] else { continue }
      for realization in library.realizations(of: function, on: target.name)
      where realization.lacking(on: target, inventory).isEmpty {
        if lacking(in: realization).isEmpty {
          known[function] = true
          return true
        }
      }
    }
    return false
  }
}
