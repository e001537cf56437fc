import Foundation
import LibFuzzer

/// Runs libFuzzer on one reader: `fuzz READER [libFuzzer's own arguments]`.
@main enum Fuzz {
  /// The reader under test; libFuzzer calls a plain function, which cannot bring one along.
  nonisolated(unsafe) private static var reader: FuzzReader?

  static func main() {
    guard CommandLine.arguments.count > 1,
      let reader = FuzzReader.named(CommandLine.arguments[1])
    else {
      let names = FuzzReader.all.map(\.name).joined(separator: ", ")
      print("usage: fuzz READER [ARGUMENTS], with a reader out of \(names)")
      exit(64)
    }
    // With `-words` the reader's words are printed as a dictionary for libFuzzer.
    if CommandLine.arguments.dropFirst(2) == ["-words"] {
      for word in reader.words { print(quoted(word)) }
      return
    }
    Fuzz.reader = reader
    var count = CInt(CommandLine.argc - 1)
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
      CommandLine.unsafeArgv + 1
    arguments?[0] = CommandLine.unsafeArgv[0]
    let status = LLVMFuzzerRunDriver(&count, &arguments) { start, count in
      let bytes = Array(UnsafeBufferPointer(start: start, count: count))
      do {
        try Fuzz.reader?.check(bytes)
      } catch {
        fatalError("\(error)")
      }
      return 0
    }
    exit(status)
  }

  private static func quoted(_ word: String) -> String {
    let bytes = word.utf8.map { byte in
      let code = String(byte, radix: 16, uppercase: true)
      return "\\x" + (code.count < 2 ? "0" : "") + code
    }
    return "\"" + bytes.joined() + "\""
  }
}
