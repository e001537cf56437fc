import Flow
import Foundation
import Running

/// Says what is wrong with a file that a person named on the way in.
enum MissingFile {
  /// Why the file cannot be read, or nil if it can.
  static func finding(for url: URL, spelling: String) -> Diagnostic? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      return notFound(url, spelling: spelling)
    }
    if isFolder.boolValue {
      return Diagnostic(
        .fileUnreadable, "\(Value.quoted(spelling)) is a folder, but a file was expected.",
        hint: "Name a file in it.")
    }
    guard access(url.path, R_OK) == 0 else {
      return Diagnostic(
        .fileUnreadable,
        "The file \(Value.quoted(spelling)) cannot be read: \(String(cString: strerror(errno))).",
        hint: "Check its permissions.")
    }
    return nil
  }

  /// Why the folder cannot be looked in, or nil if it can.
  static func finding(forFolder url: URL, spelling: String) -> Diagnostic? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      return Diagnostic(
        .fileNotFound, "There is no folder \(Value.quoted(spelling)).",
        hint: "Name a folder that is there.")
    }
    guard isFolder.boolValue else {
      return Diagnostic(
        .fileNotFound, "\(Value.quoted(spelling)) is a file, but a folder was expected.",
        hint: "Name the folder that it is in.")
    }
    return nil
  }

  private static func notFound(_ url: URL, spelling: String) -> Diagnostic {
    let folder = url.deletingLastPathComponent()
    let siblings = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let near = NearNames.of(url.lastPathComponent, in: siblings.sorted()).map { name in
      let parent = PathName.folder(spelling)
      return Value.quoted(
        PathName.joined(parent, name))
    }
    return Diagnostic(
      .fileNotFound, "There is no file \(Value.quoted(spelling)).",
      hint: NearNames.question(near) ?? "Check the name and the folder.")
  }
}
