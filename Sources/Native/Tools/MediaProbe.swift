import Flow
import Foundation
import Targets

/// Measures media files: what they are, how large, how long.
public struct MediaProbe: Sendable {
  let tools: Toolbox

  /// A probe over the tools in the folders of `path`, by default the process's own `PATH`.
  public init(path: String? = nil) {
    tools = Toolbox(path: path)
  }

  init(tools: Toolbox) {
    self.tools = tools
  }

  /// What a file name's ending promises, or nil for an ending that says nothing.
  public static func modality(ofFileNamed name: String) -> Modality? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return endings[name[name.index(after: dot)...].lowercased()]
  }

  /// The endings of file names that are known, with what each promises.
  public static let endings: [String: Modality] = {
    let families: [(Modality, String)] = [
      (.image, "png jpg jpeg webp bmp tif tiff ppm pgm avif heic jp2 tga"),
      (.video, "mp4 mov mkv webm avi m4v mpg mpeg gif ogv wmv flv ts apng"),
      (.audio, "wav mp3 flac ogg oga opus m4a aac aiff aif wma mid"),
      (.mesh, "glb gltf obj ply stl"),
      (.text, "txt md srt vtt csv json"),
    ]
    var result: [String: Modality] = [:]
    for (modality, names) in families {
      for name in names.split(separator: " ") { result[String(name)] = modality }
    }
    return result
  }()
}
