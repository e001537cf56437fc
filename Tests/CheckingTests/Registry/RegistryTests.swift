import Flow
import Foundation
import Notation
import Testing

@Suite("The registry of findings")
struct RegistryTests {
  static let shownByFlows = DiagnosticCode.allCases.filter { $0.explanation.example.kind == .flow }

  @Test("an example that is a flow gives its code and its message", arguments: shownByFlows)
  func examples(code: DiagnosticCode) {
    let example = code.explanation.example
    let findings = Shown.findings(in: example.text)
    let messages = findings.filter { $0.code == code }.map(\.message)
    #expect(messages.contains(example.message), "\(findings.map(\.message))")
  }

  @Test("every code is explained in full sentences", arguments: DiagnosticCode.allCases)
  func sentences(code: DiagnosticCode) {
    let explanation = code.explanation
    for text in [explanation.meaning, explanation.remedy, explanation.example.message] {
      #expect(text.count > 10)
      #expect(text.last == "." || text.last == "?", "\(text)")
    }
    #expect(!explanation.title.hasSuffix("."))
    #expect(!explanation.example.text.isEmpty)
  }

  @Test("no two codes share a title")
  func titles() {
    let titles = DiagnosticCode.allCases.map(\.explanation.title)
    #expect(Set(titles).count == titles.count)
  }

  @Test("every code is raised somewhere, and nowhere by a text of its own")
  func raised() throws {
    let sources = try Self.sources(under: Self.root.appending(path: "Sources"))
    try #require(sources.count > 20)
    let all = sources.joined(separator: "\n")
    for code in DiagnosticCode.allCases {
      let isRaised = Self.contains(all, ".\(code)")
      #expect(isRaised, "Nothing raises \(code.rawValue); is it needed?")
    }
    let isStringly = all.contains("DiagnosticCode(rawValue:")
    #expect(!isStringly)
  }

  @Test("an example from elsewhere says what the sources say")
  func wording() throws {
    let all = try Self.sources(under: Self.root.appending(path: "Sources")).joined(separator: " ")
    let plain = all.replacing("\\\"", with: "\"").replacing("\"\n", with: "")
    for code in DiagnosticCode.allCases where code.explanation.example.kind != .flow {
      let words = code.explanation.example.message.split(separator: " ")
      let runs = words.indices.dropLast(min(2, words.count - 1)).map {
        words[$0..<min($0 + 3, words.count)].joined(separator: " ")
      }
      let isKnown = runs.contains { plain.contains($0) }
      #expect(isKnown, "\(code.rawValue): \(code.explanation.example.message)")
    }
  }

  @Test("Documentation/diagnostics.md is what the registry says")
  func page() throws {
    let file = Self.root.appending(path: "Documentation/diagnostics.md")
    let page = DiagnosticsPage.text
    if ProcessInfo.processInfo.environment["ANYFLOW_WRITE_DOCUMENTATION"] != nil {
      try Data(page.utf8).write(to: file)
    }
    let written = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let isCurrent = written == page
    #expect(isCurrent, "Run scripts/make-diagnostics.")
  }

  @Test("the page opens with six findings that have a line, a caret and a way out")
  func opening() {
    #expect(DiagnosticsPage.samples.count == 6)
    for sample in DiagnosticsPage.samples {
      let printed = Shown.printed(sample.text, as: sample.name, code: sample.code)
      #expect(printed.contains("--> \(sample.name):"))
      #expect(printed.contains("| "))
      #expect(printed.contains("^"))
      #expect(printed.contains("fix: ") || printed.contains("hint: "))
    }
  }

  /// The package's folder.
  private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The texts of all source files but those of the registry itself.
  private static func sources(under folder: URL) throws -> [String] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var texts: [String] = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift", !file.path.contains("/Flow/Findings/") else { continue }
      texts.append(String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }
    return texts
  }

  /// Whether a word stands in a text without more letters behind it.
  private static func contains(_ text: String, _ word: String) -> Bool {
    var rest = text[...]
    while let found = rest.range(of: word) {
      rest = rest[found.upperBound...]
      if !(rest.first?.isLetter ?? false) { return true }
    }
    return false
  }
}
