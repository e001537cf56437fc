import Flow

extension ModelFamilies {
  /// What is wrong with a preference on a server with those files; nil where one of them fits.
  func finding(
    _ preference: Preference, files: [ModelFile], ofFamily own: [ModelFile]
  ) -> Diagnostic? {
    func fits(_ file: ModelFile) -> Bool {
      preference.pattern.matches(FoldedName(baseNameOf: file.name))
        || preference.pattern.matches(FoldedName(path: file.name))
    }
    guard let family = self[preference.family], !own.contains(where: fits) else { return nil }
    let beside = files.filter { $0.folder == family.folder }
    let message: String
    let hint: String
    if let other = beside.first(where: fits) {
      message = "\(other.name), which \(family.name) prefers, does not count as one of its files."
      hint = "If it is one, write \(other.baseName): \(family.name) under files."
    } else {
      message =
        "The server has no file \(preference.pattern.text) in \(family.folder), which "
        + "\(family.name) prefers."
      hint =
        NearNames.question(ModelFamilies.near(preference.pattern.text, among: beside))
        ?? "Write a name that the server lists there, with * for anything."
    }
    let place = preference.line.flatMap { line in preference.column.map { (line, $0) } }
    return YAMLText(name: preference.file).mistake(message, at: place, hint: hint)
  }

  /// The files with names near to one, whose common endings make no name near.
  private static func near(_ name: String, among files: [ModelFile]) -> [String] {
    let names = Dictionary(
      files.map { (stem($0.baseName), $0.baseName) }, uniquingKeysWith: { first, _ in first })
    return NearNames.of(stem(name), in: names.keys).compactMap { names[$0] }
  }

  private static func stem(_ name: String) -> String {
    guard ModelFile.isWeights(name), let dot = name.lastIndex(of: ".") else { return name }
    return String(name[..<dot])
  }
}
