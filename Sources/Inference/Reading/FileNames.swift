import Flow

/// Tells file names from words by their endings.
enum FileNames {
  private static let endings: [String: Modality?] = {
    let families: [(Modality?, String)] = [
      (.image, "png jpg jpeg webp bmp tif tiff ppm avif heic svg"),
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

  /// A name without folders and ending.
  static func stem(_ name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return last }
    return String(last[..<dot])
  }
}
