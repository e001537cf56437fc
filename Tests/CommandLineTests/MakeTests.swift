import Foundation
import Testing

@Suite("anyflow make and plan") struct MakeTests {
  let place: Workplace

  init() throws { place = try Workplace() }

  @Test("make delivers the result and the flow that made it") func make() async throws {
    let result = try await place.anyflow.run("make", "brighten photo.png", "photo.png")
    #expect(result.code == 0, "\(result.err)")
    let lines = result.out.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("anyflow-out/") == true)
    #expect(lines.first?.hasSuffix("  16x12") == true)
    let names = place.names("anyflow-out")
    #expect(names.count { $0.hasSuffix(".anyflow") } == 1)
    #expect(names.count == 2)
  }

  @Test("make prints one JSON object in the shape of the contract") func json() async throws {
    let result = try await place.anyflow.run("make", "--json", "brighten photo.png")
    #expect(result.code == 0, "\(result.out)")
    let report = try result.json
    #expect(
      report.keys == [
        "diagnostics", "executed", "flow", "inference", "outputs", "reused", "run", "status",
        "timing",
      ])
    #expect(report["status"] == .string("succeeded"))
    #expect(report["inference"]?["engine"] == .string("rules"))
    #expect(report["inference"]?["calls"] == .number(0))
    #expect(report["outputs"]?.elements.count == 1)
    #expect(report["outputs"]?[0]?["modality"] == .string("image"))
  }

  @Test("the flow that make wrote runs from anywhere") func flowRuns() async throws {
    try place.picture("pictures of mine/beach.png")
    let made = try await place.anyflow.run(
      "make", "--json", "brighten beach.png", "--in", "pictures of mine", "--out", "deep/down/out")
    #expect(made.code == 0, "\(made.out)")
    let flow = try made.json["flow"]?.string ?? "?"
    let text = try String(contentsOfFile: flow, encoding: .utf8)
    #expect(text.contains("files from \"../../../pictures of mine\""), "\(text)")
    let elsewhere = AnyflowProcess(
      folder: URL(fileURLWithPath: "/"), environment: ["ANYFLOW_HOME": place.url.path + "/h"])
    let again = try await elsewhere.run("run", flow, "--out", place.url.path + "/second", "--json")
    #expect(again.code == 0, "\(again.out)")
    #expect(
      try again.json["outputs"]?[0]?["sha256"] == made.json["outputs"]?[0]?["sha256"])
  }

  @Test("a file given by its path is used, wherever it is") func givenPath() async throws {
    try place.picture("elsewhere/beach.png")
    let result = try await place.anyflow.run(
      "make", "brighten this picture", "elsewhere/beach.png", "--json")
    #expect(result.code == 0, "\(result.out)")
  }

  @Test("a given file that is not there exits with 6 and near names") func missingFile()
    async throws
  {
    for command in ["make", "plan"] {
      let result = try await place.anyflow.run(command, "brighten it", "foto.png", "--json")
      #expect(result.code == 6)
      #expect(try result.json.codes == ["file-not-found"])
      #expect(result.out.contains("photo.png"))
    }
    #expect(!place.exists("anyflow-out"))
  }

  @Test("a folder given as a file exits with 6 and says so") func folder() async throws {
    try place.file("folder/x", "")
    let result = try await place.anyflow.run("make", "brighten it", "folder")
    #expect(result.code == 6)
    #expect(result.err.contains("is a folder"))
  }

  @Test("a picture that is none is rejected before anything runs") func damaged() async throws {
    try place.file("broken.png", "\u{89}PNG no more")
    let result = try await place.anyflow.run("make", "brighten broken.png", "broken.png", "--json")
    #expect(result.code == 3, "\(result.out)")
    #expect(!place.exists("anyflow-out"))
  }

  @Test("an empty request is rejected", arguments: ["", "   \n"])
  func empty(request: String) async throws {
    let result = try await place.anyflow.run("make", request, "--json")
    #expect(result.code == 3)
    #expect(try result.json["status"] == .string("rejected"))
    #expect(try result.json.codes.contains("empty-request"))
  }

  @Test("a request without sense is rejected with a finding") func nonsense() async throws {
    let result = try await place.anyflow.run("make", "qwxz vrbl", "--json")
    #expect(result.code == 3)
    #expect(try !result.json.codes.isEmpty)
    #expect(!place.exists("anyflow-out"))
  }

  @Test("--dry-run shows the flow and leaves no trace") func dryRun() async throws {
    let result = try await place.anyflow.run("make", "brighten photo.png", "--dry-run")
    #expect(result.code == 0)
    #expect(result.out.contains("load_image("))
    #expect(place.names() == ["photo.png"])
  }

  @Test("plan prints a flow that check accepts, and leaves no trace") func plan() async throws {
    let plan = try await place.anyflow.run("plan", "brighten photo.png")
    #expect(plan.code == 0)
    #expect(place.names() == ["photo.png"])
    let check = try await place.anyflow.run("check", "-", input: plan.out)
    #expect(check.code == 0, "\(check.err)")
  }

  @Test(
    "plan prints one JSON object in the shape of the contract", arguments: [[], ["--abstract"]])
  func planJSON(options: [String]) async throws {
    let result = try await place.anyflow.start(["plan", "--json", "brighten photo.png"] + options)
      .result()
    #expect(result.code == 0)
    let report = try result.json
    #expect(report.keys == ["diagnostics", "flow", "inference", "prompts", "status", "text"])
    #expect(report["prompts"] == .object([:]))
    let nodes = report["flow"]?["nodes"]?.elements ?? []
    let load = nodes.first { $0["function"] == .string("load_image") }
    #expect(load?.keys == ["function", "id", "inputs", "parameters", "target"])
    #expect(load?["target"] == .null)
    #expect(load?["parameters"]?["file"] == .string("photo.png"))
    let bright = nodes.first { $0["function"] == .string("brighten_image") }
    #expect(bright?["inputs"]?["image"]?["node"] == load?["id"])
    #expect(bright?["inputs"]?["image"]?["port"] == .string("image"))
    #expect(report["flow"]?["outputs"]?[0]?["node"] == bright?["id"])
  }

  @Test("plan -o writes the flow, and keeps what the file held before") func planToFile()
    async throws
  {
    let first = try await place.anyflow.run("plan", "brighten photo.png", "-o", "x.anyflow")
    #expect(first.code == 0)
    #expect(first.out == "")
    let text = try place.text("x.anyflow")
    #expect(text.contains("load_image("))
    _ = try await place.anyflow.run("plan", "brighten photo.png", "-o", "x.anyflow")
    #expect(place.names() == ["photo.png", "x.anyflow"])
    try place.file("x.anyflow", "mine")
    let again = try await place.anyflow.run("plan", "brighten photo.png", "-o", "x.anyflow")
    #expect(again.code == 0)
    #expect(try place.text("x.anyflow") == text)
    #expect(try place.text("x.anyflow~") == "mine")
  }

  @Test("plan -o into a folder that is not there fails with the reason") func planUnwritable()
    async throws
  {
    let result = try await place.anyflow.run(
      "plan", "brighten photo.png", "-o", "no/x.anyflow", "--json")
    #expect(result.code == 4)
    #expect(try result.json.codes.contains("output-unwritable"))
  }
}
