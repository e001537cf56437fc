import Flow

/// Finds the function that someone meant who wrote a name that is none.
struct FunctionSearch {
  private let context: CheckContext
  /// The targets whose primitives the catalogue lists.
  let targets: Set<String>
  private let words: [(name: FunctionName, words: Set<String>)]
  private var known: [FunctionName: Names] = [:]

  /// What a name may have meant, whatever the node is given.
  private struct Names {
    var byName: [FunctionName]
    var byWords: [FunctionName]
  }

  init(_ context: CheckContext) {
    self.context = context
    let signatures =
      context.uses.contains { $0.shape == nil } ? context.catalogue.signatures : []
    targets = Set(signatures.compactMap(\.name.target))
    words = signatures.map { ($0.name, Set(FunctionSearch.words(of: $0.name.name))) }
  }

  /// The names near to the node's, best first, and the one that is clearly meant.
  mutating func candidates(for node: Node) -> (near: [FunctionName], clear: FunctionName?) {
    let names = names(near: node.function)
    let byName = names.byName
    let byWords = names.byWords
    // A primitive that a target lacks may be an abstract function.
    let abstract =
      node.function.target == nil
      ? [] : words.map(\.name).filter { $0.target == nil && $0.name == node.function.name }
    var near: [FunctionName] = []
    for name in byName + byWords + abstract where !near.contains(name) { near.append(name) }
    let clear =
      nearest(byName, to: node.function.name) ?? only(byName, node)
      ?? (byName.isEmpty ? only(byWords + abstract, node) : nil)
    return (Array(near.prefix(3)), clear)
  }

  private mutating func names(near function: FunctionName) -> Names {
    if let names = known[function] { return names }
    guard known.count < NearNames.searchLimit else { return Names(byName: [], byWords: []) }
    let pool = words.map(\.name).filter { $0.target == function.target }
    let names = Names(
      byName: near(function.name, in: pool),
      byWords: sharing(FunctionSearch.words(of: function.name), function.target))
    known[function] = names
    return names
  }

  private func near(_ name: String, in pool: [FunctionName]) -> [FunctionName] {
    NearNames.of(name, in: pool.map(\.name)).compactMap { near in
      pool.first { $0.name == near }
    }
  }

  /// Functions with all words of a name, or for a name of several words all of theirs in it.
  private func sharing(_ wanted: [String], _ target: String?) -> [FunctionName] {
    let wanted = Set(wanted)
    guard !wanted.isEmpty else { return [] }
    return words.filter { $0.name.target == target && !$0.words.isEmpty }
      .filter { $0.words.isSuperset(of: wanted) || $0.words.isSubset(of: wanted) }
      .sorted {
        ($0.words.symmetricDifference(wanted).count, $0.name.name)
          < ($1.words.symmetricDifference(wanted).count, $1.name.name)
      }
      .map(\.name)
  }

  /// The candidate that is off by a slip or two where every other is further off.
  private func nearest(_ candidates: [FunctionName], to name: String) -> FunctionName? {
    let ranked = candidates.map { ($0, NearNames.distance($0.name, name)) }
      .sorted { $0.1 < $1.1 }
    guard let (first, distance) = ranked.first, distance <= 2 else { return nil }
    return ranked.dropFirst().allSatisfy { $0.1 >= distance + 2 } ? first : nil
  }

  /// The one candidate, or the one that fits what the node is given.
  private func only(_ candidates: [FunctionName], _ node: Node) -> FunctionName? {
    if candidates.count <= 1 { return candidates.first }
    let fitting = candidates.filter { fits($0, node) }
    return fitting.count == 1 ? fitting.first : nil
  }

  private func fits(_ name: FunctionName, _ node: Node) -> Bool {
    guard let signature = context.catalogue[name] else { return false }
    return node.arguments.allSatisfy { argument in
      guard let port = signature.port(argument.port) else { return false }
      switch argument.source {
      case .value: return !port.type.needsLink
      case .list: return port.type.isList
      case let source: return context.type(of: source).map(port.type.accepts) ?? true
      }
    }
  }

  private static func words(of name: String) -> [String] {
    let separators = Array("_- .".utf8)
    return name.lowercased().utf8.split { separators.contains($0) }.map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
