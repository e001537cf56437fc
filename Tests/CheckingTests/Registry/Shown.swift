import Checking
import Flow
import Notation

/// Texts as someone would write them, with all that is said of them.
enum Shown {
  static let checker = ComfySample.checker

  /// What a text gives at the terminal: what is said of it as text, and of its flows.
  static func findings(in text: String) -> [Diagnostic] {
    let parsed = Dataflow.parse(text)
    let found = parsed.file.flows.enumerated().flatMap { index, flow in
      parsed.map.located(checker.check(flow, files: lookup), flow: index)
    }
    return parsed.diagnostics + found
  }

  /// The first finding of a text, or the first of that kind, with its line and caret.
  static func printed(_ text: String, as name: String, code: DiagnosticCode) -> String {
    let finding = findings(in: text).first { $0.code == code }
    return finding.map { FindingPrinter(text: text, fileName: name).print($0) } ?? ""
  }

  /// Every file is there but those that are called so.
  private static let lookup: FileLookup = { path in
    switch path {
    case "missing.png": .notFound(near: [])
    case "jungel.jpg": .notFound(near: ["jungle.jpg"])
    case "locked.png": .unreadable
    default: .found
    }
  }
}
