import Foundation
import Testing

@Suite("anyflow check") struct CheckTests {
  let place: Workplace

  init() throws { place = try Workplace() }

  @Test("a good flow exits with 0") func good() async throws {
    try place.file("a.anyflow", Flows.brighter)
    let result = try await place.anyflow.run("check", "a.anyflow")
    #expect(result.code == 0, "\(result.err)")
    #expect(result.out == "a.anyflow: no findings\n")
    #expect(result.err == "")
  }

  @Test("findings name the line and column, and the code is 3") func findings() async throws {
    try place.file(
      "a.anyflow", "photo = load_image(file: \"photo.png\")\nx = brighen_image(photo)\nreturn x\n")
    let result = try await place.anyflow.run("check", "a.anyflow", "--json")
    #expect(result.code == 3)
    let report = try result.json
    #expect(report.keys == ["diagnostics", "status"])
    let finding = report["diagnostics"]?[0]
    #expect(finding?["code"] == .string("unknown-function"))
    #expect(finding?["severity"] == .string("error"))
    #expect(finding?["line"] == .number(2))
    #expect(finding?["column"] == .number(5))
    #expect(finding?["endLine"] == .number(2))
    #expect(finding?["endColumn"] == .number(18))
    #expect(finding?["fixes"]?[0]?.keys == ["edits", "title"])
    let people = try await place.anyflow.run("check", "a.anyflow")
    #expect(people.err.contains("a.anyflow:2:5"))
    #expect(people.err.contains("^"))
    #expect(!people.err.contains("\u{1B}"))
  }

  @Test("--fix writes the repaired file, keeps its comments, and says what was changed")
  func fix() async throws {
    try place.file(
      "a.anyflow",
      """
      // My flow.
      photo = load_image(file: "photo.png")
      x = brighen_image(photo, amount: 300 %)   // too bright?
      return x

      """)
    let result = try await place.anyflow.run("check", "a.anyflow", "--fix")
    #expect(result.code == 0, "\(result.err)")
    #expect(result.err.contains("fixed: "))
    let text = try place.text("a.anyflow")
    #expect(text.contains("// My flow."))
    #expect(text.contains("// too bright?"))
    #expect(text.contains("brighten_image(photo, amount: 100 %)"))
    #expect(place.names() == ["a.anyflow", "photo.png"])
    let again = try await place.anyflow.run("check", "a.anyflow", "--fix", "--json")
    #expect(try again.json["fixed"] == .array([]))
    #expect(try place.text("a.anyflow") == text)
  }

  @Test("--fix leaves a good file untouched, however it is written") func untouched() async throws {
    let text = "photo=load_image( file:\"photo.png\" )\nreturn photo"
    try place.file("a.anyflow", text)
    #expect(try await place.anyflow.run("check", "a.anyflow", "--fix").code == 0)
    #expect(try place.text("a.anyflow") == text)
  }

  @Test("--fix leaves a text that does not read untouched") func unreadable() async throws {
    try place.file("a.anyflow", "photo = = load_image(\n")
    #expect(try await place.anyflow.run("check", "a.anyflow", "--fix").code == 3)
    #expect(try place.text("a.anyflow") == "photo = = load_image(\n")
  }

  @Test("standard input is checked, and repaired to standard output") func stdin() async throws {
    let flow = "x = brighen_image(load_image(\"photo.png\"))\nreturn x\n"
    let bad = try await place.anyflow.run(
      "check", "-", input: flow.replacingOccurrences(of: "load_image(\"photo.png\")", with: "photo")
    )
    #expect(bad.code == 3)
    #expect(bad.err.contains("<stdin>:1:"))
    let text = "photo = load_image(file: \"photo.png\")\nx = brighen_image(photo)\nreturn x\n"
    let good = try await place.anyflow.run("check", "-", "--fix", input: text)
    #expect(good.code == 0)
    #expect(good.out.contains("brighten_image(photo)"))
  }

  @Test("all flows of a file are checked, or the one that is named") func several() async throws {
    try place.file(
      "a.anyflow",
      "flow good() -> image {\n  photo = load_image(file: \"photo.png\")\n  return photo\n}\n\nflow bad() -> image {\n  x = nothing_like_it()\n  return x\n}\n"
    )
    #expect(try await place.anyflow.run("check", "a.anyflow").code == 3)
    #expect(try await place.anyflow.run("check", "a.anyflow", "--flow", "good").code == 0)
    #expect(try await place.anyflow.run("check", "a.anyflow", "--flow", "other").code == 6)
  }

  @Test("a flow whose parameters still need values is fine") func parameters() async throws {
    try place.file(
      "a.anyflow",
      "flow f(by: number[%] in 0...100) -> image {\n  photo = load_image(file: \"photo.png\")\n  x = brighten_image(photo, amount: by)\n  return x\n}\n"
    )
    let result = try await place.anyflow.run("check", "a.anyflow")
    #expect(result.code == 0, "\(result.err)")
  }

  @Test("a flow that is not there exits with 6") func missing() async throws {
    let result = try await place.anyflow.run("check", "none.anyflow", "--json")
    #expect(result.code == 6)
    #expect(try result.json["status"] == .string("rejected"))
    #expect(try result.json.codes == ["file-not-found"])
  }
}
