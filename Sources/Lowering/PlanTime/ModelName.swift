import Flow

/// A model's name as a person gives it: a file's name, or words of it.
struct ModelName {
  private let words: [Substring]
  private let letters: String

  init(_ name: String) {
    letters = ModelName.letters(of: name)
    words = ModelName.words(of: name)
  }

  /// The file that the name means, or nil when none of them comes near.
  ///
  /// The file's own name wins, then the first file that holds all the words, then the nearest spelling.
  func best(among files: [String]) -> String? {
    guard !letters.isEmpty else { return nil }
    if let same = files.first(where: { ModelName.letters(of: $0) == letters }) { return same }
    let holding = files.filter { file in
      let own = ModelName.letters(of: file)
      return words.allSatisfy { own.contains($0) }
    }
    if let shortest = holding.min(by: { ($0.utf8.count, $0) < ($1.utf8.count, $1) }) {
      return shortest
    }
    let stems = Dictionary(
      files.map { (ModelName.letters(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    return NearNames.of(letters, in: stems.keys, limit: 1).first.flatMap { stems[$0] }
  }

  /// The letters and digits of a file's base name, small, without what stands between them.
  private static func letters(of name: String) -> String { words(of: name).joined() }

  private static func words(of name: String) -> [Substring] {
    let base = name.split { $0 == "/" || $0 == "\\" }.last ?? ""
    var stem = base.lowercased()
    for ending in [".safetensors", ".ckpt", ".pth", ".pt", ".gguf", ".bin", ".sft"]
    where stem.hasSuffix(ending) {
      stem.removeLast(ending.count)
    }
    return stem.split { !$0.isLetter && !$0.isNumber }
  }
}
