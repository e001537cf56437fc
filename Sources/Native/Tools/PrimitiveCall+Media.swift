import Flow
import Foundation
import Targets

extension PrimitiveCall {
  /// A name in the step's own folder under which a medium can be given to any tool.
  ///
  /// File names of users hold anything: dashes in front, `%d`, colons. A link with a plain name
  /// keeps all of that away from the tools.
  func link(_ medium: Medium, as name: String) throws -> String {
    try link(medium.url, as: name)
  }

  /// A plain name in the step's own folder for any file; see `link(_:as:)` for media.
  func link(_ url: URL, as name: String) throws -> String {
    let name = "\(name).\(MediaProbe.safeEnding(of: url))"
    let link = file(name)
    do {
      try? FileManager.default.removeItem(at: link)
      try FileManager.default.createSymbolicLink(
        at: link, withDestinationURL: url.absoluteURL)
    } catch {
      throw Diagnostic(
        .outputUnwritable, "The work folder \(request.folder.path) cannot be written to.",
        notes: ["\(error)"])
    }
    return name
  }

  /// What is known of a medium, measured where its maker did not say.
  // Inlined into a loop, its suspension crashes the optimizer of Swift 6.3.
  @inline(never)
  func facts(of medium: Medium) async throws -> MediaFacts {
    let known = medium.facts
    let isKnown =
      switch medium.modality {
      case .image, .mask: known.width != nil && known.height != nil
      case .video: known.width != nil && known.fps != nil && known.seconds != nil
      case .audio: known.seconds != nil && known.sampleRate != nil
      default: true
      }
    return isKnown ? known : try await MediaProbe(tools: tools).probe(medium.url).facts
  }

  /// How large a picture or film is.
  ///
  /// - Throws: A finding when the file has no picture.
  func size(of medium: Medium) async throws -> PixelSize {
    let facts = try await facts(of: medium)
    guard let width = facts.width, let height = facts.height else {
      throw Diagnostic(
        .fileWrongKind, "\(medium.name) holds no picture.")
    }
    return PixelSize(width, height)
  }

  /// Whether a picture may have transparent parts.
  func hasAlpha(_ medium: Medium) async throws -> Bool {
    if medium.modality == .mask { return false }
    if let header = PictureHeader(file: medium.url) { return header.hasAlpha }
    let format = try await MediaProbe(tools: tools).report(on: medium.url).picture?.pixFmt ?? ""
    return ["rgba", "bgra", "argb", "abgr", "yuva", "gbra", "ya", "pal8"].contains {
      format.hasPrefix($0)
    }
  }

  /// A picture that this step has written.
  func image(
    _ name: String = "image.png", _ size: PixelSize, modality: Modality = .image
  ) -> Artifact {
    var facts = MediaFacts()
    facts.width = size.width
    facts.height = size.height
    return Artifact(modality, file: file(name), facts: facts)
  }

  /// A finding about the arguments of this call.
  func finding(_ message: String, hint: String? = nil) -> Diagnostic {
    Diagnostic(.executionFailed, message, at: .node(request.id), hint: hint)
  }
}

extension Double {
  /// The number as filters take it, with at most six places after the point.
  var plain: String {
    guard isFinite else { return "0" }
    let rounded = (self * 1e6).rounded() / 1e6
    return rounded == rounded.rounded() && abs(rounded) < 1e15
      ? "\(Int64(rounded))" : Double.unscaled(rounded)
  }

  /// A number as people read it, such as 3.2.
  var short: String { ((self * 100).rounded() / 100).plain }

  private static func unscaled(_ value: Double) -> String {
    let sign = value < 0 ? "-" : ""
    let micros = UInt64((abs(value) * 1e6).rounded())
    var fraction = String(micros % 1_000_000)
    fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    return "\(sign)\(micros / 1_000_000).\(fraction)"
  }
}

extension PrimitiveCall {
  /// Whether the step's folder holds a file of that name.
  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: file(name).path)
  }
}
