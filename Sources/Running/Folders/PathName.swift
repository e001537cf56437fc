/// Takes paths apart and puts them together as texts, whatever they hold.
///
/// It goes by bytes, as the system does: a slash separates also where a combining mark follows it.
public enum PathName {
  private static let slash = UInt8(ascii: "/")

  /// The last component; empty for the root and for nothing.
  public static func last(_ path: String) -> String {
    path.utf8.split(separator: slash).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// The path without its last component: empty for a plain name, `/` for what lies in the root.
  public static func folder(_ path: String) -> String {
    var rest = path.utf8[...]
    while rest.count > 1, rest.last == slash { rest.removeLast() }
    guard let last = rest.lastIndex(of: slash) else { return "" }
    rest = rest[..<last]
    while rest.last == slash { rest.removeLast() }
    return rest.isEmpty ? "/" : String(decoding: rest, as: UTF8.self)
  }

  /// The path of a name within a folder; an empty folder adds nothing.
  public static func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder.utf8.last == slash ? folder + name : "\(folder)/\(name)"
  }

  /// The folder from which `name` leads to `path`; nil where it does not.
  public static func base(of path: String, named name: String) -> String? {
    let end = Array(name.utf8)
    let whole = Array(path.utf8)
    guard !end.isEmpty, whole.count > end.count, whole.suffix(end.count).elementsEqual(end),
      whole[whole.count - end.count - 1] == slash
    else { return nil }
    let base = whole.dropLast(end.count + 1)
    return base.isEmpty ? "/" : String(decoding: base, as: UTF8.self)
  }
}
