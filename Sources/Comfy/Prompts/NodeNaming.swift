import Flow

/// How ids of nodes in prompts and workflows become names of nodes in flows, and back.
///
/// A plain whole number stands at the end of the name (`ksampler_3`); any other id is kept in an
/// attribute, `@id("57:3")`.
public enum NodeNaming {
  /// What a node of a prompt is called in a flow.
  public struct Name: Hashable, Sendable {
    /// The node's name, unique among those given together.
    public var name: String
    /// The attribute that keeps the id, where the name does not end in it.
    public var id: Attribute?

    /// A name, and the attribute that it needs.
    public init(_ name: String, id: Attribute? = nil) {
      self.name = name
      self.id = id
    }
  }

  /// The names of the nodes of one prompt, workflow or sub-graph, in the same order.
  ///
  /// - Parameters:
  ///   - nodes: The nodes' ids and classes; for an instance of a sub-graph, the flow's name.
  ///   - reserved: Names that no node may get.
  public static func names(
    of nodes: [(id: String, className: String)], except reserved: Set<String> = []
  ) -> [Name] {
    var slugs: [String: String] = [:]
    func slug(_ className: String) -> String {
      if let known = slugs[className] { return known }
      let slug = ClassSlug.of(className)
      slugs[className] = slug
      return slug
    }
    var taken = reserved
    taken.reserveCapacity(nodes.count + reserved.count)
    // Plain ids come first, for their names say what they are.
    var names = nodes.map { node -> Name? in
      guard isPlain(node.id) else { return nil }
      let name = "\(slug(node.className))_\(node.id)"
      return taken.insert(name).inserted ? Name(name) : nil
    }
    var lastNumbers: [String: Int] = [:]
    for (index, node) in nodes.enumerated() where names[index] == nil {
      let words = ClassSlug.words(of: node.id, limit: 24)
      let base = words.isEmpty ? slug(node.className) : "\(slug(node.className))_\(words)"
      var name = base
      var number = lastNumbers[base] ?? 1
      while !taken.insert(name).inserted {
        number += 1
        name = "\(base)_\(number)"
      }
      lastNumbers[base] = number
      names[index] = Name(name, id: Attribute(Attribute.Known.id.rawValue, node.id))
    }
    return names.compactMap { $0 }
  }

  /// The ids of a flow's nodes in the same order, all different.
  ///
  /// An `@id` comes first, then the number at the end of a name, then the next free number. An id that
  /// an earlier node has already is passed over.
  public static func ids(of nodes: [Node]) -> [String] {
    var taken: Set<String> = []
    taken.reserveCapacity(nodes.count)
    var ids = nodes.map { node -> String? in
      guard !node.attributes.isEmpty, let id = node.attributes.text(.id),
        taken.insert(id).inserted
      else { return nil }
      return id
    }
    for (index, node) in nodes.enumerated() where ids[index] == nil {
      guard let id = number(in: node.name), taken.insert(id).inserted else { continue }
      ids[index] = id
    }
    var next = 1
    for index in nodes.indices where ids[index] == nil {
      while !taken.insert(String(next)).inserted { next += 1 }
      ids[index] = String(next)
    }
    return ids.compactMap { $0 }
  }

  /// Whether an id is a whole number from 0 on, written without leading zeros.
  public static func isPlain(_ id: String) -> Bool {
    let digits = id.utf8
    guard let first = digits.first,
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return false }
    return first != UInt8(ascii: "0") || digits.count == 1
  }

  /// The plain number behind the last `_` of a name.
  private static func number(in name: String) -> String? {
    guard let mark = name.utf8.lastIndex(of: UInt8(ascii: "_")) else { return nil }
    let id = String(name[name.utf8.index(after: mark)...])
    return isPlain(id) ? id : nil
  }
}
