import Foundation
import Testing

@Suite("anyflow run") struct RunTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.file("a.anyflow", Flows.brighter)
  }

  @Test("runs a flow, prints the result's path with its facts, and exits with 0")
  func succeeds() async throws {
    let result = try await place.anyflow.run("run", "a.anyflow")
    #expect(result.code == 0)
    #expect(result.out == "anyflow-out/day.png  16x12\n")
    #expect(result.err.contains("started day"))
    #expect(result.err.contains("done day ("))
    #expect(place.names("anyflow-out") == ["day.png"])
    #expect(place.names(".anyflow") == ["runs"])
    #expect(place.names(".anyflow/runs") == [])
  }

  @Test("prints one JSON object in the shape of the contract") func json() async throws {
    let result = try await place.anyflow.run("run", "a.anyflow", "--json", "--out", "o")
    #expect(result.code == 0)
    #expect(result.err == "")
    let report = try result.json
    #expect(
      report.keys == [
        "diagnostics", "executed", "flow", "outputs", "reused", "run", "status", "timing",
      ])
    #expect(report["status"] == .string("succeeded"))
    #expect(report["executed"] == .number(2))
    #expect(report["reused"] == .number(0))
    #expect(report["diagnostics"] == .array([]))
    #expect(report["timing"]?.keys == ["check", "infer", "lower", "run"])
    #expect((report["timing"]?["run"]?.number ?? 0) > 0)
    #expect(report["flow"]?.string?.hasSuffix("/a.anyflow") == true)
    let output = report["outputs"]?[0]
    #expect(
      output?.keys == [
        "bytes", "height", "modality", "node", "path", "port", "sha256", "width",
      ])
    #expect(output?["node"] == .string("day"))
    #expect(output?["port"] == .string("image"))
    #expect(output?["modality"] == .string("image"))
    #expect(output?["width"] == .number(16))
    let path = output?["path"]?.string ?? ""
    #expect(path.hasPrefix("/"))
    #expect(result.out.contains("\\/") == false)
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    #expect(output?["bytes"]?.number == size.map(Double.init))
    #expect(output?["sha256"]?.string?.count == 64)
  }

  @Test("reads a flow from standard input and writes it beside the results") func stdin()
    async throws
  {
    let result = try await place.anyflow.run("run", "-", "--json", input: Flows.brighter)
    #expect(result.code == 0)
    #expect(place.names("anyflow-out") == ["day.png", "flow.anyflow"])
    #expect(try result.json["flow"]?.string?.hasSuffix("/anyflow-out/flow.anyflow") == true)
    let again = try await place.anyflow.run("run", "anyflow-out/flow.anyflow", "--out", "b")
    #expect(again.code == 0)
    #expect(place.names("b") == ["day.png"])
  }

  @Test("the same run twice keeps the files, another gets another name") func neverOverwrites()
    async throws
  {
    for _ in 0..<2 { _ = try await place.anyflow.run("run", "a.anyflow") }
    #expect(place.names("anyflow-out") == ["day.png"])
    let other = try await place.anyflow.run("run", "a.anyflow", "--set", "day.amount=80%")
    #expect(other.out == "anyflow-out/day-2.png  16x12\n")
    #expect(place.names("anyflow-out") == ["day-2.png", "day.png", "flow.anyflow"])
    #expect(try place.text("anyflow-out/flow.anyflow").contains("amount: 80 %"))
    #expect(try place.text("a.anyflow") == Flows.brighter)
  }

  @Test(
    "--set takes values of A-Language, and texts as they are", arguments: ["50 %", "0.5x", "50"])
  func setting(value: String) async throws {
    let result = try await place.anyflow.run("run", "a.anyflow", "--set", "day.amount=\(value)")
    #expect(result.code == 0, "\(result.err)")
  }

  @Test("--set changes the file that is loaded") func settingFile() async throws {
    try place.picture("other one.png")
    let result = try await place.anyflow.run(
      "run", "a.anyflow", "--set", "photo.file=other one.png", "--dry-run")
    #expect(result.code == 0)
    #expect(result.out.contains("load_image(file: \"other one.png\")"))
    #expect(!place.exists("anyflow-out"))
  }

  @Test(
    "--set names what is not there",
    arguments: [
      ("night.amount=1", "unknown-node"), ("day.amont=1", "unknown-parameter"),
      ("amount=1", "unknown-parameter"), ("day.amount=500 %", "out-of-range"),
      ("day.amount=3 s", "wrong-unit"),
    ])
  func wrongSetting(setting: String, code: String) async throws {
    let result = try await place.anyflow.run("run", "a.anyflow", "--json", "--set", setting)
    #expect(result.code == 3)
    #expect(try result.json["status"] == .string("rejected"))
    #expect(try result.json.codes.contains(code))
    #expect(!place.exists("anyflow-out"))
  }

  @Test(
    "--set without a name or an equals sign is wrong usage", arguments: ["amount", "=1", ".a=1"])
  func malformedSetting(setting: String) async throws {
    #expect(try await place.anyflow.run("run", "a.anyflow", "--set", setting).code == 2)
  }

  @Test("of several flows the last runs, or the one that --flow names") func severalFlows()
    async throws
  {
    try place.file("two.anyflow", Flows.two)
    let last = try await place.anyflow.run("run", "two.anyflow", "--json")
    #expect(try last.json["outputs"]?[0]?["node"] == .string("again"), "\(last.out)")
    let first = try await place.anyflow.run(
      "run", "two.anyflow", "--flow", "lighter", "--set", "by=5 %", "--json")
    #expect(try first.json["outputs"]?[0]?["node"] == .string("day"), "\(first.out)")
    let none = try await place.anyflow.run("run", "two.anyflow", "--flow", "lightr")
    #expect(none.code == 6)
    #expect(none.err.contains("Did you mean lighter?"))
  }

  @Test("finds files beside the flow, whichever folder is the current one") func elsewhere()
    async throws
  {
    try place.file("empty/placeholder", "")
    let anyflow = AnyflowProcess(folder: place.url.appendingPathComponent("empty"))
    let result = try await anyflow.run("run", "../a.anyflow")
    #expect(result.code == 0, "\(result.err)")
    #expect(place.names("empty/anyflow-out") == ["day.png"])
  }

  @Test("a file that the flow names and that is nowhere is a finding with near names")
  func missingFile() async throws {
    try place.file(
      "b.anyflow", Flows.brighter.replacingOccurrences(of: "photo.png", with: "foto.png"))
    let result = try await place.anyflow.run("run", "b.anyflow")
    #expect(result.code == 3)
    #expect(result.err.contains("There is no file \"foto.png\"."))
    #expect(result.err.contains("photo.png"))
    #expect(result.err.contains("b.anyflow:2:"))
  }

  @Test("a flow that is not there exits with 6 and near names") func noFlow() async throws {
    let result = try await place.anyflow.run("run", "b.anyflow")
    #expect(result.code == 6)
    #expect(result.err.contains("There is no file \"b.anyflow\"."))
    #expect(result.err.contains("a.anyflow"))
    let json = try await place.anyflow.run("run", "b.anyflow", "--json")
    #expect(json.code == 6)
    #expect(try json.json.codes == ["file-not-found"])
  }

  @Test("a folder in place of a flow exits with 6 and says so") func folder() async throws {
    let result = try await place.anyflow.run("run", ".")
    #expect(result.code == 6)
    #expect(result.err.contains("is a folder"))
  }

  @Test(
    "a file that is no flow is rejected with the place", arguments: ["}{", "\u{0}\u{1}\u{2}", ""])
  func noise(text: String) async throws {
    try place.file("noise.anyflow", text)
    let result = try await place.anyflow.run("run", "noise.anyflow", "--json")
    #expect(result.code == 3)
    #expect(try result.json["status"] == .string("rejected"))
  }

  @Test("an output folder under a file fails with the reason before anything runs")
  func unwritableOutput() async throws {
    let result = try await place.anyflow.run("run", "a.anyflow", "--json", "--out", "photo.png/o")
    #expect(result.code == 4)
    #expect(try result.json["status"] == .string("failed"))
    #expect(try result.json.codes == ["output-unwritable"])
    #expect(result.out.contains("Not a directory"))
  }

  @Test("a home that was named and cannot be written fails with the reason") func badHome()
    async throws
  {
    let result = try await place.anyflow.run("run", "a.anyflow", "--home", "photo.png")
    #expect(result.code == 4)
    #expect(result.err.contains("--home"))
    #expect(!place.exists("anyflow-out"))
  }

  @Test("the usual home that cannot be written is replaced with a note") func usualHome()
    async throws
  {
    try place.file(".anyflow", "a file where a folder should be")
    var anyflow = place.anyflow
    anyflow.environment = ["TMPDIR": place.url.path]
    let result = try await anyflow.run("run", "a.anyflow")
    #expect(result.code == 0)
    #expect(result.err.contains("instead"))
    #expect(place.names("anyflow-out") == ["day.png"])
  }

  @Test("--keep keeps the files of the steps") func keep() async throws {
    let result = try await place.anyflow.run("run", "a.anyflow", "--keep", "--home", "h", "--json")
    let run = try result.json["run"]?.string ?? "?"
    #expect(place.names("h/runs") == [run])
    #expect(place.names("h/runs/\(run)") == ["001-photo", "002-day"])
  }

  @Test("--quiet prints results and nothing else") func quiet() async throws {
    let result = try await place.anyflow.run("run", "a.anyflow", "-q")
    #expect(result.err == "")
    #expect(result.out == "anyflow-out/day.png  16x12\n")
  }
}
