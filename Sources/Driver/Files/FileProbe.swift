import Flow
import Foundation
import Targets

/// Tells what files are; a border to whatever can measure media.
public struct FileProbe: Sendable {
  /// Tells what a file is by its content.
  public var measure:
    @Sendable (URL) async throws(Diagnostic) -> (modality: Modality, facts: MediaFacts)
  /// Tells what a file's name promises.
  public var promise: @Sendable (String) -> Modality?

  /// A probe of those two ways.
  public init(
    measure:
      @escaping @Sendable (URL) async throws(Diagnostic) -> (
        modality: Modality, facts: MediaFacts
      ),
    promise: @escaping @Sendable (String) -> Modality?
  ) {
    self.measure = measure
    self.promise = promise
  }
}
