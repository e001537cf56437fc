import Flow
import Notation

/// A workflow as a function of the user's library.
public struct ImportedFunction: Sendable {
  /// The function: its inputs, parameters and outputs.
  public var signature: Signature
  /// The library file that declares it, says how ComfyUI does it, and by which words people ask for it.
  public var file: SourceFile
  /// Whether it is one more way to do a function of the standard library, and no function of its own.
  public var isRealization: Bool

  /// The file as A-Language.
  public var text: String { Dataflow.print(file) }

  /// How ComfyUI does it.
  public var body: Flow? { file.realizations.first?.body }
}
