/// One reader of files that come from anywhere, with what must hold for every file.
///
/// Reading may find anything wrong, but it must end, and what it reads without errors must come back the
/// same when it is written and read again.
struct FuzzReader: Sendable {
  /// The reader's name, which is that of the folder of its seeds.
  var name: String
  /// Reads the bytes and checks what must hold.
  var check: @Sendable ([UInt8]) throws(FuzzFailure) -> Void
  /// Pieces of text that mean something to the reader.
  var words: [String]

  /// All readers.
  static let all = notations + [published, json, objectInfo, prompt, workflow, embedded]

  /// The reader of that name.
  static func named(_ name: String) -> FuzzReader? { all.first { $0.name == name } }
}
