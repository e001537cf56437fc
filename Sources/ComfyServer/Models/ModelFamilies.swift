import Flow

/// Which families of models there are, and which files are theirs.
public struct ModelFamilies: Sendable {
  /// The families in the order of the file that describes them; the user's own are last.
  public internal(set) var all: [ModelFamily] = []
  /// Where a server lists the files of each folder.
  public internal(set) var listings: [ModelListing] = []
  /// What is wrong with the descriptions.
  public internal(set) var findings: [Diagnostic] = []
  /// What is said of single files, by their names or paths in lower case.
  var files: [String: FileEntry] = [:]
  /// What tells files by their names, the first that fits; the layer of the user before the built-in.
  var layers: [[Rule]] = []

  /// Where the user says which files of families to take first.
  var preferences: [Preference] = []

  /// A pattern of files that a family prefers, with its place in the user's file.
  struct Preference: Sendable, Hashable {
    var family: String
    var pattern: NamePattern
    var file: String
    var line: Int?
    var column: Int?
  }

  /// Names that make a file one of a family.
  struct Rule: Sendable, Hashable {
    var family: String
    var folder: String
    var named: [NamePattern]
    var unless: [NamePattern]

    func matches(_ name: FoldedName) -> Bool {
      named.contains { $0.matches(name) } && !unless.contains { $0.matches(name) }
    }
  }

  /// What a user says of one file.
  struct FileEntry: Sendable, Hashable {
    var family: String?
    var settings: [String: Value]
  }

  /// No families.
  init() {}

  /// The family of that name.
  public subscript(name: String) -> ModelFamily? { all.first { $0.name == name } }

  /// The family that a file is of, as far as its name says.
  ///
  /// The file's own name counts before the folders that it is in.
  public func family(of file: ModelFile) -> String? {
    if let said = entry(for: file)?.family { return said }
    let base = FoldedName(baseNameOf: file.name)
    let path = FoldedName(path: file.name)
    for rules in layers {
      let rules = rules.lazy.filter { $0.folder == file.folder }
      if let rule = rules.first(where: { $0.matches(base) })
        ?? rules.first(where: { $0.matches(path) })
      {
        return rule.family
      }
    }
    return nil
  }

  /// The family that a file in a folder is of, as far as its header says.
  public func family(in folder: String, header: [String: String]) -> String? {
    all.first { $0.folder == folder && $0.isNamed(in: header) }?.name
  }

  /// The fields of headers that tell families of a folder.
  func headerFields(in folder: String) -> Set<String> {
    Set(all.lazy.filter { $0.folder == folder }.flatMap(\.metadata.keys))
  }

  /// The settings that hold for a file of a family.
  func settings(of family: ModelFamily, for file: ModelFile) -> [String: Value] {
    family.settings(for: file.name).merging(entry(for: file)?.settings ?? [:]) { $1 }
  }

  private func entry(for file: ModelFile) -> FileEntry? {
    guard !files.isEmpty else { return nil }
    let path = file.name.lowercased().split(separator: "\\").joined(separator: "/")
    return files[path] ?? files["\(file.folder)/\(path)"] ?? files[file.baseName.lowercased()]
  }
}
