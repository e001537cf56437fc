import Flow
import Notation

extension Library {
  /// The library that a file of A-Language declares.
  ///
  /// - Throws: The file's findings, where any of them is an error.
  public init(text: String) throws(LibraryError) {
    let parsed = Dataflow.parse(text)
    guard !parsed.diagnostics.hasErrors else { throw LibraryError(diagnostics: parsed.diagnostics) }
    self.init(file: parsed.file)
  }

  /// The library that a parsed file declares; its flows are functions too.
  public init(file: SourceFile) {
    var vocabulary = Vocabulary()
    for signature in file.functions {
      vocabulary.add(phrases: signature.phrases, for: signature.name.name)
    }
    for wording in file.wordings { vocabulary.add(wording) }
    for (modality, words) in file.lexicon { vocabulary.add(nouns: words, for: modality) }
    self.init(
      catalogue: Catalogue(file.functions + file.flows.compactMap(\.signature)),
      realizations: file.realizations, vocabulary: vocabulary)
  }
}

/// A library file that cannot be used.
public struct LibraryError: Error {
  /// What is wrong with it.
  public var diagnostics: [Diagnostic]
}
