import Flow
import Foundation
import Testing

@testable import Library

@Suite("A user's library folder") final class UserLibraryTests {
  private let home = FileManager.default.temporaryDirectory
    .appendingPathComponent("anyflow-home-\(UUID().uuidString)", isDirectory: true)

  deinit { try? FileManager.default.removeItem(at: home) }

  private func write(_ name: String, _ text: String) throws {
    let folder = UserLibrary.folder(in: home)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private static let function = "function glow(image: image) -> image\n"

  @Test("a home without the folder has nothing, and nothing is said") func absent() {
    let user = UserLibrary(in: home)
    #expect(user.library.catalogue.signatures.isEmpty)
    #expect(user.findings.isEmpty)
  }

  @Test("functions, realizations and words are read from every file") func all() throws {
    try write("b.anyflow", Self.function)
    try write(
      "a.anyflow",
      "realize glow on native {\n  x = blur_image(image)\n  return x\n}\n"
        + "words for glow [\"(glow|shine) {image}\"]\n")
    try write("notes.txt", "not {{{ a flow")
    try write("b.anyflow~", "neither }}} this")
    let user = UserLibrary(in: home)
    #expect(user.findings.isEmpty)
    #expect(user.library.catalogue["glow"] != nil)
    #expect(user.library.realizations(of: "glow", on: "native").count == 1)
    #expect(user.library.vocabulary.phrases.map(\.function) == ["glow"])
    #expect(user.origins["glow"]?.lastPathComponent == "b.anyflow")
  }

  @Test("a damaged file is told with its path and line, and the others are read") func damaged()
    throws
  {
    try write("a.anyflow", "function good(image: image) -> image\n\nfunction bad(image: -> image\n")
    try write("b.anyflow", Self.function)
    let user = UserLibrary(in: home)
    #expect(user.library.catalogue["glow"] != nil)
    #expect(user.library.catalogue["good"] == nil)
    let finding = try #require(user.findings.first)
    #expect(finding.severity == .warning)
    #expect(finding.message.contains("/library/a.anyflow:3:"))
    #expect(user.findings.count <= 3)
  }

  @Test("what is no file of text is told and passed over") func odd() throws {
    try write("b.anyflow", Self.function)
    let folder = UserLibrary.folder(in: home).appendingPathComponent("a.anyflow")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let user = UserLibrary(in: home)
    #expect(user.findings.map(\.code) == [.fileUnreadable])
    #expect(user.library.catalogue["glow"] != nil)
  }

  @Test("a folder that is a file is told") func noFolder() throws {
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: home.appendingPathComponent("library"))
    #expect(UserLibrary(in: home).findings.map(\.code) == [.fileUnreadable])
  }

  @Test("a function of the standard library is replaced with a note") func replaced() throws {
    try write("a.anyflow", "/// Mine.\nfunction blur_image(image: image) -> image\n")
    let (library, findings) = try Library.standard(withUsersIn: home)
    #expect(library.catalogue["blur_image"]?.documentation == "Mine.")
    #expect(findings.map(\.severity) == [.note])
    #expect(findings.first?.message.contains("a.anyflow replaces blur_image") == true)
  }

  @Test("of two files with one function the later counts, with a warning") func twice() throws {
    try write("a.anyflow", "/// First.\n" + Self.function)
    try write("b.anyflow", "/// Second.\n" + Self.function)
    let user = UserLibrary(in: home)
    #expect(user.library.catalogue["glow"]?.documentation == "Second.")
    #expect(user.findings.map(\.code) == [.duplicateName])
  }

  @Test("a realization of no function is told with near names") func stray() throws {
    try write("a.anyflow", "realize blurr_image on native needs tool: ffmpeg\n")
    let (_, findings) = try Library.standard(withUsersIn: home)
    #expect(findings.map(\.code) == [.unknownFunction])
    #expect(findings.first?.hint?.contains("blur_image") == true)
  }

  @Test("a flow that says what it gives is a function that targets can do") func flows() throws {
    try write(
      "a.anyflow",
      "flow soft(image: image) -> image {\n  x = blur_image(image)\n  return x\n}\n")
    let user = UserLibrary(in: home)
    #expect(user.library.catalogue["soft"]?.outputs.map(\.type) == [.modality(.image)])
    #expect(user.library.realizations(of: "soft", on: "native").first?.body?.nodes.count == 1)
  }

  @Test("the user's way of a standard function comes first") func first() throws {
    try write(
      "a.anyflow", "realize blur_image on native {\n  x = sharpen_image(image)\n  return x\n}\n")
    let (library, findings) = try Library.standard(withUsersIn: home)
    #expect(findings.isEmpty)
    #expect(library.realizations(of: "blur_image", on: "native").first?.body != nil)
  }
}
