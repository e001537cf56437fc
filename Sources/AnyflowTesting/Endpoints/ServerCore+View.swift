import Foundation
import OrderedJSON

extension ServerCore {
  /// Sends a file, or a picture made from it.
  func getView(_ request: ReceivedRequest) -> Answer {
    guard let asked = request.query["filename"] else { return .status(404) }
    let (name, annotation) = FileStore.annotated(asked)
    guard !name.isEmpty, !name.hasPrefix("/"), !name.contains("..") else { return .status(400) }
    let kind = annotation ?? request.query["type"] ?? "output"
    guard files.inside(kind, "") != nil else { return .status(400) }
    guard let folder = files.inside(kind, request.query["subfolder"] ?? "") else {
      return .status(403)
    }
    let base = name.split(separator: "/").last.map(String.init) ?? name
    let url = folder.appendingPathComponent(base)
    guard !url.hasDirectoryPath, let data = try? Data(contentsOf: url) else { return .status(404) }
    var answer = picture(of: [UInt8](data), name: base, request.query)
    if answer.status == 200 {
      answer.headers.append(("Content-Disposition", "filename=\"\(base)\""))
    }
    return answer
  }

  /// The file itself, or what `preview` or `channel` asks for: a picture of the same size.
  private func picture(of bytes: [UInt8], name: String, _ query: [String: String]) -> Answer {
    let preview = query["preview"]
    let channel = query["channel"] ?? "rgba"
    guard preview != nil || channel == "rgb" || channel == "a" else {
      return .bytes(bytes, type: MediaType.served(name))
    }
    // The real server's picture library throws on what is no picture.
    guard let size = PictureSize(of: bytes) else { return .trouble }
    let seed = Digest(bytes).value
    if let preview {
      let wanted = preview.split(separator: ";").first.map(String.init)
      if wanted == "jpeg", query["channel"]?.contains("a") != true {
        return .bytes(
          JPEGWriter.picture(width: size.width, height: size.height, seed: seed),
          type: "image/jpeg")
      }
      return .bytes(
        WebPWriter.picture(width: size.width, height: size.height, seed: seed), type: "image/webp")
    }
    return .bytes(
      PNGWriter(width: size.width, height: size.height, hasAlpha: channel == "a", seed: seed)
        .bytes(), type: "image/png")
  }
}
