import Foundation
import OrderedJSON

/// A file that an output node writes, numbered as a server does.
struct OutputFile: Sendable {
  var folder: URL
  /// What its name begins with.
  var stem: String
  var number: Int
  var ending: String
  var subfolder: String
  var kind: String

  var name: String {
    let digits = String(number)
    return "\(stem)_\(String(repeating: "0", count: max(5 - digits.count, 0)))\(digits)_.\(ending)"
  }

  var url: URL { folder.appendingPathComponent(name) }

  /// The file that many numbers later.
  func next(_ offset: Int) -> OutputFile {
    var file = self
    file.number += offset
    return file
  }

  /// How answers name it.
  var json: JSON {
    ["filename": .string(name), "subfolder": .string(subfolder), "type": .string(kind)]
  }
}

/// Where output nodes of a prompt write, and what they embed.
struct OutputFolder: Sendable {
  let files: FileStore
  /// The texts that files carry: the prompt, and what the submission said besides.
  let texts: [(name: String, text: String)]
  /// What previews' names begin with.
  let previewStem: String

  init(files: FileStore, prompt: JSONObject, extraData: JSONObject) {
    self.files = files
    var texts = [(name: "prompt", text: JSON.object(prompt).text())]
    for member in extraData["extra_pnginfo"]?.object?.members ?? [] {
      texts.append((member.name, member.value.text()))
    }
    self.texts = texts
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    previewStem = "ComfyUI_temp_" + String((0..<5).map { _ in letters[Int.random(in: 0..<26)] })
  }

  /// The next free file for a prefix, which may name a folder and hold `%width%` and the like.
  func place(
    _ prefix: String, _ ending: String, _ pictures: Pictures? = nil
  ) throws(NodeFailure) -> OutputFile {
    var prefix = prefix
    if prefix.contains("%") {
      prefix = prefix.replacingOccurrences(of: "%width%", with: String(pictures?.width ?? 0))
      prefix = prefix.replacingOccurrences(of: "%height%", with: String(pictures?.height ?? 0))
    }
    let parts = prefix.split(separator: "/").filter { $0 != "." }.map(String.init)
    let subfolder = parts.dropLast().joined(separator: "/")
    guard !prefix.hasPrefix("/"), let folder = files.inside("output", subfolder) else {
      throw NodeFailure(
        "Exception", "**** ERROR: Saving image outside the output folder is not allowed.")
    }
    return numbered(parts.last ?? "", ending, folder, subfolder, "output")
  }

  /// The next free file for a preview.
  func placePreview(_ ending: String) throws(NodeFailure) -> OutputFile {
    guard let folder = files.inside("temp", "") else {
      throw NodeFailure("Exception", "there is no folder for previews")
    }
    return numbered(previewStem, ending, folder, "", "temp")
  }

  /// Makes the folder of a file.
  func prepare(_ file: OutputFile) throws {
    try FileManager.default.createDirectory(at: file.folder, withIntermediateDirectories: true)
  }

  func write(_ bytes: [UInt8], _ file: OutputFile) throws {
    try prepare(file)
    try Data(bytes).write(to: file.url)
  }

  private func numbered(
    _ stem: String, _ ending: String, _ folder: URL, _ subfolder: String, _ kind: String
  ) -> OutputFile {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    var last = 0
    for name in names ?? [] where name.hasPrefix(stem + "_") {
      // The digits up to the next underscore; anything else counts as none.
      let digits = name.dropFirst(stem.count + 1).prefix { $0 != "_" }
      last = max(last, Int(digits) ?? 0)
    }
    return OutputFile(
      folder: folder, stem: stem, number: last + 1, ending: ending, subfolder: subfolder,
      kind: kind)
  }
}
