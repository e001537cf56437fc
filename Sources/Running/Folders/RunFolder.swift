import Foundation

/// The folder in which one run works, named by the run's id.
public struct RunFolder: Sendable, Hashable {
  /// The run's id: when it began and a few random characters, such as `20260314-150926-k3x9`.
  public let id: String
  /// The folder.
  public let url: URL

  /// Makes the folder of a new run under `home`, in `runs/<id>`.
  ///
  /// - Throws: The file system's refusal, such as for a home on a full or read-only disk.
  public init(in home: URL, at date: Date = Date()) throws(FileSystemRefusal) {
    let runs = home.appendingPathComponent("runs", isDirectory: true)
    try Folder.make(runs.path)
    while true {
      let id = RunFolder.newID(at: date)
      let url = runs.appendingPathComponent(id, isDirectory: true)
      if mkdir(url.path, 0o777) == 0 {
        self.id = id
        self.url = url
        return
      }
      guard errno == EEXIST else { throw FileSystemRefusal() }
    }
  }

  /// Removes the folder with everything in it.
  public func remove() {
    try? FileManager.default.removeItem(at: url)
  }

  private static func newID(at date: Date) -> String {
    var seconds = time_t(date.timeIntervalSince1970)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func padded(_ number: Int32, _ count: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
    let day = padded(parts.tm_year + 1900, 4) + padded(parts.tm_mon + 1) + padded(parts.tm_mday)
    let time = padded(parts.tm_hour) + padded(parts.tm_min) + padded(parts.tm_sec)
    let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
    let random = (0..<4).compactMap { _ in letters.randomElement() }
    return "\(day)-\(time)-\(String(random))"
  }
}
