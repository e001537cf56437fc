import Flow

/// How types stand in a text.
enum TypeSpelling {
  /// Whether a plain name is a target's own type: such a name has a capital letter in it.
  ///
  /// A misspelt modality has none, and can so be told from a type that only the target knows.
  static func isTargetType(_ name: String) -> Bool {
    name.unicodeScalars.contains { $0.properties.isUppercase }
  }

  /// The type as it is written.
  static func written(_ type: PortType) -> String {
    switch type {
    case .list(let element): "[\(written(element))]"
    case .named(let name):
      isTargetType(name) ? NameSpelling.written(name) : NameSpelling.quoted(name)
    case .modality, .file, .any: type.description
    }
  }

  /// The name that an output of the type has when none is given.
  static func outputName(_ type: PortType) -> String {
    switch type {
    case .modality(let modality): modality.rawValue
    case .list(let element): element.isList ? outputName(element) : outputName(element) + "s"
    case .file: "file"
    case .named(let name): name
    case .any: "output"
    }
  }
}
