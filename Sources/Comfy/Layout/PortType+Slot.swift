import Flow

extension Port {
  /// The type that its slot has in a file.
  var slotType: String { isWhole && type == .modality(.number) ? "INT" : type.slotType }
}

extension PortType {
  /// The type that a slot of this type has in a file.
  var slotType: String {
    switch shown {
    case .any: "*"
    case .list(let element): element.slotType
    case .file: "STRING"
    case .modality(let modality):
      switch modality {
      case .text: "STRING"
      case .number: "FLOAT"
      case .boolean: "BOOLEAN"
      case .image, .mask, .video, .audio, .mesh: modality.rawValue.uppercased()
      }
    case .named(let name): name
    }
  }
}
