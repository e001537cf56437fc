import Flow
import Yams

/// Reads descriptions of families, the built-in ones first, then the user's over them.
struct FamiliesReader {
  var families: ModelFamilies
  let text: YAMLText
  /// What settings must be like; nil where the file itself says what settings there are.
  let settingRules: SettingRules?
  private var rules: [ModelFamilies.Rule] = []

  /// A reader of a file of that name that adds to what is known.
  init(_ families: ModelFamilies, file name: String, rules: SettingRules? = nil) {
    self.families = families
    text = YAMLText(name: name)
    settingRules = rules
  }

  /// Takes in a file's text; what is wrong with it is told in the families' findings.
  mutating func read(_ bytes: [UInt8]) {
    do throws(Diagnostic) {
      guard let node = try text.value(of: bytes), !node.isNothing else { return }
      guard let mapping = node.mapping else {
        note("\(node.kind) stands where folders, families and files were expected.", at: node)
        return
      }
      for (key, value) in mapping { readSection(key, value) }
    } catch {
      families.findings.append(error)
    }
    // What is read later is nearer to its user, and counts first.
    families.layers.insert(rules, at: 0)
  }

  private mutating func readSection(_ key: YAMLNode, _ value: YAMLNode) {
    switch key.text {
    case "folders": readEntries(value, of: "folders") { $0.readFolder($1, $2, at: $3) }
    case "families": readEntries(value, of: "families") { $0.readFamily($1, $2, at: $3) }
    case "files": readEntries(value, of: "files") { $0.readFile($1, $2, at: $3) }
    default: noteUnknown(key, among: ["folders", "families", "files"], in: "the file")
    }
  }

  private mutating func readEntries(
    _ node: YAMLNode, of section: String,
    each: (inout FamiliesReader, String, YAMLNode, YAMLNode) -> Void
  ) {
    guard !node.isNothing else { return }
    guard let mapping = node.mapping else {
      note("\(section) is \(node.kind), where names with values were expected.", at: node)
      return
    }
    for (key, value) in mapping {
      guard let name = key.text, !name.isEmpty else {
        note("\(key.kind) stands where a name in \(section) was expected.", at: key)
        continue
      }
      each(&self, name, value, key)
    }
  }

  private mutating func readFolder(_ name: String, _ node: YAMLNode, at key: YAMLNode) {
    let parts = (node.text ?? "").split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
      note(
        "The folder \(name) needs the input that lists its files, such as "
          + "CheckpointLoaderSimple.ckpt_name.", at: node)
      return
    }
    let listing = ModelListing(
      folder: name, nodeClass: String(parts[0]), input: String(parts[1]))
    if let place = families.listings.firstIndex(where: { $0.folder == name }) {
      families.listings[place] = listing
    } else {
      families.listings.append(listing)
    }
  }

  private mutating func readFile(_ name: String, _ node: YAMLNode, at key: YAMLNode) {
    var entry = ModelFamilies.FileEntry(family: nil, settings: [:])
    if let family = node.text {
      entry.family = known(family, at: node)
      guard entry.family != nil else { return }
    } else if let mapping = node.mapping {
      if let value = mapping["family"], let family = word(value, of: "family") {
        entry.family = known(family, at: value)
      }
      for (key, value) in mapping {
        switch key.text {
        case "family": break
        case "settings": entry.settings = settings(value, of: entry.family)
        default: noteUnknown(key, among: ["family", "settings"], in: "the file \(name)")
        }
      }
    } else {
      note("The file \(name) is \(node.kind), where the name of its family was expected.", at: node)
      return
    }
    let path = name.lowercased().split(separator: "\\").joined(separator: "/")
    families.files[path] = entry
  }

  private mutating func known(_ family: String, at node: YAMLNode) -> String? {
    if families[family] != nil { return family }
    let near = NearNames.question(NearNames.of(family, in: families.all.map(\.name)))
    note(
      "There is no family \(family).", at: node,
      hint: near ?? "Describe it under families, above.")
    return nil
  }

  private static let familyKeys = [
    "title", "folder", "named", "unless", "metadata", "file", "source", "settings", "variants",
    "prefer",
  ]

  private mutating func readFamily(_ name: String, _ node: YAMLNode, at key: YAMLNode) {
    guard let mapping = node.mapping else {
      note("The family \(name) is \(node.kind), where its description was expected.", at: node)
      return
    }
    let place = families.all.firstIndex { $0.name == name }
    let said = mapping["folder"].flatMap { word($0, of: "folder") }
    guard let folder = said ?? place.map({ families.all[$0].folder }) else {
      // One that is written wrongly has been told.
      guard mapping["folder"] == nil else { return }
      let near = NearNames.question(NearNames.of(name, in: families.all.map(\.name)))
      note(
        "The family \(name) has no folder.", at: key,
        hint: (near.map { $0 + " If it is a new one, say" } ?? "Say")
          + " which folder below models its files are in, as in folder: checkpoints.")
      return
    }
    if !families.listings.contains(where: { $0.folder == folder }) {
      note(
        "The family \(name) has its files in \(folder), which no input is known to list.",
        at: mapping["folder"] ?? key,
        hint: NearNames.question(
          NearNames.of(folder, in: families.listings.map(\.folder)))
          ?? "Say which one under folders, as in \(folder): SomeLoader.some_name.")
    }
    var family = place.map { families.all[$0] } ?? ModelFamily(name, folder: folder)
    family.folder = folder
    var rule = ModelFamilies.Rule(family: name, folder: folder, named: [], unless: [])
    var layer = ModelFamily.SettingsLayer()
    for (key, value) in mapping {
      switch key.text {
      case "title": family.title = word(value, of: "title") ?? family.title
      case "folder": break
      case "named": rule.named = patterns(value)
      case "unless": rule.unless = patterns(value)
      case "prefer": family.preferred = preferences(value, of: name) + family.preferred
      case "metadata": readMetadata(value, into: &family)
      case "file": family.file = word(value, of: "file") ?? family.file
      case "source": family.source = word(value, of: "source") ?? family.source
      case "settings": layer.settings = settings(value, of: name)
      case "variants": layer.variants = variants(value, of: name)
      default: noteUnknown(key, among: FamiliesReader.familyKeys, in: "the family \(name)")
      }
    }
    family.layers.append(layer)
    if !rule.unless.isEmpty { exclude(rule.unless, from: name) }
    rules.append(rule)
    if let place { families.all[place] = family } else { families.all.append(family) }
  }

  /// What a later file says a family is not, holds for its earlier patterns too.
  private mutating func exclude(_ patterns: [NamePattern], from family: String) {
    for layer in families.layers.indices {
      for rule in families.layers[layer].indices
      where families.layers[layer][rule].family == family {
        families.layers[layer][rule].unless += patterns
      }
    }
  }

  private mutating func readMetadata(_ node: YAMLNode, into family: inout ModelFamily) {
    guard let mapping = node.mapping else {
      note("metadata is \(node.kind), where fields with patterns were expected.", at: node)
      return
    }
    for (key, value) in mapping {
      guard let field = key.text, !field.isEmpty else {
        note("\(key.kind) stands where a field of headers was expected.", at: key)
        continue
      }
      family.metadata[field, default: []] += patterns(value)
    }
  }
}
