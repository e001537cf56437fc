import Flow
import Foundation
import Running
import Targets

/// One line for a result: its path and its facts, such as
/// `out/film.mp4  8.00 s, 1280x720, 24 fps, sound 48 kHz stereo`.
struct OutputLine {
  let output: PublishedOutput
  /// The output folder as it was written on the command line.
  let folder: String

  var text: String {
    let name = output.url.lastPathComponent
    let path = PathName.joined(folder, name)
    let facts = facts.joined(separator: ", ")
    return facts.isEmpty ? "\(path)\n" : "\(path)  \(facts)\n"
  }

  private var facts: [String] {
    let facts = output.facts
    var parts: [String] = []
    if let seconds = facts.seconds { parts.append(OutputLine.fixed(seconds, 2) + " s") }
    if let width = facts.width, let height = facts.height { parts.append("\(width)x\(height)") }
    if let fps = facts.fps { parts.append(OutputLine.short(fps) + " fps") }
    if let sound {
      parts.append(output.modality == .video ? "sound \(sound)" : sound)
    }
    if let vertices = facts.vertices { parts.append("\(vertices) vertices") }
    if let faces = facts.faces { parts.append("\(faces) faces") }
    if parts.isEmpty { parts.append(preview ?? "\(output.bytes) bytes") }
    return parts
  }

  private var sound: String? {
    guard let rate = output.facts.sampleRate else { return nil }
    let channels: String? =
      switch output.facts.channels {
      case nil: nil
      case 1: "mono"
      case 2: "stereo"
      case let count?: "\(count) channels"
      }
    return (["\(OutputLine.short(Double(rate) / 1000)) kHz"] + [channels].compactMap(\.self))
      .joined(separator: " ")
  }

  /// A number, a truth value or a short text itself.
  private var preview: String? {
    guard let value = output.value else { return nil }
    guard let text = value.text else { return value.description }
    return text.count <= 60 && !text.contains(where: \.isNewline) ? value.description : nil
  }

  private static func fixed(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }

  /// With at most two digits after the point, and none that say nothing.
  private static func short(_ value: Double) -> String {
    var text = fixed(value, 2)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
