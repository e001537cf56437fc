import Foundation

/// Folders that only their owner can use.
public enum PrivateFolder {
  /// Makes a folder for the process's user alone, unless that user has it already.
  ///
  /// - Throws: The file system's refusal, also for a folder, a link or a file of somebody else.
  public static func make(_ url: URL) throws(FileSystemRefusal) {
    if mkdir(url.path, 0o700) != 0, errno != EEXIST { throw FileSystemRefusal() }
    var status = stat()
    guard lstat(url.path, &status) == 0 else { throw FileSystemRefusal() }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw FileSystemRefusal(ENOTDIR) }
    guard status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else {
      throw FileSystemRefusal(EACCES)
    }
  }
}
