/// How the editor compares the types of slots.
enum SlotTypes {
  /// The type that slots have for a type of a class.
  static func name(of type: String) -> String { type == "COMFY_MATCHTYPE_V3" ? "*" : type }

  /// Whether a type goes with every other one.
  static func isWildcard(_ type: String) -> Bool { type.isEmpty || type == "*" || type == "0" }

  /// Whether the editor lets a link join the two: equal but for case, or with a member in common.
  static func fit(_ a: String, _ b: String) -> Bool {
    if isWildcard(a) || isWildcard(b) || a == b { return true }
    let (a, b) = (a.lowercased(), b.lowercased())
    if a == b { return true }
    guard a.utf8.contains(UInt8(ascii: ",")) || b.utf8.contains(UInt8(ascii: ",")) else {
      return false
    }
    let members = a.split(separator: ",")
    return b.split(separator: ",").contains { given in
      members.contains { $0 == given || $0 == "*" || given == "*" }
    }
  }
}
