import Flow
import Foundation
import Targets

extension PrimitiveCall {
  /// Writes a film.
  ///
  /// - Parameters:
  ///   - inputs: The inputs, as ffmpeg takes them.
  ///   - graph: Filters that end in the label `out`.
  ///   - sound: What is heard; a copied sound is that of the first input.
  ///   - facts: What is known of the result.
  ///   - isCut: Whether the pictures are cut to the count in the facts.
  ///   - keepsTags: Whether the first input's tags go with it, such as the flow that made it.
  func writeFilm(
    _ inputs: [String], graph: String, sound: FilmSound, facts: MediaFacts,
    isCut: Bool = true, keepsTags: Bool = false, to name: String = "video.mp4"
  ) async throws -> Artifact {
    let size = PixelSize(facts.width ?? 2, facts.height ?? 2)
    guard size.longest <= 8192 * 2, size.shortest >= 2 else {
      throw finding("A film of \(size) pixels cannot be made; 2 to 16384 pixels can.")
    }
    // A limit on the count of pictures would end the sound with them, before it is written out.
    let cut = isCut ? facts.frames.map { "trim=end_frame=\($0)" } ?? "null" : "null"
    let arguments = inputs + ["-filter_complex", "\(graph);[out]\(cut)[cut]", "-map", "[cut]"]
    // The filters have counted the pictures; none is doubled or dropped after them.
    let container = keepsTags ? Encoding.taggedContainer : Encoding.container
    let end = ["-vsync", "passthrough"] + Encoding.film(size) + container + [name]
    switch sound {
    case .none: try await ffmpeg(arguments + ["-an"] + end, seconds: facts.seconds)
    case .label(let label):
      try await ffmpeg(
        arguments + ["-map", "[\(label)]"] + Encoding.filmSound + end, seconds: facts.seconds)
    case .copied:
      try await copyingSound { codec in
        try await ffmpeg(arguments + ["-map", "0:a:0?"] + codec + end, seconds: facts.seconds)
      }
    }
    var written = facts
    if case .none = sound { (written.sampleRate, written.channels) = (nil, nil) }
    if case .label = sound { (written.sampleRate, written.channels) = (48_000, 2) }
    return Artifact(.video, file: file(name), facts: written)
  }

  /// Keeps a film's sound as it is where the container can hold it, else writes it as AAC.
  func copyingSound(_ write: ([String]) async throws -> Void) async throws {
    do {
      try await write(["-c:a", "copy"])
    } catch let finding as Diagnostic
      where finding.notes.contains(where: { note in
        ["not currently supported in container", "Could not find tag", "Could not write header"]
          .contains { note.contains($0) }
      })
    {
      try await write(Encoding.filmSound)
    }
  }

  /// The film in a port with everything that is known of it.
  ///
  /// - Throws: A finding when it is no film.
  func film(_ port: String = "video") async throws -> Film {
    let medium = try media(port)
    return try await film(medium, as: "film")
  }

  /// A film with everything that is known of it, under a plain name.
  func film(_ medium: Medium, as name: String) async throws -> Film {
    let facts = try await facts(of: medium)
    guard let width = facts.width, let height = facts.height, let seconds = facts.seconds,
      let fps = facts.fps, seconds > 0, fps > 0
    else {
      throw Diagnostic(
        .fileWrongKind, "\(medium.name) is no film with a known length.")
    }
    return Film(
      input: try link(medium, as: name), size: PixelSize(width, height), seconds: seconds,
      fps: fps, frames: facts.frames ?? max(1, Int((seconds * fps).rounded())), facts: facts,
      name: medium.name)
  }
}
