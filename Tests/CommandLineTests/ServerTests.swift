import AnyflowTesting
import Foundation
import OrderedJSON
import Testing

/// What people do with a ComfyUI server, against a stand-in for one.
@Suite("flows on a ComfyUI server") struct ServerTests {
  let place: Workplace

  init() throws { place = try Workplace() }

  /// A server with models of many families, and the command that knows it.
  private func server(
    _ configuration: StandInConfiguration = .init(models: StandInConfiguration.commonModels)
  ) async throws -> (server: StandInServer, anyflow: AnyflowProcess) {
    let server = try await StandInServer.start(configuration)
    var anyflow = place.anyflow
    anyflow.environment["ANYFLOW_COMFY_URL"] = server.url
    return (server, anyflow)
  }

  @Test("a request makes a picture of just the size that was asked for") func picture() async throws
  {
    let (server, anyflow) = try await server()
    let result = try await anyflow.run("make", "a picture of a castle, 200x120", "--json")
    #expect(result.code == 0, "\(result.out)\(result.err)")
    let output = try result.json["outputs"]?[0]
    #expect(output?["modality"]?.string == "image")
    #expect(output?["width"]?.number == 200)
    #expect(output?["height"]?.number == 120)
    #expect(server.received("POST", "/prompt").count == 1)
    await server.stop()
  }

  @Test("work of the server and of this machine go into one film") func mixed() async throws {
    let (server, anyflow) = try await server()
    let result = try await anyflow.run(
      "make", "Turn photo.png into a 2 second video and say \"hello there\" over it", "--json")
    #expect(result.code == 0, "\(result.out)\(result.err)")
    let output = try result.json["outputs"]?[0]
    #expect(output?["modality"]?.string == "video")
    #expect(output?["seconds"]?.number.map { abs($0 - 2) < 0.05 } == true)
    #expect(output?["channels"]?.number != nil)
    #expect(server.received("POST", "/prompt").count == 1)
    #expect(server.received("POST", "/upload/image").count == 1)
    await server.stop()
  }

  @Test("the same seed gives the same bytes, another seed others") func seeds() async throws {
    let (server, anyflow) = try await server()
    var sums: [String] = []
    for seed in ["1", "1", "2"] {
      let result = try await anyflow.run(
        "make", "a picture of a castle, 64x64", "--seed", seed, "--out", "out\(sums.count)",
        "--json")
      sums.append(try result.json["outputs"]?[0]?["sha256"]?.string ?? "none")
    }
    #expect(sums[0] == sums[1])
    #expect(sums[0] != sums[2])
    await server.stop()
  }

  @Test("a result that the server remembers and somebody has removed is made again")
  func removedResult() async throws {
    let (server, anyflow) = try await server()
    let first = try await anyflow.run("make", "a picture of a castle, 64x64", "--json")
    #expect(first.code == 0, "\(first.out)")
    let output = server.folder.appendingPathComponent("output")
    try FileManager.default.removeItem(at: output)
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    let second = try await anyflow.run(
      "make", "a picture of a castle, 64x64", "--out", "again", "--json")
    #expect(second.code == 0, "\(second.out)\(second.err)")
    #expect(place.exists("again/picture.png"))
    await server.stop()
  }

  @Test("a picture carries the flow that made it, and runs again from that") func embeddedFlow()
    async throws
  {
    let (server, anyflow) = try await server()
    let first = try await anyflow.run("make", "a picture of a castle, 64x64", "--json")
    #expect(first.code == 0, "\(first.out)")
    let flow = try await anyflow.run("convert", "anyflow-out/picture.png", "-")
    #expect(flow.out.contains("text_to_image(prompt: \"a castle\""), "\(flow.out)\(flow.err)")
    let prompt = try await anyflow.run(
      "convert", "anyflow-out/picture.png", "-", "--to", "prompt")
    #expect(prompt.out.contains("\"class_type\": \"VAEDecode\""))
    let workflow = try await anyflow.run(
      "convert", "anyflow-out/picture.png", "-", "--to", "workflow")
    #expect(workflow.out.contains("\"VAEDecode\""))
    await server.stop()
  }

  @Test("a file that neither side has is told before anything runs") func missingFile() async throws
  {
    let (server, anyflow) = try await server(
      .init(models: StandInConfiguration.commonModels, inputs: ["example.png": [1]]))
    try place.file(
      "w.api.json",
      """
      {"1": {"class_type": "LoadImage", "inputs": {"image": "exampel.png"}},
       "2": {"class_type": "PreviewImage", "inputs": {"images": ["1", 0]}}}
      """)
    let result = try await anyflow.run("run", "w.api.json", "--json")
    #expect(result.code == 3, "\(result.out)")
    #expect(try result.json.codes == ["file-not-found"])
    #expect(result.out.contains("example.png"))
    #expect(server.received("POST", "/prompt").isEmpty)
    await server.stop()
  }

  @Test("nodes of ComfyUI without a server are one finding, with what to do") func noServer()
    async throws
  {
    try place.file(
      "w.api.json",
      """
      {"1": {"class_type": "EmptyImage", "inputs": {"width": 16, "height": 16, "batch_size": 1,
       "color": 0}}, "2": {"class_type": "PreviewImage", "inputs": {"images": ["1", 0]}}}
      """)
    let result = try await place.anyflow.run("run", "w.api.json", "--json")
    #expect(result.code == 3)
    #expect(try result.json.codes == ["unknown-target"])
    #expect(result.out.contains("ANYFLOW_COMFY_URL"))
  }

  @Test("two servers at once are refused") func twoServers() async throws {
    let result = try await place.anyflow.run(
      "plan", "a castle", "--target", "comfy=http://127.0.0.1:1", "--target",
      "comfy=http://127.0.0.1:2", "--json")
    #expect(result.code == 2)
    #expect(try result.json.codes == ["usage"])
  }

  @Test("what would be handed in can be looked at before anything runs") func prompts() async throws
  {
    let (server, anyflow) = try await server()
    let result = try await anyflow.run(
      "plan", "a picture of a castle, 64x64", "--json", "--explain")
    #expect(result.code == 0, "\(result.out)")
    let json = try result.json
    #expect(result.out.contains("\"class_type\":\"VAEDecode\""))
    #expect(json["choices"]?[0]?["target"]?.string == "comfy")
    #expect(server.received("POST", "/prompt").isEmpty)
    await server.stop()
  }

  @Test("a saved workflow runs as it is, and its pictures come out") func workflow() async throws {
    let (server, anyflow) = try await server()
    try place.file(
      "w.api.json",
      """
      {"1": {"class_type": "EmptyImage", "inputs": {"width": 40, "height": 24, "batch_size": 2,
       "color": 255}}, "2": {"class_type": "SaveImage", "inputs": {"images": ["1", 0],
       "filename_prefix": "mine"}}}
      """)
    let result = try await anyflow.run("run", "w.api.json", "--json")
    #expect(result.code == 0, "\(result.out)\(result.err)")
    let json = try result.json
    #expect(json["outputs"]?[0]?["width"]?.number == 40)
    #expect(json["outputs"]?[1]?["height"]?.number == 24)
    #expect(json["outputs"]?[2] == nil)
    await server.stop()
  }

  @Test("a server that is not there ends the command within three seconds, with its address")
  func absent() async throws {
    for url in ["http://127.0.0.1:9", "http://10.255.255.1:8188"] {
      var anyflow = place.anyflow
      anyflow.environment["ANYFLOW_COMFY_URL"] = url
      let start = ContinuousClock.now
      let process = try await anyflow.start(["make", "a castle", "--json"], alone: true)
      let result = try await process.result()
      #expect(result.code == 5, "\(result.out)")
      #expect(result.end - start < .seconds(3))
      #expect(result.out.contains(url))
      #expect(try result.json.codes == ["target-unreachable"])
    }
  }

  @Test("planning goes on without the server, and says what it assumes") func offline() async throws
  {
    var anyflow = place.anyflow
    anyflow.environment["ANYFLOW_COMFY_URL"] = "http://127.0.0.1:9"
    let result = try await anyflow.run("plan", "a picture of a castle, 64x64")
    #expect(result.code == 0, "\(result.err)")
    #expect(result.err.contains("assumes"))
    #expect(result.out.contains("text_to_image"))
  }

  @Test("memory that runs out is told at the flow's line, with what would help")
  func outOfMemory() async throws {
    let (server, anyflow) = try await server()
    server.fail(.outOfMemory(atClass: "VAEDecode"), times: nil)
    try place.file(
      "f.anyflow",
      "picture = text_to_image(prompt: \"a castle\", width: 64 px, height: 64 px)\nreturn picture\n"
    )
    let result = try await anyflow.run("run", "f.anyflow", "--json")
    #expect(result.code == 4, "\(result.out)")
    let finding = try result.json["diagnostics"]?[0]
    #expect(finding?["code"]?.string == "out-of-memory")
    #expect(finding?["line"]?.number == 1)
    #expect(finding?["hint"]?.string?.isEmpty == false)
    await server.stop()
  }

  @Test("a prompt that is accepted only in part is a failure that names what was refused")
  func partial() async throws {
    let (server, anyflow) = try await server()
    server.fail(.rejectOutput(reason: "no such folder"))
    try place.file(
      "two.api.json",
      """
      {"1": {"class_type": "EmptyImage", "inputs": {"width": 16, "height": 16, "batch_size": 1,
       "color": 0}}, "2": {"class_type": "SaveImage", "inputs": {"images": ["1", 0],
       "filename_prefix": "a"}}, "3": {"class_type": "PreviewImage", "inputs": {"images": ["1", 0]}}}
      """)
    let result = try await anyflow.run("run", "two.api.json", "--json")
    #expect(result.code == 4, "\(result.out)")
    #expect(try result.json.codes.contains("rejected-by-server"), "\(result.out)")
    await server.stop()
  }

  @Test("a server that restarts in mid-run is told of, and the run is done all the same")
  func restart() async throws {
    let (server, anyflow) = try await server()
    server.fail(.restart(afterEvents: 3, down: .milliseconds(300)))
    let result = try await anyflow.run("make", "a picture of a castle, 64x64", "--json")
    #expect(result.code == 0, "\(result.out)\(result.err)")
    #expect(try result.json.codes.contains("run-lost"), "\(result.out)")
    await server.stop()
  }

  @Test("interrupting the command interrupts its prompt on the server") func interruption()
    async throws
  {
    var configuration = StandInConfiguration(models: StandInConfiguration.commonModels)
    configuration.stepTime = .milliseconds(400)
    let (server, anyflow) = try await server(configuration)
    let process = try await anyflow.start(["make", "a picture of a castle, 64x64", "--json"])
    var waited = 0
    while server.executed.isEmpty, waited < 200 {
      try await Task.sleep(for: .milliseconds(50))
      waited += 1
    }
    try await Task.sleep(for: .milliseconds(300))
    process.send(SIGINT)
    let result = try await process.result()
    #expect(result.code == 130, "\(result.out)")
    // The stop is repeated until the server has taken it, each time for this prompt alone.
    let stops = server.received("POST", "/interrupt")
    #expect(!stops.isEmpty)
    #expect(stops.allSatisfy { $0.json?["prompt_id"]?.string?.isEmpty == false })
    await server.stop()
  }

  @Test("targets shows the server with its models, and what is missing for the rest")
  func targets() async throws {
    let (server, anyflow) = try await server(
      .init(models: ["checkpoints": ["v1-5-pruned-emaonly.safetensors"]]))
    let result = try await anyflow.run("targets")
    #expect(result.code == 0, "\(result.err)")
    #expect(result.out.contains("model: sd15  v1-5-pruned-emaonly.safetensors"))
    #expect(result.out.contains("text_to_image"))
    #expect(result.out.contains("edit_image  lacks model:"))
    let json = try await anyflow.run("targets", "--json").json
    #expect(json["targets"]?[0]?["name"]?.string == "comfy")
    #expect(json["targets"]?[0]?["reachable"] == .boolean(true))
    await server.stop()
  }

  @Test("with the server alone, files are still read and written here") func serverAlone()
    async throws
  {
    let (server, anyflow) = try await server()
    let made = try await anyflow.run(
      "make", "Upscale photo.png 2x", "--target", "comfy", "--json")
    #expect(made.code == 0, "\(made.out)\(made.err)")
    #expect(try made.json["outputs"]?[0]?["width"]?.number == 32)
    let refused = try await anyflow.run("make", "Blur photo.png", "--target", "comfy", "--json")
    #expect(refused.code == 3, "\(refused.out)")
    await server.stop()
  }
}
