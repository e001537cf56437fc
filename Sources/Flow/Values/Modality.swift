/// What a value is to a person: the kinds of thing that functions take and give.
public enum Modality: String, CaseIterable, Sendable, Hashable {
  case text, image, mask, video, audio, mesh, number, boolean

  /// Whether a value of this modality lives in a file rather than in the flow's own text.
  public var isMedia: Bool {
    switch self {
    case .image, .mask, .video, .audio, .mesh: true
    case .text, .number, .boolean: false
    }
  }
}
