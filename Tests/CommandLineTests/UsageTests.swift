import Testing

@Suite("Usage") struct UsageTests {
  let place: Workplace

  init() throws { place = try Workplace() }

  @Test("--version prints the version") func version() async throws {
    let result = try await place.anyflow.run("--version")
    #expect(result.code == 0)
    #expect(result.out.split(separator: ".").count == 3)
  }

  @Test(
    "help goes to standard output",
    arguments: [[], ["--help"], ["help"], ["help", "make"], ["run", "-h"]])
  func help(arguments: [String]) async throws {
    let result = try await place.anyflow.start(arguments).result()
    #expect(result.code == 0)
    #expect(result.out.contains("USAGE"))
    #expect(result.err == "")
  }

  @Test("a command that is not there is named with near ones") func unknownCommand() async throws {
    let result = try await place.anyflow.run("mkae", "x")
    #expect(result.code == 2)
    #expect(result.err.contains("There is no command named \"mkae\"."))
    #expect(result.err.contains("anyflow make"))
  }

  @Test(
    "wrong usage exits with 2 and explains itself on standard error",
    arguments: [
      ["make"], ["run"], ["format"], ["run", "a", "--sed", "1"], ["make", "x", "--seed", "-1"],
      ["make", "x", "--seed", "abc"], ["plan", "x", "--notation", "prose"],
      ["make", "x", "--out", ""],
      ["make", "x", "--lm", "http://127.0.0.1:1"], ["plan", "x", "--lm-model", "m"], ["--nonsense"],
    ])
  func wrongUsage(arguments: [String]) async throws {
    let result = try await place.anyflow.start(arguments).result()
    #expect(result.code == 2)
    #expect(result.out == "")
    #expect(!result.err.isEmpty)
    let json = try await place.anyflow.start(arguments + ["--json"]).result()
    #expect(json.code == 2)
    #expect(try json.json.codes == ["usage"])
  }

  @Test("a target that is not there is named with near ones") func unknownTarget() async throws {
    let result = try await place.anyflow.run(
      "plan", "brighten photo.png", "--target", "natve", "--json")
    #expect(result.code == 2)
    #expect(try result.json.codes == ["unknown-target"])
    #expect(result.out.contains("Did you mean native?"))
  }

  @Test(
    "a ComfyUI server that is not there exits with 5, however it is named",
    arguments: ["comfy=http://127.0.0.1:1", "comfyui=127.0.0.1:1", "http://127.0.0.1:1"])
  func comfy(target: String) async throws {
    let result = try await place.anyflow.run(
      "make", "brighten photo.png", "--target", target, "--json")
    #expect(result.code == 5)
    #expect(try result.json.codes == ["target-unreachable"])
    #expect(!place.exists("anyflow-out"))
  }

  @Test("an address that is none is told as such") func badAddress() async throws {
    let result = try await place.anyflow.run(
      "make", "brighten photo.png", "--target", "comfy=ftp://x", "--json")
    #expect(result.code != 0)
    #expect(result.out.contains("ftp"))
    #expect(!place.exists("anyflow-out"))
  }

  @Test(
    "a server and a language model named in the environment that are not there do not hinder a plan"
  )
  func environment() async throws {
    var anyflow = place.anyflow
    anyflow.environment = [
      "ANYFLOW_COMFY_URL": "http://127.0.0.1:1", "ANYFLOW_LM_URL": "http://127.0.0.1:1",
    ]
    let result = try await anyflow.run("plan", "brighten photo.png")
    #expect(result.code == 0)
    #expect(result.err.contains("http://127.0.0.1:1"))
    #expect(result.err.contains("ANYFLOW_LM_URL"))
  }

  @Test("--target native and --lm rules are accepted") func accepted() async throws {
    let result = try await place.anyflow.run(
      "plan", "brighten photo.png", "--target", "native", "--lm", "rules")
    #expect(result.code == 0)
  }

  @Test("a folder for input that is not there exits with 6", arguments: ["none", "photo.png"])
  func inputFolder(name: String) async throws {
    let result = try await place.anyflow.run("plan", "brighten photo.png", "--in", name, "--json")
    #expect(result.code == 6)
    #expect(try result.json.codes == ["file-not-found"])
  }
}
