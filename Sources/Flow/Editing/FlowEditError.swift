/// Why an edit was refused; the flow is as it was.
public enum FlowEditError: Error, Hashable, Sendable {
  case noSuchNode(String, near: [String])
  case nameTaken(String)
  case stillUsed(String, by: [String])
  case noSuchPosition(Int)
}

extension FlowEditError: CustomStringConvertible {
  /// One sentence for people.
  public var description: String {
    switch self {
    case .noSuchNode(let name, let near):
      ["There is no node named \(name).", NearNames.question(near)].compactMap(\.self)
        .joined(separator: " ")
    case .nameTaken(let name): "There is a node named \(name) already."
    case .stillUsed(let name, let users):
      "\(name) is still used by \(users.joined(separator: ", "))."
    case .noSuchPosition(let index): "The flow has no place number \(index + 1)."
    }
  }
}
