import Comfy
import Flow
import OrderedJSON
import Targets

/// The models of a server by family.
public struct ModelInventory: Sendable {
  /// One item for every known family, in their order: there, or missing with what would help.
  public var items: [Inventory.Item]
  /// The files of each family that has any, the one to take first.
  public var files: [String: [ModelFile]]
  /// The files of which nothing says what they are.
  public var unclassified: [ModelFile]
  /// What users say of files that are not there.
  public var findings: [Diagnostic] = []

  /// The files that a server's loaders list, by folder in the folders' order.
  public static func files(in classes: NodeClasses, _ families: ModelFamilies) -> [ModelFile] {
    families.listings.flatMap { listing in
      (classes[listing.nodeClass]?.input(listing.input)?.choices ?? []).compactMap { choice in
        choice.string.flatMap { name in
          ModelFile.isWeights(name) ? ModelFile(folder: listing.folder, name: name) : nil
        }
      }
    }
  }

  /// The models among those files, each in the family that its name, or its header, says.
  public init(
    files all: [ModelFile], headers: [ModelFile: [String: String]] = [:],
    classes: NodeClasses, families: ModelFamilies
  ) {
    var byFamily: [String: [ModelFile]] = [:]
    unclassified = []
    for file in all {
      let family =
        families.family(of: file)
        ?? headers[file].flatMap { families.family(in: file.folder, header: $0) }
      if let family {
        byFamily[family, default: []].append(file)
      } else {
        unclassified.append(file)
      }
    }
    files = [:]
    items = []
    for family in families.all {
      let ranked = families.ranked(byFamily[family.name] ?? [], of: family)
      if let first = ranked.first {
        files[family.name] = ranked
        items.append(
          ModelInventory.item(family, files: ranked, first: first, families: families))
      } else {
        items.append(ModelInventory.missing(family, classes: classes, families: families))
      }
    }
    findings = families.preferences.compactMap { preference in
      families.finding(preference, files: all, ofFamily: byFamily[preference.family] ?? [])
    }
  }

  /// The models that planning assumes where no server can be asked: each family's own file.
  public init(assumed families: ModelFamilies) {
    unclassified = []
    files = [:]
    items = []
    for family in families.all {
      guard let name = family.file else { continue }
      let file = ModelFile(folder: family.folder, name: name)
      files[family.name] = [file]
      items.append(
        ModelInventory.item(family, files: [file], first: file, families: families))
    }
  }

  /// All items: those of the families, and one for each folder with files that nothing tells apart.
  public var allItems: [Inventory.Item] {
    let byFolder = Dictionary(grouping: unclassified, by: \.folder)
    return items
      + byFolder.map { folder, files in
        Inventory.Item(
          Need("unclassified", folder), detail: files.map(\.name).joined(separator: ", "),
          remedy: "Say what they are in \(ModelFamilies.userFile), under files.")
      }
  }

  private static func item(
    _ family: ModelFamily, files: [ModelFile], first: ModelFile, families: ModelFamilies
  ) -> Inventory.Item {
    var facts = families.settings(of: family, for: first)
    facts["file"] = .text(first.name)
    facts["files"] = .list(files.map { .text($0.name) })
    return Inventory.Item(Need("model", family.name), detail: first.name, facts: facts)
  }

  private static func missing(
    _ family: ModelFamily, classes: NodeClasses, families: ModelFamilies
  ) -> Inventory.Item {
    var remedy =
      family.file.map { "Put \($0) into models/\(family.folder) of the server" }
      ?? "Put such a file into models/\(family.folder) of the server"
    if let source = family.source { remedy += "; it is at \(source)" }
    remedy += "."
    if let listing = families.listings.first(where: { $0.folder == family.folder }),
      classes[listing.nodeClass] == nil
    {
      remedy += " The server also needs the node class \(listing.nodeClass), which it lacks."
    }
    return Inventory.Item(Need("model", family.name), detail: nil, remedy: remedy)
  }
}
