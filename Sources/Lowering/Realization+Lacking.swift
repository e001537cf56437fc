import Flow
import Targets

extension Realization {
  /// What a target lacks for this realization: needs, then primitives as needs of the kind `class`.
  ///
  /// What other functions that the realization uses lack is not looked at.
  public func lacking(on target: any Target, _ inventory: Inventory) -> [Need] {
    lackingPrimitives(on: target).map { Need("class", $0) }
      + needs.filter { !inventory.has($0) }
  }

  /// The primitives that the realization uses and the target does not know, each once.
  func lackingPrimitives(on target: any Target) -> [String] {
    let names =
      body.map { body in body.nodes.map(\.function).filter { $0.target == target.name } }
      ?? [FunctionName(function, on: target.name)]
    var lacking: [String] = []
    for name in names where target.primitives[name] == nil && !lacking.contains(name.name) {
      lacking.append(name.name)
    }
    return lacking
  }
}
