import Flow

/// A setting's value; in files that read YAML, `Value` means another type.
typealias Setting = Value

/// Models that are used alike: their files stand in for one another.
public struct ModelFamily: Sendable, Hashable {
  /// The name by which realizations need it, such as `sd15-inpaint`.
  public var name: String
  /// What people call it.
  public var title: String
  /// The folder below `models` that its files are in.
  public var folder: String
  /// The file to get, which is taken first where there are several.
  public var file: String?
  /// Where that file can be had.
  public var source: String?
  /// What the header of a file says that is one of it, by field; one that fits is enough.
  public var metadata: [String: [NamePattern]] = [:]
  /// Which files its user would rather have taken, the best first.
  public var preferred: [NamePattern] = []
  /// Its settings, each layer over those before it.
  var layers: [SettingsLayer] = []

  /// Settings for all its files, and further ones for those of certain names.
  struct SettingsLayer: Sendable, Hashable {
    var settings: [String: Value] = [:]
    var variants: [Variant] = []
  }

  /// Settings of files with certain names.
  struct Variant: Sendable, Hashable {
    var named: [NamePattern]
    var settings: [String: Value]
  }

  /// A family of that name whose files are in a folder.
  init(_ name: String, folder: String) {
    self.name = name
    self.title = name
    self.folder = folder
  }

  /// The settings that hold for a file of it.
  func settings(for file: String) -> [String: Value] {
    let base = FoldedName(baseNameOf: file)
    let path = FoldedName(path: file)
    var result: [String: Value] = [:]
    for layer in layers {
      result.merge(layer.settings) { $1 }
      let variant =
        layer.variants.first { $0.named.contains { $0.matches(base) } }
        ?? layer.variants.first { $0.named.contains { $0.matches(path) } }
      if let variant { result.merge(variant.settings) { $1 } }
    }
    return result
  }

  /// The keys of all settings that hold for every file of it.
  public var settingKeys: Set<String> { Set(layers.flatMap(\.settings.keys)) }

  /// Whether a header says that its file is one of this family.
  func isNamed(in header: [String: String]) -> Bool {
    metadata.contains { field, patterns in
      header[field].map { value in patterns.contains { $0.covers(value) } } ?? false
    }
  }
}
