import Foundation
import Testing

@Suite("anyflow functions import") struct ImportTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.file("small.json", Workflows.prompt)
  }

  @Test("writes a function that is listed, found and shown") func writes() async throws {
    let result = try await place.anyflow.run(
      "functions", "import", "small.json", "--as", "my_small")
    #expect(result.code == 0)
    #expect(result.err.contains("my_small(image: image) -> image"))
    #expect(place.exists(".anyflow/library/my_small.anyflow"))
    let shown = try await place.anyflow.run("functions", "my_small")
    #expect(shown.out.contains("function my_small(image: image) -> image"))
    let listed = try await place.anyflow.run("functions", "--json")
    let names = try listed.json["functions"]?.elements.compactMap { $0["name"]?.string } ?? []
    #expect(names.contains("my_small"))
  }

  @Test("requests can use the function") func requests() async throws {
    _ = try await place.anyflow.run("functions", "import", "small.json", "--as", "my_small")
    for request in ["my small photo.png", "run photo.png through my small", "my_small photo.png"] {
      let result = try await place.anyflow.run("plan", request, "photo.png", "--abstract")
      #expect(result.out.contains("my_small(photo)"), "\(request)")
    }
  }

  @Test("--home and ANYFLOW_HOME name the folder") func home() async throws {
    _ = try await place.anyflow.run(
      "functions", "import", "small.json", "--as", "one", "--home", "here")
    #expect(place.names("here/library") == ["one.anyflow"])
    var anyflow = place.anyflow
    anyflow.environment["ANYFLOW_HOME"] = place.url.appendingPathComponent("there").path
    _ = try await anyflow.run("functions", "import", "small.json", "--as", "two")
    #expect(place.names("there/library") == ["two.anyflow"])
  }

  @Test("never writes over a file unless forced, and keeps it then") func force() async throws {
    let arguments = ["functions", "import", "small.json", "--as", "mine"]
    _ = try await place.anyflow.start(arguments).result()
    try place.file(".anyflow/library/mine.anyflow", "// by hand\n")
    let refused = try await place.anyflow.start(arguments).result()
    #expect(refused.code == 3)
    #expect(refused.err.contains("--force"))
    #expect(try place.text(".anyflow/library/mine.anyflow") == "// by hand\n")
    let forced = try await place.anyflow.start(arguments + ["--force"]).result()
    #expect(forced.code == 0)
    #expect(try place.text(".anyflow/library/mine.anyflow").contains("function mine("))
    #expect(try place.text(".anyflow/library/mine.anyflow~") == "// by hand\n")
  }

  @Test("a function of another file of the library is not declared twice") func twice() async throws
  {
    try place.file(".anyflow/library/all.anyflow", "function mine(image: image) -> image\n")
    let result = try await place.anyflow.run("functions", "import", "small.json", "--as", "mine")
    #expect(result.code == 3)
    #expect(result.err.contains("all.anyflow"))
    #expect(place.names(".anyflow/library") == ["all.anyflow"])
  }

  @Test("--dry-run prints the function and writes nothing") func dryRun() async throws {
    let result = try await place.anyflow.run(
      "functions", "import", "small.json", "--as", "tiny", "--dry-run", "--expose",
      "Smaller.width=wide", "--doc", "Make it tiny.")
    #expect(result.code == 0)
    #expect(result.out.hasPrefix("/// Make it tiny.\nfunction tiny(image: image, wide: "))
    #expect(result.out.contains("width: wide"))
    #expect(!place.exists(".anyflow"))
  }

  @Test("--json says what was made and where") func json() async throws {
    let result = try await place.anyflow.run(
      "functions", "import", "small.json", "--as", "tiny", "--json")
    let report = try result.json
    #expect(report["status"] == .string("succeeded"))
    #expect(report["function"]?["name"] == .string("tiny"))
    #expect(report["path"]?.string?.hasSuffix("/library/tiny.anyflow") == true)
    let wrong = try await place.anyflow.run(
      "functions", "import", "small.json", "--as", "load_image", "--json")
    #expect(wrong.code == 3)
    #expect(try wrong.json["status"] == .string("rejected"))
  }

  @Test("a saved workflow imports like its prompt") func workflow() async throws {
    try place.file("saved.json", Workflows.workflow)
    let result = try await place.anyflow.run(
      "functions", "import", "saved.json", "--as", "tiny", "--dry-run")
    #expect(result.code == 0)
    #expect(result.out.contains("comfy.ImageScale("))
    #expect(!result.out.contains("ImageInvert"))
    #expect(result.err.contains("muted or bypassed"))
  }

  @Test("what cannot be read or said is told with the right code") func wrong() async throws {
    try place.file("plain.json", "{\"a\": 1}")
    let cases: [([String], Int32)] = [
      (["nowhere.json", "--as", "x"], 6), (["plain.json", "--as", "x"], 3),
      (["small.json"], 2), (["small.json", "--as", "no name"], 2),
      (["small.json", "--as", "x", "--expose", "oddity"], 2),
    ]
    for (arguments, code) in cases {
      let result = try await place.anyflow.start(["functions", "import"] + arguments).result()
      #expect(result.code == code, "\(arguments)")
    }
  }

  @Test("a damaged file in the library is told and does no harm") func damaged() async throws {
    try place.file(".anyflow/library/bad.anyflow", "function (((\n")
    let result = try await place.anyflow.run("functions", "load_image")
    #expect(result.code == 0)
    #expect(result.err.contains("library/bad.anyflow:1:"))
  }

  @Test("a query still lists and searches, and an option may come first") func query() async throws
  {
    #expect(try await place.anyflow.run("functions", "--on", "native", "blur").code == 0)
    #expect(try await place.anyflow.run("functions", "blur", "a", "picture").code == 0)
    #expect(try await place.anyflow.run("functions", "list").out.contains("load_image("))
  }
}
