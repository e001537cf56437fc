/// The functions that a flow may use: what it is checked and lowered against.
///
/// It is passed in, never global: a library, a target and a file's own flows each add to one.
public struct Catalogue: Sendable {
  private var byName: [FunctionName: Signature] = [:]
  private var order: [FunctionName] = []

  /// A catalogue of those signatures; a later one replaces an earlier one of the same name.
  public init(_ signatures: [Signature] = []) {
    for signature in signatures { add(signature) }
  }

  /// All signatures in the order in which they were added.
  public var signatures: [Signature] { order.compactMap { byName[$0] } }

  /// The signature of that function.
  public subscript(name: FunctionName) -> Signature? { byName[name] }

  /// The abstract function of that name.
  public subscript(name: String) -> Signature? { byName[FunctionName(name)] }

  /// Adds a signature, or replaces the one of the same name.
  public mutating func add(_ signature: Signature) {
    if byName.updateValue(signature, forKey: signature.name) == nil { order.append(signature.name) }
  }

  /// This catalogue with everything of `other` added.
  public func merging(_ other: Catalogue) -> Catalogue {
    var result = self
    for signature in other.signatures { result.add(signature) }
    return result
  }
}
