import Flow
import OrderedJSON

extension NodeClasses {
  /// Reads what a server gives at `/object_info`.
  ///
  /// Odd entries are tolerated: one that is no object is left out with a warning in ``findings``,
  /// missing parts count as empty.
  ///
  /// - Throws: A finding when the value as a whole describes no classes.
  public init(objectInfo: JSON) throws(Diagnostic) {
    guard let entries = objectInfo.object else {
      throw NodeClasses.refusal("it is \(objectInfo.kind), not an object of node classes")
    }
    var classes: [NodeClass] = []
    var findings: [Diagnostic] = []
    classes.reserveCapacity(entries.members.count)
    for entry in entries.members {
      guard !entry.name.isEmpty else {
        findings.append(
          Diagnostic(
            .unexpectedShape, "A node class has no name, so it is left out.", severity: .warning,
            hint: "Look for a custom node that registers a class under an empty name."))
        continue
      }
      guard let description = entry.value.object else {
        findings.append(
          Diagnostic(
            .unexpectedShape,
            "The description of the node class \(entry.name) is \(entry.value.kind), where "
              + "an object was expected, so the class is left out.",
            severity: .warning, hint: "Look at the server's log for an error of that class."))
        continue
      }
      classes.append(NodeClass(named: entry.name, description: description))
    }
    guard entries.members.isEmpty || classes.contains(where: \.isDescribed) else {
      throw NodeClasses.refusal(
        entries["nodes"]?.array != nil
          ? "it looks like a saved workflow" : "none of its entries has inputs or outputs")
    }
    self.init(classes, findings: findings)
  }

  private static func refusal(_ reason: String) -> Diagnostic {
    Diagnostic(
      .unexpectedShape, "This does not describe node classes: \(reason).",
      hint: "Save what the server answers at /object_info.")
  }
}

extension NodeClass {
  /// Whether the description said anything about inputs or outputs.
  fileprivate var isDescribed: Bool { !inputs.isEmpty || !outputs.isEmpty || isOutput }
}
