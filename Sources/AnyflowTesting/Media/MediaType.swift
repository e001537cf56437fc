/// The types of files by the ends of their names.
enum MediaType {
  private static let types = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp",
    "gif": "image/gif", "svg": "image/svg+xml", "bmp": "image/bmp", "mp4": "video/mp4",
    "webm": "video/webm", "mkv": "video/x-matroska", "mov": "video/quicktime",
    "avi": "video/x-msvideo", "flac": "audio/flac", "mp3": "audio/mpeg", "wav": "audio/x-wav",
    "ogg": "audio/ogg", "opus": "audio/ogg", "m4a": "audio/mp4", "txt": "text/plain",
    "json": "application/json", "html": "text/html", "css": "text/css", "js": "text/javascript",
    "xhtml": "application/xhtml+xml",
  ]

  /// Types that a browser would carry out, so that a server calls them plain bytes.
  private static let scriptable: Set<String> = [
    "text/html", "application/xhtml+xml", "text/javascript", "text/css",
  ]

  /// The type that a server says for a file of that name.
  static func served(_ name: String) -> String {
    let type = of(name)
    return scriptable.contains(type) ? "application/octet-stream" : type
  }

  static func isFilm(_ name: String) -> Bool { of(name).hasPrefix("video/") }

  static func isSoundOrFilm(_ name: String) -> Bool {
    of(name).hasPrefix("audio/") || isFilm(name)
  }

  private static func of(_ name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
    return types[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
  }
}
