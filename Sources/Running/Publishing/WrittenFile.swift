import Foundation

/// A file as it was written.
public struct WrittenFile: Sendable, Hashable {
  /// Where it is.
  public var url: URL
  /// Its size.
  public var bytes: Int
  /// The SHA-256 of its content, in hexadecimal.
  public var sha256: String
  /// Whether a file of the same name and content was there already.
  public var wasThere: Bool
}

/// Why a file could not be written.
public enum WriteFailure: Error, Hashable, Sendable {
  /// The file system refused.
  case refused(FileSystemRefusal)
  /// The content could not be read.
  case contentUnreadable(FileSystemRefusal)
  /// The task was cancelled; nothing is left behind.
  case cancelled

  /// The reason as the end of a sentence.
  public var reason: String {
    switch self {
    case .refused(let refusal), .contentUnreadable(let refusal): refusal.reason
    case .cancelled: "it was interrupted"
    }
  }
}
