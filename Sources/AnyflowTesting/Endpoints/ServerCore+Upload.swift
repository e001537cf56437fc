import Foundation
import OrderedJSON

extension ServerCore {
  /// Takes a file of any kind, or a mask that goes onto a picture that is there.
  func upload(_ request: ReceivedRequest, asMask: Bool) -> Answer {
    guard let form = MultipartBody(request), let file = form["image"],
      let name = file.fileName, !name.isEmpty
    else { return .status(400) }
    let kind = form["type"]?.text ?? "input"
    let subfolder = form["subfolder"]?.text ?? ""
    // Another kind of folder than the three throws in the real server.
    guard files.inside(kind, "") != nil else { return .trouble }
    guard let folder = files.inside(kind, subfolder),
      files.inside(kind, subfolder.isEmpty ? name : "\(subfolder)/\(name)") != nil
    else { return .status(400) }
    var bytes = Array(file.bytes)
    let overwrites = ["true", "1"].contains(form["overwrite"]?.text ?? "")
    let chosen = overwrites ? name : freeName(for: name, in: folder, bytes: bytes)
    if asMask {
      switch masked(original: form["original_ref"]?.text, by: bytes) {
      case .success(let picture): bytes = picture
      case .failure(let refusal): return refusal.answer
      }
    }
    do {
      let url = folder.appendingPathComponent(chosen)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    } catch {
      return .trouble
    }
    return .json(["name": .string(chosen), "subfolder": .string(subfolder), "type": .string(kind)])
  }

  /// The name, or with the next free number when another file has it; the same bytes share it.
  private func freeName(for name: String, in folder: URL, bytes: [UInt8]) -> String {
    let dot = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? $0 : nil } ?? name.endIndex
    var chosen = name
    var number = 1
    while let there = try? Data(contentsOf: folder.appendingPathComponent(chosen)) {
      if [UInt8](there) == bytes { break }
      chosen = "\(name[..<dot]) (\(number))\(name[dot...])"
      number += 1
    }
    return chosen
  }

  private struct Refusal: Error {
    var answer: Answer
  }

  /// A picture of the original's size that has an alpha channel.
  private func masked(original: String?, by mask: [UInt8]) -> Result<[UInt8], Refusal> {
    guard let original, let reference = try? JSON(parsing: original),
      let asked = reference["filename"]?.string
    else { return .failure(Refusal(answer: .trouble)) }
    let (name, annotation) = FileStore.annotated(asked)
    guard !name.isEmpty, !name.hasPrefix("/"), !name.contains("..") else {
      return .failure(Refusal(answer: .status(400)))
    }
    let kind = annotation ?? reference["type"]?.string ?? "output"
    let subfolder = reference["subfolder"]?.string ?? ""
    guard let folder = files.inside(kind, subfolder) else {
      return .failure(Refusal(answer: .status(403)))
    }
    guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)),
      let size = PictureSize(of: [UInt8](data))
    else { return .failure(Refusal(answer: .trouble)) }
    var digest = Digest([UInt8](data))
    digest.add(mask)
    return .success(
      PNGWriter(width: size.width, height: size.height, hasAlpha: true, seed: digest.value).bytes())
  }
}
