/// Names for files of a server's in one folder here.
struct TakenNames {
  private var taken: Set<String> = []
  private var numbers: [String: Int] = [:]

  /// A name for a file: its own without what has a meaning in paths, and unlike all before.
  mutating func name(for file: RemoteFile) -> String {
    let own = file.name.split(separator: "/").last ?? ""
    let dot = own.lastIndex(of: ".").flatMap { $0 == own.startIndex ? nil : $0 }
    let ending = dot.map { AssemblyBuild.slug(String(own[own.index(after: $0)...])) }
    let stem = AssemblyBuild.slug(String(dot.map { own[..<$0] } ?? own))
    let name = ending.map { "\(stem).\($0)" } ?? stem
    // File systems that know no capitals would take one for the other.
    let key = name.lowercased()
    if taken.insert(key).inserted { return name }
    var number = numbers[key] ?? 1
    var unique: String
    repeat {
      number += 1
      unique = "\(number)-\(name)"
    } while taken.contains(unique.lowercased())
    numbers[key] = number
    taken.insert(unique.lowercased())
    return unique
  }
}
