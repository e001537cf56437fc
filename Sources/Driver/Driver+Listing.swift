import Flow
import Library
import Lowering
import Targets

/// A function of the library with where it can be done right now.
public struct ListedFunction: Sendable {
  /// The function.
  public var signature: Signature
  /// The targets that can do it right now, the preferred first.
  public var targets: [String]
  /// What targets would need beside what they have, where none can do it.
  public var missing: [String]
  /// How well it matches what was searched for, between 0 and 1; nil where nothing was.
  public var score: Double?
}

extension Driver {
  /// The functions of the library with where each can be done right now.
  ///
  /// - Parameters:
  ///   - query: A function's name, or words for what it does; nil lists all.
  ///   - target: Only functions that this target has a way to do.
  ///   - limit: The most functions that a search by words gives.
  public func functions(
    matching query: String? = nil, on target: String? = nil, limit: Int = 12
  ) async -> [ListedFunction] {
    let inventories = await inventories()
    var possible = PossibleFunctions(
      library: library, targets: targets, inventories: inventories)
    let found: [(signature: Signature, score: Double?)] =
      if let query {
        if let exact = library.catalogue[query] {
          [(exact, nil)]
        } else {
          library.search(query, limit: limit).map { ($0.function, $0.score) }
        }
      } else {
        library.catalogue.signatures.map { ($0, nil) }
      }
    return found.compactMap { signature, score in
      if let target, library.realizations(of: signature.name.name, on: target).isEmpty {
        return nil
      }
      return listed(signature, score, inventories, &possible, only: target)
    }
  }

  /// The node classes of ComfyUI whose names hold all the words of a query, the nearest first.
  ///
  /// - Parameter query: A class's name, with or without `comfy.`, or parts of it; nil lists all.
  public func nodeClasses(matching query: String? = nil) -> [ListedFunction] {
    let all = nodeClasses.catalogue
    func listed(_ signature: Signature) -> ListedFunction {
      ListedFunction(signature: signature, targets: [], missing: [], score: nil)
    }
    guard let query else { return all.signatures.map(listed) }
    let name = query.hasPrefix("comfy.") ? String(query.dropFirst(6)) : query
    if let exact = all[FunctionName(name, on: "comfy")] { return [listed(exact)] }
    let words = name.lowercased().split(separator: " ")
    return all.signatures.filter { signature in
      let own = signature.name.name.lowercased()
      return words.allSatisfy { own.contains($0) }
    }.sorted { $0.name.name.count < $1.name.name.count }.map(listed)
  }

  /// Each target as it is right now.
  public func targetStates() async -> [TargetState] {
    var states: [TargetState] = []
    var possible = PossibleFunctions(
      library: library, targets: targets, inventories: await inventories())
    for target in targets {
      var state = TargetState(
        name: target.name, primitives: target.primitives.signatures.count)
      do throws(Diagnostic) {
        let inventory = try await target.inventory()
        state.inventory = inventory
        for function in library.catalogue.signatures.map(\.name.name) {
          let ways = library.realizations(of: function, on: target.name)
            .map { $0.lacking(on: target, inventory) + possible.lacking(in: $0) }
          if ways.contains(where: \.isEmpty) {
            state.functions.append(function)
          } else if let fewest = ways.min(by: { $0.count < $1.count }) {
            state.lacking.append(TargetState.LackingFunction(function: function, needs: fewest))
          }
        }
      } catch {
        state.finding = error
      }
      states.append(state)
    }
    return states
  }

  private func inventories() async -> [String: Inventory] {
    var result: [String: Inventory] = [:]
    for target in targets {
      if let inventory = try? await target.inventory() { result[target.name] = inventory }
    }
    return result
  }

  private func listed(
    _ signature: Signature, _ score: Double?, _ inventories: [String: Inventory],
    _ possible: inout PossibleFunctions, only target: String?
  ) -> ListedFunction {
    var ready: [String] = []
    var missing: [String] = []
    for candidate in targets where target == nil || candidate.name == target {
      let ways = library.realizations(of: signature.name.name, on: candidate.name)
      guard let inventory = inventories[candidate.name], !ways.isEmpty else { continue }
      let lacking = ways.map {
        $0.lacking(on: candidate, inventory) + possible.lacking(in: $0)
      }
      if lacking.contains(where: \.isEmpty) {
        ready.append(candidate.name)
      } else {
        missing += (lacking.first ?? []).map(\.description)
      }
    }
    return ListedFunction(
      signature: signature, targets: ready, missing: ready.isEmpty ? missing : [], score: score)
  }
}
