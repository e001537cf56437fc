import Flow
import Foundation
import Targets

/// Reads a text from a file.
struct LoadText: NativePrimitive {
  let name = "load_text"

  /// The longest text that is read, in bytes.
  static let limit = 10_000_000

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let medium = try await call.loaded(.text)
    let name = medium.url.lastPathComponent
    guard let data = try? Data(contentsOf: medium.url, options: .mappedIfSafe) else {
      throw Diagnostic(.fileUnreadable, "\(name) cannot be opened.")
    }
    guard data.count <= Self.limit else {
      throw Diagnostic(
        .fileUnreadable,
        "\(name) holds \(data.count / 1_000_000) MB; a text may have \(Self.limit / 1_000_000) MB.")
    }
    guard let text = Self.text(data) else {
      throw Diagnostic(
        .fileDamaged, "\(name) is no text in UTF-8.", hint: "Save it as UTF-8 first.")
    }
    return ["text": Artifact(.text, value: .text(text))]
  }

  /// Text in UTF-8 or, with its mark, UTF-16; the mark itself is left out.
  static func text(_ data: Data) -> String? {
    if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
      return String(data: data, encoding: .utf16)
    }
    let body = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
    return String(validating: body, as: UTF8.self)
  }
}

/// Writes a text to a file, in UTF-8.
struct SaveText: NativePrimitive {
  let name = "save_text"

  static let endings = ["txt", "md", "srt", "vtt", "csv", "json"]

  func refusal(_ arguments: [String: Value]) -> Refusal? {
    FileEnding.refusal(arguments, Self.endings)
  }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let (name, ending) = try call.requestedFile(Self.endings)
    let text = call.text("text") ?? ""
    let output = call.file("text.\(ending)")
    do {
      try Data((text.isEmpty || text.hasSuffix("\n") ? text : text + "\n").utf8).write(to: output)
    } catch {
      throw Diagnostic(
        .outputUnwritable, "The work folder \(call.request.folder.path) cannot be written to.",
        notes: ["\(error)"])
    }
    return ["text": Artifact(.text, file: output, requestedName: name)]
  }
}
