/// A file's name as patterns see it: in lower case, with one sign for all that divides words.
public struct FoldedName: Hashable, Sendable {
  /// The bytes; folders and the name are divided by `/`, which also stands at the start.
  let bytes: [UInt8]

  /// All of a path below a folder of models, such as `SDXL/base_1.0.safetensors`.
  public init(path: String) {
    bytes = [UInt8(ascii: "/")] + FoldedName.fold(path)
  }

  /// The file's own name in such a path.
  public init(baseNameOf path: String) {
    let folded = FoldedName.fold(path)
    let base = folded.lastIndex(of: UInt8(ascii: "/")).map { folded[($0 + 1)...] } ?? folded[...]
    bytes = [UInt8(ascii: "/")] + base
  }

  /// The text's bytes in lower case, `\` as `/`, and `_`, `.` and spaces as `-`.
  static func fold(_ text: String) -> [UInt8] {
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
    return (isPlain ? text : text.lowercased()).utf8.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: " "): UInt8(ascii: "-")
      case UInt8(ascii: "\\"): UInt8(ascii: "/")
      default: byte
      }
    }
  }
}
