import Checking
import Flow
import Testing

@Suite("Files")
struct FileRuleTests {
  private func loading(_ path: String) -> Flow {
    Flow(Node("photo", "load_image", named: ["file": .text(path)]), returning: "photo")
  }

  private func saving(_ path: String) -> Flow {
    Flow(
      Node("photo", "load_image", [.text("a.png")]),
      Node("saved", "save_image", [.from("photo")], named: ["file": .text(path)]))
  }

  private let lookup: FileLookup = { path in
    switch path {
    case "a.png": .found
    case "locked.png": .unreadable
    case "b.pgn": .notFound(near: ["b.png"])
    default: .notFound(near: [])
    }
  }

  @Test("a file that is there is fine, and without a lookup so is any")
  func found() {
    #expect(Sample.checker.check(loading("a.png"), files: lookup).isEmpty)
    #expect(Sample.checker.check(loading("zzz.png")).isEmpty)
  }

  @Test("a file that is not there is named, with those of similar names")
  func notFound() throws {
    let flow = loading("b.pgn")
    let finding = try #require(Sample.checker.check(flow, files: lookup).first)
    #expect(finding.code == .fileNotFound)
    #expect(finding.message == "There is no file \"b.pgn\".")
    #expect(finding.hint == "Did you mean \"b.png\"?")
    let fixed = try flow.applying(try #require(finding.fixes.first))
    #expect(fixed == loading("b.png"))
  }

  @Test("a file that cannot be read is told apart from a missing one")
  func unreadable() {
    #expect(
      Sample.checker.check(loading("locked.png"), files: lookup).map(\.code) == [.fileUnreadable])
  }

  @Test("an empty file name and one with a NUL are refused before any lookup")
  func noName() {
    let asks: FileLookup = { _ in .found }
    #expect(Sample.checker.check(loading(""), files: asks).map(\.code) == [.fileNotFound])
    #expect(Sample.checker.check(loading("a\0b"), files: asks).map(\.code) == [.unsafePath])
  }

  @Test(
    "what is written stays in the output folder",
    arguments: [
      ("/etc/passwd", "passwd"), ("../up.png", "up.png"), ("a/../../b.png", "b.png"),
      ("..\\up.png", "up.png"), ("~/x.png", "x.png"), ("C:\\x.png", "x.png"), ("a\0.png", "a.png"),
      ("..", nil), ("", nil), ("/", nil), ("C:", nil),
    ] as [(String, String?)])
  func unsafePath(path: String, fixed: String?) throws {
    let flow = saving(path)
    let findings = Sample.checker.check(flow)
    #expect(findings.map(\.code) == [.unsafePath])
    let result = try findings.first?.fixes.first.map { try flow.applying($0) }
    #expect(result == fixed.map(saving))
    if let result { #expect(Sample.checker.check(result).isEmpty) }
  }

  @Test(
    "a name or a folder within the output folder is fine",
    arguments: ["x.png", "sub/x.png", "a..b.png", "...png", "ä ö.png"])
  func safePath(path: String) {
    #expect(Sample.checker.check(saving(path)).isEmpty)
  }
}
