import Flow

/// Words for types in messages, and the endings of files.
enum Wordings {
  /// A type as a person names it, with its article.
  static func article(_ type: PortType) -> String {
    switch type {
    case .modality(let modality):
      switch modality {
      case .image: "a picture"
      case .video: "a film"
      case .audio: "a sound"
      case .mesh: "a mesh"
      case .mask: "a mask"
      case .text: "a text"
      case .number: "a number"
      case .boolean: "yes or no"
      }
    case .list(let element): "several of \(article(element))"
    default: "\(type)"
    }
  }

  /// The usual ending of a file of a type.
  static func ending(_ type: PortType?) -> String {
    switch type?.modality {
    case .image, .mask: ".png"
    case .video: ".mp4"
    case .audio: ".wav"
    case .mesh: ".glb"
    default: ".txt"
    }
  }
}
