import Flow

/// Tells file names from words by their endings.
enum FileNames {
  private static let endings: [String: Modality?] = {
    let families: [(Modality?, String)] = [
      (.image, "png jpg jpeg webp bmp tif tiff tga ppm avif heic svg"),
      (.video, "mp4 mov mkv webm avi m4v mpg mpeg gif"),
      (.audio, "wav mp3 flac ogg opus m4a aac aiff"),
      (.mesh, "glb gltf obj ply stl"),
      (.text, "txt md srt vtt"),
      (nil, "safetensors ckpt pt json pdf"),
    ]
    var result: [String: Modality?] = [:]
    for (modality, names) in families {
      for name in names.split(separator: " ") { result[String(name)] = .some(modality) }
    }
    return result
  }()

  /// What a file's name promises; nil where its ending says nothing.
  static func modality(_ name: String) -> Modality? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return endings[name[name.index(after: dot)...].lowercased()] ?? nil
  }

  /// Whether a run of characters is a name with the ending of a file that people work with.
  static func looksLikeFile(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return false }
    let ending = name[name.index(after: dot)...].lowercased()
    return endings[ending] != nil && !name.contains("\n")
  }

  /// Whether a run of characters can be a path or a name with an ending, whatever the ending is.
  static func canBeFile(_ name: Substring) -> Bool {
    guard name.contains(where: \.isLetter), !name.contains("://") else { return false }
    if name.dropFirst().contains("/") { return true }
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return false }
    let ending = name[name.index(after: dot)...]
    return (1...8).contains(ending.count) && ending.allSatisfy { $0.isLetter || $0.isNumber }
      && ending.contains(where: \.isLetter) && name[..<dot].contains(where: \.isLetter)
  }

  /// The endings of files of a modality, as people write them.
  static func endings(of modality: Modality) -> [String] {
    let family: Modality = modality == .mask ? .image : modality
    return endings.filter { $0.value == family }.map(\.key).sorted()
  }

  /// A name's ending in lower case, without the dot; empty where it has none.
  static func ending(_ name: String) -> String {
    let last = name.split(separator: "/").last ?? ""
    guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return "" }
    return last[last.index(after: dot)...].lowercased()
  }

  /// A name without folders and ending.
  static func stem(_ name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return last }
    return String(last[..<dot])
  }
}
