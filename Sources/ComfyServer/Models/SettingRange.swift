/// The numbers that make sense for a setting.
struct SettingRange: Sendable, Hashable {
  var least: Double
  var most: Double
  /// Whether parts of a whole make sense; nil where the built-in values show it.
  var hasFractions: Bool?

  /// The numbers from one to another.
  init(_ least: Double, _ most: Double, hasFractions: Bool? = nil) {
    self.least = least
    self.most = most
    self.hasFractions = hasFractions
  }

  /// Any number that is not negative.
  static let anything = SettingRange(0, .infinity)

  /// How many samples a second a sound may have, whose family has `seconds_most`.
  static let soundRate = SettingRange(1, 192_000)

  /// The ranges of settings by key; for all others, see ``anything``.
  static let table: [String: SettingRange] = [
    "augmentation": SettingRange(0, 10, hasFractions: true),
    "cfg": SettingRange(0, 100, hasFractions: true),
    "cfg_least": SettingRange(0, 100, hasFractions: true),
    "chunks": SettingRange(1, 1_000_000),
    "denoise": SettingRange(0, 1, hasFractions: true),
    "end": SettingRange(0, 1, hasFractions: true),
    "factor": SettingRange(1, 64),
    "frames_most": SettingRange(1, 10_000),
    "frames_step": SettingRange(1, 1_000),
    "image_cfg": SettingRange(0, 100, hasFractions: true),
    "lyrics_strength": SettingRange(0, 10, hasFractions: true),
    "multiple": SettingRange(1, 512),
    "octree": SettingRange(1, 4_096),
    "pictures": SettingRange(1, 10_000),
    "pixels": SettingRange(1_024, 67_108_864),
    "rate": SettingRange(1, 240),
    "rate_least": SettingRange(1, 240),
    "resolution": SettingRange(1, 65_536),
    "seconds_most": SettingRange(1, 36_000, hasFractions: true),
    "shift": SettingRange(0, 100, hasFractions: true),
    "shift_least": SettingRange(0, 100, hasFractions: true),
    "start": SettingRange(0, 1, hasFractions: true),
    "steps": SettingRange(1, 1_000),
    "true_cfg": SettingRange(0, 100, hasFractions: true),
  ]
}
