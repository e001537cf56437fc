/// Why an edit was refused; the flow is as it was.
public enum FlowEditError: Error, Hashable, Sendable {
  case noSuchNode(String, near: [String])
  case noSuchParameter(String, near: [String])
  case noSuchArgument(node: String, PortName)
  case nameTaken(String)
  case parameterNameTaken(String)
  case stillUsed(String, by: [String])
  case noSuchPosition(Int)
}

extension FlowEditError: CustomStringConvertible {
  /// One sentence for people, or two where there are near names.
  public var description: String {
    switch self {
    case .noSuchNode(let name, let near):
      FlowEditError.sentence("There is no node named \(name).", near)
    case .noSuchParameter(let name, let near):
      FlowEditError.sentence("The flow has no parameter named \(name).", near)
    case .noSuchArgument(let node, let port): "Nothing fills \(node).\(port)."
    case .nameTaken(let name): "There is a node named \(name) already."
    case .parameterNameTaken(let name): "The flow has a parameter named \(name) already."
    case .stillUsed(let name, let users):
      "\(name) is still used by \(users.joined(separator: ", "))."
    case .noSuchPosition(let index):
      "There is no place number \(index == .max ? index : index + 1)."
    }
  }

  private static func sentence(_ text: String, _ near: [String]) -> String {
    [text, NearNames.question(near)].compactMap(\.self).joined(separator: " ")
  }
}
