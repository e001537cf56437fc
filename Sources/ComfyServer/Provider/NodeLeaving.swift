import Flow
import OrderedJSON

/// Something that an output node left: a file on the server, or a text.
enum NodeLeaving: Hashable, Sendable {
  /// A file; its modality is nil where it is of no kind that flows know.
  case file(RemoteFile, Modality?)
  case text(String)

  /// Everything that a node's answer tells of, in its order.
  ///
  /// Nodes answer in different shapes: files are objects with a `filename`, under whatever name.
  static func all(in output: JSON) -> [NodeLeaving] {
    guard let object = output.object else { return [] }
    let isAnimated = object["animated"]?.array?.first?.boolean == true
    var found: [NodeLeaving] = []
    for member in object.members where member.name != "animated" {
      let elements = member.value.array ?? [member.value]
      for element in elements {
        if let file = file(element) {
          let modality = modality(
            ofFile: file.name, in: member.name, isAnimated: isAnimated)
          found.append(.file(file, modality))
        } else if let text = element.string {
          switch member.name {
          case "text", "string", "texts": found.append(.text(text))
          case "result", "3d":
            if let file = annotated(text) { found.append(.file(file, .mesh)) }
          default: break
          }
        }
      }
    }
    // A file may be listed twice; a text that stands there twice was given twice.
    var seen: Set<NodeLeaving> = []
    return found.filter { leaving in
      if case .text = leaving { return true }
      return seen.insert(leaving).inserted
    }
  }

  private static func file(_ json: JSON) -> RemoteFile? {
    json["filename"]?.string == nil ? nil : RemoteFile(json)
  }

  /// A mesh by its path, such as `mesh/body_00001_.glb [output]`, as showing nodes give it.
  private static func annotated(_ text: String) -> RemoteFile? {
    var path = text[...]
    var place = "output"
    for candidate in ["output", "input", "temp"] {
      let mark = " [\(candidate)]"
      guard path.hasSuffix(mark) else { continue }
      path = path.dropLast(mark.count)
      place = candidate
    }
    guard modality(ofFile: String(path), in: "", isAnimated: false) == .mesh else { return nil }
    let parts = path.split(separator: "/")
    guard let name = parts.last else { return nil }
    return RemoteFile(
      name: String(name), subfolder: parts.dropLast().joined(separator: "/"), folder: place)
  }

  private static let endings: [String: Modality] = {
    let kinds: [(Modality, String)] = [
      (.image, "png jpg jpeg webp bmp tif tiff avif exr heic jxl tga"),
      (.video, "mp4 webm mov mkv avi m4v gif apng"),
      (.audio, "flac mp3 wav opus ogg m4a aac"),
      (.mesh, "glb gltf obj stl ply fbx usdz usd spz splat ksplat"),
      (.text, "txt json csv md srt vtt yaml"),
    ]
    var endings: [String: Modality] = [:]
    for (modality, names) in kinds {
      for name in names.split(separator: " ") { endings[String(name)] = modality }
    }
    return endings
  }()

  /// What a file is, by its ending first, for pictures that move are listed as pictures.
  private static func modality(
    ofFile name: String, in list: String, isAnimated: Bool
  ) -> Modality? {
    let ending = name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
    switch endings[ending] {
    case .image: return isAnimated ? .video : .image
    case .some(let modality): return modality
    case nil: break
    }
    switch list {
    case "images": return isAnimated ? .video : .image
    case "gifs", "video", "videos": return .video
    case "audio": return .audio
    case "3d": return .mesh
    default: return nil
    }
  }
}
