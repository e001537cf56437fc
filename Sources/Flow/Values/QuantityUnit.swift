/// A unit that a number in a flow can carry.
public enum QuantityUnit: String, CaseIterable, Sendable, Hashable {
  case hours = "h"
  case minutes = "min"
  case seconds = "s"
  case milliseconds = "ms"
  case frames = "frames"
  case framesPerSecond = "fps"
  case pixels = "px"
  case times = "x"
  case percent = "%"
  case decibels = "dB"
  case degrees = "deg"
  case radians = "rad"
  case hertz = "Hz"
  case kilohertz = "kHz"
  case beatsPerMinute = "bpm"
  case semitones = "st"

  /// What a unit measures; only units of one dimension convert into one another.
  public enum Dimension: String, Sendable, Hashable {
    case time, frameCount = "frame count", frameRate = "frame rate", length, ratio, level, angle
    case frequency, tempo, pitch
  }

  /// What this unit measures.
  public var dimension: Dimension {
    switch self {
    case .hours, .minutes, .seconds, .milliseconds: .time
    case .frames: .frameCount
    case .framesPerSecond: .frameRate
    case .pixels: .length
    case .times, .percent: .ratio
    case .decibels: .level
    case .degrees, .radians: .angle
    case .hertz, .kilohertz: .frequency
    case .beatsPerMinute: .tempo
    case .semitones: .pitch
    }
  }

  /// How many of the dimension's base units (s, fps, px, x, dB, deg, Hz) one of this unit is.
  public var factor: Double {
    switch self {
    case .hours: 3600
    case .minutes: 60
    case .milliseconds: 0.001
    case .percent: 0.01
    case .radians: 57.295_779_513_082_32
    case .kilohertz: 1000
    default: 1
    }
  }

  /// The unit that flows spell this way, also in its common other spellings (`sec`, `seconds`, `pixels`).
  public init?(spelling: String) {
    if let unit = QuantityUnit(rawValue: spelling) ?? QuantityUnit.spellings[spelling.lowercased()]
    {
      self = unit
    } else {
      return nil
    }
  }

  /// The spellings that are read as units beside the canonical ones, in lower case.
  public static let spellings: [String: QuantityUnit] = [
    "h": .hours, "hour": .hours, "hours": .hours, "hr": .hours, "hrs": .hours,
    "min": .minutes, "mins": .minutes, "minute": .minutes, "minutes": .minutes,
    "s": .seconds, "sec": .seconds, "secs": .seconds, "second": .seconds, "seconds": .seconds,
    "ms": .milliseconds, "msec": .milliseconds, "millisecond": .milliseconds,
    "milliseconds": .milliseconds,
    "frame": .frames, "frames": .frames, "fps": .framesPerSecond,
    "px": .pixels, "pixel": .pixels, "pixels": .pixels,
    "x": .times, "times": .times, "%": .percent, "percent": .percent,
    "db": .decibels, "decibel": .decibels, "decibels": .decibels,
    "deg": .degrees, "degree": .degrees, "degrees": .degrees, "°": .degrees,
    "rad": .radians, "radians": .radians,
    "hz": .hertz, "hertz": .hertz, "khz": .kilohertz, "kilohertz": .kilohertz,
    "bpm": .beatsPerMinute, "st": .semitones, "semitone": .semitones, "semitones": .semitones,
  ]
}
