import Targets

/// A film that a step works on.
struct Film: Sendable {
  /// Its plain name in the step's folder.
  let input: String
  let size: PixelSize
  let seconds: Double
  let fps: Double
  let frames: Int
  let facts: MediaFacts
  /// The name that people know it by.
  let name: String

  /// Whether it has sound.
  var hasSound: Bool { facts.sampleRate != nil }

  /// The facts of a result of another size.
  func facts(_ size: PixelSize) -> MediaFacts {
    var facts = facts
    facts.width = size.width
    facts.height = size.height
    return facts
  }

  /// The facts of a result of so many pictures.
  func facts(frames: Int, fps: Double? = nil) -> MediaFacts {
    var facts = facts
    let rate = fps ?? self.fps
    facts.frames = frames
    facts.fps = rate
    facts.seconds = Double(frames) / rate
    return facts
  }
}
