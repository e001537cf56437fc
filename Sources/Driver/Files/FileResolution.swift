import Checking
import Flow
import Foundation
import Running

/// Finds the files that requests and flows name.
///
/// A relative name is looked for among the files that were given, then in the folders to look in, then
/// in the current folder, then in the flow's own folders and beside the flow's file.
public struct FileResolution: Sendable, Hashable {
  /// The files given by their paths, absolute, with the spelling in which they were given.
  public private(set) var given: [GivenFile] = []
  /// The folders to look in, absolute, in order.
  public private(set) var folders: [URL]

  /// A file given beside a request.
  public struct GivenFile: Sendable, Hashable {
    /// The path as it was written.
    public var spelling: String
    /// Where it is.
    public var url: URL
    /// The name by which a flow loads it.
    public var name: String
  }

  /// A resolution over files and folders.
  ///
  /// - Parameters:
  ///   - given: The paths of files given beside a request.
  ///   - folders: The folders named for looking in, in order.
  ///   - current: The folder that relative paths start from.
  public init(
    given: [String] = [], folders: [String] = [],
    current: URL = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
  ) {
    self.folders = (folders.map { FileResolution.place($0, from: current) } + [current])
    let names = given.map { PathName.last($0) }
    self.given = given.enumerated().map { index, path in
      // Two files of one name keep their paths, so that the flow can tell them apart.
      let isUnique = names.count { $0 == names[index] } == 1 || names[index].isEmpty
      return GivenFile(
        spelling: path, url: FileResolution.place(path, from: current),
        name: isUnique ? names[index] : path)
    }
  }

  /// This resolution for a flow: its own folders, and the one that its file is in, come last.
  ///
  /// - Parameter location: The folder that the flow's file is in; nil for a flow without a file.
  public func looking(for flow: Flow, from location: URL?) -> FileResolution {
    guard let location else { return self }
    var result = self
    result.folders += flow.folders.map { FileResolution.place($0, from: location) } + [location]
    return result
  }

  /// Where a name leads.
  public enum Outcome: Sendable, Hashable {
    /// To a file that can be read.
    case found(URL)
    /// To no file; files of similar names are there.
    case notFound(near: [String])
    /// To a file that cannot be read.
    case unreadable(URL)
  }

  /// Finds the file of that name.
  public func resolve(_ name: String) -> Outcome {
    guard !name.isEmpty, !name.contains("\0") else { return .notFound(near: []) }
    var unreadable: URL?
    for candidate in candidates(for: name) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      if access(candidate.path, R_OK) == 0 { return .found(candidate) }
      unreadable = unreadable ?? candidate
    }
    return unreadable.map { .unreadable($0) } ?? .notFound(near: near(name))
  }

  /// The same as checking asks for it.
  public var lookup: FileLookup {
    { name in
      switch resolve(name) {
      case .found: .found
      case .notFound(let near): .notFound(near: near)
      case .unreadable: .unreadable
      }
    }
  }

  private func candidates(for name: String) -> [URL] {
    if name.hasPrefix("/") { return [URL(fileURLWithPath: name)] }
    let matching = given.filter { $0.name == name || $0.spelling == name }
    return matching.map(\.url) + folders.map { FileResolution.place(name, from: $0) }
  }

  /// The names that may have been meant, spelled as the flow would spell them.
  private func near(_ name: String) -> [String] {
    let last = PathName.last(name)
    let parent = PathName.folder(name)
    let places =
      name.hasPrefix("/")
      ? [URL(fileURLWithPath: parent)] : folders.map { FileResolution.place(parent, from: $0) }
    let siblings = Set(
      places.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0.path)) ?? [] })
    let found = NearNames.of(last, in: siblings.sorted())
      .map { PathName.joined(parent, $0) }
    let others = NearNames.of(last, in: given.map(\.name))
    return others + found.filter { !others.contains($0) }
  }

  /// The absolute place of a path, with no `.` and `..` resolved: the system knows links better.
  static func place(_ path: String, from folder: URL) -> URL {
    if path.hasPrefix("/") { return URL(fileURLWithPath: path) }
    if path.isEmpty || path == "." { return folder }
    return URL(fileURLWithPath: folder.path + "/" + path)
  }
}
