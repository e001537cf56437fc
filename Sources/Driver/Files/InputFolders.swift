import Flow
import Foundation

/// Looks at the folders that a person named for looking files up.
public enum InputFolders {
  /// What is wrong with them, in order.
  public static func findings(for folders: [String]) -> [Diagnostic] {
    let current = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    return folders.compactMap { folder in
      MissingFile.finding(
        forFolder: FileResolution.place(folder, from: current), spelling: folder)
    }
  }
}
