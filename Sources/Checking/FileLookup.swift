/// Says whether a file that a flow names is there.
public typealias FileLookup = @Sendable (String) -> FileStatus

/// What is known of a file that a flow names.
public enum FileStatus: Sendable, Hashable {
  /// It is there and can be read.
  case found
  /// It is not there; files of similar names are.
  case notFound(near: [String])
  /// It is there but cannot be read.
  case unreadable
}
