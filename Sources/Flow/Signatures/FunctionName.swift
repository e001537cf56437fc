/// What a function is called: abstract functions by a plain name, primitives with their target's name.
public struct FunctionName: Hashable, Sendable {
  /// The target whose primitive this is, such as `comfy`; nil for an abstract function.
  public var target: String?
  /// The name within the library or the target.
  public var name: String

  /// A function's name, with the target's for a primitive.
  public init(_ name: String, on target: String? = nil) {
    self.target = target
    self.name = name
  }
}

extension FunctionName: CustomStringConvertible {
  /// The name as people write it, such as `image_to_video` or `comfy.KSampler`.
  public var description: String {
    if let target { "\(target).\(name)" } else { name }
  }
}
