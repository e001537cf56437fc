/// How an argument or a link addresses a port: by name, or by its place in the signature.
public enum PortName: Hashable, Sendable {
  case named(String)
  /// Counted from 0.
  case position(Int)
}

extension PortName: CustomStringConvertible {
  /// The name, or the place counted from 1.
  public var description: String {
    switch self {
    case .named(let name): name
    case .position(let index): String(index + 1)
    }
  }
}
