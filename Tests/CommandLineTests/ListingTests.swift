import Testing

@Suite("anyflow functions and targets") struct ListingTests {
  let place: Workplace

  init() throws { place = try Workplace() }

  @Test("lists all functions with signatures") func all() async throws {
    let result = try await place.anyflow.run("functions")
    #expect(result.code == 0)
    #expect(result.out.contains("load_image(file: file) -> image\n"))
    #expect(result.out.contains("    Read a picture from a file.\n"))
  }

  @Test("shows one function in full") func one() async throws {
    let result = try await place.anyflow.run("functions", "brighten_image")
    #expect(result.code == 0)
    #expect(result.out.contains("function brighten_image("))
    #expect(result.out.contains("amount: number[%] in 0...100 = 20 %"))
    #expect(result.out.contains("Can be done on native."))
  }

  @Test("prints functions as JSON with their ports") func json() async throws {
    let result = try await place.anyflow.run("functions", "brighten_image", "--json")
    let report = try result.json
    #expect(report.keys == ["diagnostics", "functions", "status"])
    let function = report["functions"]?[0]
    #expect(function?["name"] == .string("brighten_image"))
    #expect(function?["targets"] == .array([.string("native")]))
    let amount = function?["ports"]?[1]
    #expect(amount?["unit"] == .string("%"))
    #expect(amount?["minimum"] == .number(0))
    #expect(amount?["maximum"] == .number(100))
    #expect(amount?["default"] == .string("20 %"))
    #expect(amount?["required"] == .boolean(false))
    #expect(function?["outputs"]?[0]?["type"] == .string("image"))
  }

  @Test("searches by meaning") func search() async throws {
    let result = try await place.anyflow.run("functions", "brighter", "picture", "--json")
    #expect(result.code == 0)
    let names = try result.json["functions"]?.elements.compactMap { $0["name"]?.string } ?? []
    #expect(names.contains("brighten_image"))
    #expect(names.count < 20)
  }

  @Test("--on lists only what the target has a way to do") func onTarget() async throws {
    let all = try await place.anyflow.run("functions", "--json")
    let native = try await place.anyflow.run("functions", "--on", "native", "--json")
    func names(_ result: AnyflowProcess.Result) throws -> Set<String> {
      Set(try result.json["functions"]?.elements.compactMap { $0["name"]?.string } ?? [])
    }
    #expect(try names(native).isSubset(of: names(all)))
    #expect(try names(native).contains("load_image"))
    #expect(try !names(native).contains("text_to_mesh"))
    #expect(try await place.anyflow.run("functions", "--on", "natve").code == 2)
  }

  @Test("a function that is not there exits with 6") func missing() async throws {
    let result = try await place.anyflow.run("functions", "qqqqzzzzxxxx", "--json")
    #expect(result.code == 6)
    #expect(try result.json.codes == ["unknown-function"])
  }

  @Test("shows the native target with its tools") func targets() async throws {
    let result = try await place.anyflow.run("targets")
    #expect(result.code == 0)
    #expect(result.out.contains("native"))
    #expect(result.out.contains("tool: ffmpeg"))
    let report = try await place.anyflow.run("targets", "--json").json
    let native = report["targets"]?[0]
    #expect(native?["name"] == .string("native"))
    #expect(native?["reachable"] == .boolean(true))
    #expect(native?["items"]?.elements.contains { $0["name"] == .string("ffmpeg") } == true)
  }

  @Test("a tool that is missing is shown with its package, and keeps a flow from running")
  func missingTool() async throws {
    try place.file("a.anyflow", Flows.brighter)
    var anyflow = place.anyflow
    anyflow.environment = ["PATH": "/nowhere"]
    let targets = try await anyflow.run("targets")
    #expect(targets.out.contains("tool: ffmpeg  missing; apt-get install ffmpeg"))
    let run = try await anyflow.run("run", "a.anyflow", "--json")
    #expect(run.code == 3)
    #expect(run.out.contains("apt-get install ffmpeg"), "\(run.out)")
  }
}
