import OrderedJSON

/// Classes that check one of their inputs themselves: that a file is there.
struct ClassValidator: Sendable {
  /// The input that it checks; ranges and options are not checked for that.
  var input: String
  /// What the file is called in its message.
  var kind: String

  /// The validators by class.
  static let of: [String: ClassValidator] = [
    "LoadImage": ClassValidator(input: "image", kind: "image"),
    "LoadImageMask": ClassValidator(input: "image", kind: "image"),
    "LoadImageOutput": ClassValidator(input: "image", kind: "image"),
    "LoadLatent": ClassValidator(input: "latent", kind: "latent"),
    "LoadAudio": ClassValidator(input: "audio", kind: "audio"),
    "LoadVideo": ClassValidator(input: "file", kind: "video"),
  ]

  /// What is wrong with the value; nil when nothing is.
  ///
  /// - Throws: What the validator raises when its input is left out or linked.
  func check(
    _ values: [String: JSON], of nodeClass: String, _ files: FileStore
  ) throws(PythonError) -> ValidationError? {
    guard let value = values[input] else {
      throw PythonError(
        "TypeError",
        "\(nodeClass).VALIDATE_INPUTS() missing 1 required positional argument: '\(input)'")
    }
    guard case .string(let name) = value else {
      let type = value.array == nil ? PythonValue.typeName(value) : "NoneType"
      throw PythonError("AttributeError", "'\(type)' object has no attribute 'endswith'")
    }
    guard !files.exists(name) else { return nil }
    return .custom(input, "Invalid \(kind) file: \(name)")
  }
}
