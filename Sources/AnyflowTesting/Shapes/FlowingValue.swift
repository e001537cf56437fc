import Foundation
import OrderedJSON

/// What flows along a link while a prompt is carried out: its shape, and a hash of how it came about.
struct FlowingValue: Sendable {
  var content: Content
  var hash: UInt64

  /// The kinds of values.
  enum Content: Sendable {
    case pictures(Pictures)
    case masks(Pictures)
    case latents(Latents)
    case film(Film)
    case sound(Sound)
    /// The noise levels of so many steps.
    case steps(Int)
    case literal(JSON)
    /// Anything whose shape does not matter, such as a model.
    case thing
  }
}

/// Pictures or masks of one size.
struct Pictures: Hashable, Sendable {
  var width: Int
  var height: Int
  var count = 1
  var hasAlpha = false
}

/// Latents, by what they give when they are decoded.
struct Latents: Hashable, Sendable {
  var width = 0
  var height = 0
  /// How many there are beside each other.
  var count = 1
  /// How many frames each has.
  var frames = 1
  /// The sound's length, for latents of sounds.
  var seconds: Double?
}

/// A sound.
struct Sound: Hashable, Sendable {
  var seconds: Double
  var rate = 44_100
  var channels = 2

  var samples: Int { max(Int((seconds * Double(rate)).rounded()), 1) }
}

/// A film.
struct Film: Hashable, Sendable {
  var pictures: Pictures
  var rate: Double
  var sound: Sound?
  /// The file that it was loaded from, which saving copies.
  var source: URL?
}
