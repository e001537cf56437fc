import Flow

extension Modality {
  /// What a person calls it, with its article, such as "a picture".
  var article: String {
    switch self {
    case .text: "a text"
    case .image: "a picture"
    case .mask: "a mask"
    case .video: "a film"
    case .audio: "a sound"
    case .mesh: "a mesh"
    case .number: "a number"
    case .boolean: "true or false"
    }
  }
}
