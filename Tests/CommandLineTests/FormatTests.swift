import Testing

@Suite("anyflow format") struct FormatTests {
  let place: Workplace
  private let untidy = "// Hello.\nphoto=load_image( file:\"photo.png\" )\nreturn photo"
  private let tidy = "// Hello.\nphoto = load_image(file: \"photo.png\")\nreturn photo\n"

  init() throws { place = try Workplace() }

  @Test("rewrites files in place, and twice changes nothing") func rewrites() async throws {
    try place.file("a.anyflow", untidy)
    try place.file("b.anyflow", tidy)
    let result = try await place.anyflow.run("format", "a.anyflow", "b.anyflow")
    #expect(result.code == 0)
    #expect(result.out == "a.anyflow: rewritten\n")
    #expect(try place.text("a.anyflow") == tidy)
    #expect(try place.text("b.anyflow") == tidy)
    #expect(try await place.anyflow.run("format", "a.anyflow").out == "")
    #expect(place.names() == ["a.anyflow", "b.anyflow", "photo.png"])
  }

  @Test("formats standard input to standard output") func stdin() async throws {
    let result = try await place.anyflow.run("format", "-", input: untidy)
    #expect(result.code == 0)
    #expect(result.out == tidy)
  }

  @Test("--check writes nothing and exits with 3 for what is not in canonical form")
  func check() async throws {
    try place.file("a.anyflow", untidy)
    let result = try await place.anyflow.run("format", "--check", "a.anyflow")
    #expect(result.code == 3)
    #expect(result.out == "a.anyflow: not in canonical form\n")
    #expect(try place.text("a.anyflow") == untidy)
    try place.file("a.anyflow", tidy)
    #expect(try await place.anyflow.run("format", "--check", "a.anyflow").code == 0)
    #expect(try await place.anyflow.run("format", "--check", "-", input: untidy).code == 3)
  }

  @Test("a file that does not read is left alone, and the others are still formatted")
  func unreadable() async throws {
    try place.file("bad.anyflow", "x = = y(")
    try place.file("a.anyflow", untidy)
    let result = try await place.anyflow.run("format", "bad.anyflow", "a.anyflow")
    #expect(result.code == 3)
    #expect(result.err.contains("bad.anyflow:1:"))
    #expect(try place.text("bad.anyflow") == "x = = y(")
    #expect(try place.text("a.anyflow") == tidy)
  }

  @Test("prints one JSON object") func json() async throws {
    try place.file("a.anyflow", untidy)
    let result = try await place.anyflow.run("format", "--json", "a.anyflow", "none.anyflow")
    #expect(result.code == 6)
    let report = try result.json
    #expect(report.keys == ["diagnostics", "files", "status"])
    #expect(report["files"]?[0]?["changed"] == .boolean(true))
    #expect(report.codes == ["file-not-found"])
  }

  @Test("another notation than dataflow is wrong usage") func notation() async throws {
    let result = try await place.anyflow.run("format", "--notation", "poetry", "-")
    #expect(result.code == 2)
    #expect(result.err.contains("dataflow"))
  }
}
