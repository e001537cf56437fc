/// How one target does an abstract function: a flow over that target's primitives.
public struct Realization: Hashable, Sendable {
  /// The abstract function that it realizes.
  public var function: String
  /// The target that it runs on.
  public var target: String
  /// What the target must have for it.
  public var needs: [Need]
  /// The steps, with the abstract function's ports as parameters.
  ///
  /// Nil means the target's one primitive of the same name and ports.
  public var body: Flow?

  /// A realization of `function` on `target`.
  public init(of function: String, on target: String, needs: [Need] = [], body: Flow? = nil) {
    self.function = function
    self.target = target
    self.needs = needs
    self.body = body
  }
}

/// Something that a target must have, such as `tool: espeak-ng` or `checkpoint: svd`.
public struct Need: Hashable, Sendable, CustomStringConvertible {
  /// What sort of thing it is: `tool`, `checkpoint`, `class`, ...
  public var kind: String
  /// Which one.
  public var name: String

  /// A need for the thing of that kind and name.
  public init(_ kind: String, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// The need as library files spell it.
  public var description: String { "\(kind): \(name)" }
}
