extension ModelFamilies {
  /// The files of a family, the one to take first.
  ///
  /// First come those that the user prefers, then the one that the family is known by; of the others
  /// the shorter name, and of equally long ones the higher number, as in `dreamshaper_8`.
  func ranked(_ files: [ModelFile], of family: ModelFamily) -> [ModelFile] {
    let known = family.file?.lowercased()
    let ranked = files.map { file in
      let base = FoldedName(baseNameOf: file.name)
      let path = FoldedName(path: file.name)
      let preferred =
        family.preferred.firstIndex { $0.matches(base) || $0.matches(path) }
        ?? family.preferred.count
      let baseName = file.baseName.lowercased()
      return Rank(
        file: file, preferred: preferred, isKnown: baseName == known, baseName: baseName)
    }
    return ranked.sorted(by: Rank.isBefore).map(\.file)
  }

  private struct Rank {
    var file: ModelFile
    var preferred: Int
    var isKnown: Bool
    var baseName: String

    static func isBefore(_ a: Rank, _ b: Rank) -> Bool {
      if a.preferred != b.preferred { return a.preferred < b.preferred }
      if a.isKnown != b.isKnown { return a.isKnown }
      let lengths = (a.baseName.utf8.count, b.baseName.utf8.count)
      if lengths.0 != lengths.1 { return lengths.0 < lengths.1 }
      // Equally long names that differ in a number: the higher one is later.
      if a.baseName != b.baseName { return a.baseName > b.baseName }
      return a.file.name < b.file.name
    }
  }
}
