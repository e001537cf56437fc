import Flow

/// The node classes that a server has, in its order.
public struct NodeClasses: Sendable {
  /// The classes in order.
  public private(set) var all: [NodeClass]
  /// What was odd in the description that they were read from.
  public var findings: [Diagnostic]
  private var index: [String: Int]

  /// A set of classes; a later one replaces an earlier one of the same name.
  public init(_ classes: [NodeClass] = [], findings: [Diagnostic] = []) {
    all = []
    index = [:]
    self.findings = findings
    all.reserveCapacity(classes.count)
    index.reserveCapacity(classes.count)
    for nodeClass in classes { add(nodeClass) }
  }

  /// The class of that name.
  public subscript(name: String) -> NodeClass? { index[name].map { all[$0] } }

  /// Adds a class, or replaces the one of the same name.
  public mutating func add(_ nodeClass: NodeClass) {
    if let place = index[nodeClass.name] {
      all[place] = nodeClass
    } else {
      index[nodeClass.name] = all.count
      all.append(nodeClass)
    }
  }

  /// The signatures of all classes, built anew at every use.
  public var catalogue: Catalogue { Catalogue(all.map(\.signature)) }
}
