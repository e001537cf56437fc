import AnyflowTesting
import OrderedJSON
import Testing

@Suite("Checking a prompt")
struct ValidationTests {
  /// A prompt that is refused, and the one error that it gets.
  struct Case: Sendable, CustomTestStringConvertible {
    var prompt: JSON
    var node: String
    var type: String
    var message: String
    var details: String
    var info: [String: JSON] = [:]

    var testDescription: String { "\(type): \(details)" }
  }

  static let cases: [Case] = [
    Case(
      prompt: Samples.drawing("6", "vae", nil), node: "6", type: "required_input_missing",
      message: "Required input is missing", details: "vae", info: ["input_name": "vae"]),
    Case(
      prompt: Samples.drawing("6", "vae", ["1"]), node: "6", type: "bad_linked_input",
      message: "Bad linked input, must be a length-2 list of [node_id, slot_index]",
      details: "vae", info: ["received_value": ["1"]]),
    Case(
      prompt: Samples.drawing("6", "vae", ["1", 2, 3]), node: "6", type: "bad_linked_input",
      message: "Bad linked input, must be a length-2 list of [node_id, slot_index]",
      details: "vae", info: ["input_config": ["VAE", [:]]]),
    Case(
      prompt: Samples.drawing("6", "samples", ["1", 1]), node: "6", type: "return_type_mismatch",
      message: "Return type mismatch between linked nodes",
      details: "samples, received_type(CLIP) mismatch input_type(LATENT)",
      info: ["received_type": "CLIP", "linked_node": ["1", 1], "input_config": ["LATENT", [:]]]),
    Case(
      prompt: Samples.drawing(steps: "7x"), node: "5", type: "invalid_input_type",
      message: "Failed to convert an input value to a INT value",
      details: "steps, 7x, invalid literal for int() with base 10: '7x'",
      info: [
        "received_value": "7x",
        "exception_message": "invalid literal for int() with base 10: '7x'",
      ]),
    Case(
      prompt: Samples.drawing(steps: .null), node: "5", type: "invalid_input_type",
      message: "Failed to convert an input value to a INT value",
      details: "steps, None, int() argument must be a string, a bytes-like object or a real "
        + "number, not 'NoneType'"),
    Case(
      prompt: Samples.drawing("5", "cfg", "x"), node: "5", type: "invalid_input_type",
      message: "Failed to convert an input value to a FLOAT value",
      details: "cfg, x, could not convert string to float: 'x'"),
    Case(
      prompt: Samples.drawing(steps: 0), node: "5", type: "value_smaller_than_min",
      message: "Value 0 smaller than min of 1", details: "steps",
      info: [
        "received_value": 0, "input_config": ["INT", ["default": 20, "min": 1, "max": 10000]],
      ]),
    Case(
      prompt: Samples.drawing(steps: "0"), node: "5", type: "value_smaller_than_min",
      message: "Value 0 smaller than min of 1", details: "steps", info: ["received_value": 0]),
    Case(
      prompt: Samples.drawing("5", "cfg", 101), node: "5", type: "value_bigger_than_max",
      message: "Value 101.0 bigger than max of 100.0", details: "cfg",
      info: ["received_value": .number("101.0")]),
    Case(
      prompt: Samples.drawing("5", "seed", .number("18446744073709551616")), node: "5",
      type: "value_bigger_than_max",
      message: "Value 18446744073709551616 bigger than max of 18446744073709551615",
      details: "seed"),
    Case(
      prompt: Samples.drawing("5", "scheduler", "nix"), node: "5", type: "value_not_in_list",
      message: "Value not in list",
      details: "scheduler: 'nix' not in ['simple', 'sgm_uniform', 'karras', 'exponential', "
        + "'ddim_uniform', 'beta', 'normal', 'linear_quadratic', 'kl_optimal']"),
    Case(
      prompt: Samples.drawing("5", "sampler_name", "nix"), node: "5", type: "value_not_in_list",
      message: "Value not in list", details: "sampler_name: 'nix' not in (list of length 42)",
      info: ["input_config": .null]),
    Case(
      prompt: Samples.drawing("5", "steps", ["__value__": 0]), node: "5",
      type: "value_smaller_than_min", message: "Value 0 smaller than min of 1", details: "steps"),
    Case(
      prompt: Samples.drawing("6", "vae", ["99", 0]), node: "6",
      type: "exception_during_inner_validation",
      message: "Exception when validating inner node", details: "'99'",
      info: ["exception_type": "KeyError", "linked_node": ["6", 0], "input_name": "images"]),
    Case(
      prompt: Samples.drawing("6", "vae", ["1", 3]), node: "6",
      type: "exception_during_inner_validation",
      message: "Exception when validating inner node", details: "tuple index out of range",
      info: ["exception_type": "IndexError"]),
    Case(
      prompt: Samples.drawing("7", "images", ["99", 0]), node: "7",
      type: "exception_during_validation", message: "Exception when validating node",
      details: "'99'", info: ["exception_type": "KeyError"]),
    Case(
      prompt: Samples.prompt(Samples.node("LoadImage", ["image": "no.png"]), Samples.preview),
      node: "1", type: "custom_validation_failed",
      message: "Custom validation failed for node",
      details: "image - Invalid image file: no.png", info: ["input_name": "image"]),
  ]

  @Test("each error has its type, words and facts", arguments: cases)
  func errors(expected: Case) async throws {
    try await withServer { (_, client) async throws in
      let reply = try await client.post("/prompt", ["prompt": expected.prompt])
      #expect(reply.status == 400)
      #expect(reply.json["error"]?["type"] == "prompt_outputs_failed_validation")
      #expect(reply.json["error"]?["message"] == "Prompt outputs failed validation")
      let nodes = try #require(reply.json["node_errors"]?.object)
      #expect(nodes.members.map(\.name) == [expected.node])
      let errors = try #require(nodes[expected.node]?["errors"]?.array)
      #expect(errors.count == 1)
      let error = try #require(errors.first)
      #expect(error["type"]?.string == expected.type)
      #expect(error["message"]?.string == expected.message)
      #expect(error["details"]?.string == expected.details)
      for (name, value) in expected.info { #expect(error["extra_info"]?[name] == value) }
    }
  }

  static let refusals: [(body: JSON, type: String, details: String)] = [
    (["a": 1], "no_prompt", "No prompt provided"),
    (["prompt": [:]], "prompt_no_outputs", ""),
    (["prompt": Samples.prompt(Samples.node("NoSuch"))], "invalid_prompt", "Node ID '#1'"),
    (["prompt": ["x": ["inputs": [:]]]], "invalid_prompt", "Node ID '#x'"),
    (["prompt": Samples.prompt(Samples.node("EmptyImage"))], "prompt_no_outputs", ""),
  ]

  @Test("what stands in the way of everything is told before any node", arguments: refusals)
  func wholePrompt(body: JSON, type: String, details: String) async throws {
    try await withServer { (_, client) async throws in
      let reply = try await client.post("/prompt", body)
      #expect(reply.status == 400)
      #expect(reply.json["error"]?["type"]?.string == type)
      #expect(reply.json["error"]?["details"]?.string == details)
      #expect(reply.json["error"]?["extra_info"] == [:])
      #expect(reply.json["node_errors"] == [:])
    }
  }

  static let stumblingBlocks: [JSON] = [
    ["prompt": [1]], ["prompt": ["1": 5]], ["number": "x", "prompt": [:]],
  ]

  @Test("what is no object makes the server stumble", arguments: stumblingBlocks)
  func stumbling(body: JSON) async throws {
    try await withServer { (_, client) async throws in
      #expect(try await client.post("/prompt", body).status == 500)
    }
  }

  @Test("an unknown class counts even where no output needs it")
  func unreachableUnknownClass() async throws {
    try await withServer { (_, client) async throws in
      let prompt = Samples.adding("9", Samples.node("NoSuch"), to: Samples.drawing())
      let reply = try await client.post("/prompt", ["prompt": prompt])
      #expect(
        reply.json["error"]?["message"] == "Cannot execute because node NoSuch does not exist.")
    }
  }

  @Test("errors of nodes that no output needs are not looked for")
  func unreachableErrors() async throws {
    try await withServer { (_, client) async throws in
      let prompt = Samples.adding("9", Samples.node("KSampler"), to: Samples.drawing())
      #expect(try await client.post("/prompt", ["prompt": prompt]).status == 200)
    }
  }

  @Test(
    "errors name the outputs that they keep from running, and the answer lists the outputs' own")
  func dependentOutputs() async throws {
    try await withServer { (_, client) async throws in
      let prompt = Samples.adding(
        "8", Samples.node("PreviewImage", ["images": ["6", 0]]), to: Samples.drawing(steps: 0))
      let reply = try await client.post("/prompt", ["prompt": prompt])
      #expect(reply.json["node_errors"]?["5"]?["dependent_outputs"] == ["7", "8"])
      #expect(reply.json["node_errors"]?["5"]?["class_type"] == "KSampler")
      #expect(reply.json["error"]?["details"] == "")
      let own = try await client.post("/prompt", ["prompt": Samples.drawing("7", "images", nil)])
      #expect(own.json["error"]?["details"] == "Required input is missing: images")
    }
  }

  @Test("one good output is enough: the bad one is told and left out")
  func partialAcceptance() async throws {
    try await withServer { (server, client) async throws in
      let prompt = Samples.prompt(
        Samples.picture(), Samples.preview, Samples.node("PreviewImage"))
      let reply = try await client.post("/prompt", ["prompt": prompt])
      #expect(reply.status == 200)
      #expect(reply.json["node_errors"]?["3"]?["errors"]?.array?.count == 1)
      await server.idle()
      let id = try #require(reply.json["prompt_id"]?.string)
      let record = try await client.get("/history/\(id)").json[id]
      #expect(record?["outputs"]?.object?.members.map(\.name) == ["2"])
      #expect(record?["prompt"]?.array?.last == ["2"])
    }
  }

  @Test(
    "targets choose among the outputs",
    arguments: [(["2"], 200), (["3"], 400), (["1"], 400), ([], 400), (["2", "3"], 200)])
  func targets(ids: [String], status: Int) async throws {
    try await withServer { (_, client) async throws in
      let prompt = Samples.prompt(Samples.picture(), Samples.preview, Samples.node("PreviewImage"))
      let reply = try await client.post(
        "/prompt", ["prompt": prompt, "partial_execution_targets": .array(ids.map(JSON.string))])
      #expect(reply.status == status)
      if !ids.contains(where: { $0 != "1" }) {
        #expect(reply.json["error"]?["type"] == "prompt_no_outputs")
      }
    }
  }

  static let conversions: [(nodeClass: String, given: JSON, converted: JSON)] = [
    ("PrimitiveInt", "7", 7), ("PrimitiveInt", .number("7.9"), 7), ("PrimitiveInt", true, 1),
    ("PrimitiveInt", " -12 ", -12), ("PrimitiveInt", "1_000", 1000),
    ("PrimitiveFloat", 7, .number("7.0")), ("PrimitiveFloat", "2.5", .number("2.5")),
    ("PrimitiveFloat", ["__value__": 3], .number("3.0")), ("PrimitiveString", 7, "7"),
    ("PrimitiveString", .null, "None"), ("PrimitiveString", true, "True"),
    ("PrimitiveBoolean", "false", true), ("PrimitiveBoolean", "", false),
    ("PrimitiveBoolean", 0, false),
  ]

  @Test(
    "literals are converted as Python does, and the record shows what became of them",
    arguments: conversions)
  func conversion(nodeClass: String, given: JSON, converted: JSON) async throws {
    try await withServer { (_, client) async throws in
      let record = try await client.run(
        Samples.prompt(
          Samples.node(nodeClass, ["value": given]),
          Samples.node("PreviewAny", ["source": ["1", 0]])))
      let value = record["prompt"]?.array?[2]["1"]?["inputs"]?["value"]
      #expect(value == converted)
    }
  }

  @Test("unknown keys are ignored, negative slots count from the end, steps are not enforced")
  func tolerated() async throws {
    try await withServer { (_, client) async throws in
      for prompt in [
        Samples.drawing("4", "wdth", 5), Samples.drawing("6", "vae", ["1", -1]),
        Samples.drawing(width: 133), Samples.drawing("5", "cfg", .number("7.0123")),
      ] {
        #expect(try await client.post("/prompt", ["prompt": prompt]).status == 200)
      }
    }
  }

  @Test("options that are declared as COMBO are checked by later servers only")
  func declaredCombos() async throws {
    let prompt = Samples.prompt(
      Samples.node("UpscaleModelLoader", ["model_name": "nix.pth"]), Samples.picture(),
      Samples.node("ImageUpscaleWithModel", ["upscale_model": ["1", 0], "image": ["2", 0]]),
      Samples.node("PreviewImage", ["images": ["3", 0]]))
    for (edition, status) in [
      (StandInConfiguration.Edition.october2025, 200), (StandInConfiguration.Edition.later, 400),
    ] {
      try await withServer(StandInConfiguration(edition: edition)) { (_, client) async throws in
        #expect(try await client.post("/prompt", ["prompt": prompt]).status == status)
      }
    }
  }

  @Test("later servers name unknown classes with their title, and want lowercase UUIDs")
  func laterEdition() async throws {
    try await withServer(StandInConfiguration(edition: .later)) { (_, client) async throws in
      let reply = try await client.post(
        "/prompt",
        ["prompt": ["4": ["class_type": "NoSuch", "inputs": [:], "_meta": ["title": "T"]]]])
      #expect(reply.json["error"]?["type"] == "missing_node_type")
      #expect(
        reply.json["error"]?["extra_info"]
          == ["node_id": "4", "class_type": "NoSuch", "node_title": "T"])
      let body: JSON = [
        "prompt": Samples.prompt(Samples.picture(), Samples.preview), "prompt_id": "ABC",
      ]
      #expect(
        try await client.post("/prompt", body).json["error"]?["type"] == "invalid_prompt_id")
    }
  }

  @Test("a cycle is refused: without errors by older servers, with its path by later ones")
  func cycles() async throws {
    func scaled(_ source: JSON) -> JSON {
      Samples.node(
        "ImageScaleBy", ["image": [source, 0], "upscale_method": "area", "scale_by": 1])
    }
    let prompt = Samples.prompt(
      scaled("2"), scaled("1"), Samples.node("PreviewImage", ["images": ["1", 0]]))
    try await withServer { (_, client) async throws in
      let reply = try await client.post("/prompt", ["prompt": prompt])
      #expect(reply.status == 400)
      #expect(reply.json["node_errors"] == [:])
    }
    try await withServer(StandInConfiguration(edition: .later)) { (_, client) async throws in
      let text = try await client.post("/prompt", ["prompt": prompt]).text
      #expect(text.contains("dependency_cycle") || text.contains("\"node_errors\":{}"))
    }
  }

  @Test("a chain that is deeper than the server's stack is refused, not crashed on")
  func deepChain() async throws {
    var nodes: JSONObject = ["0": Samples.picture(8, 8)]
    for index in 1...3000 {
      nodes.members.append(
        JSONObject.Member(
          "\(index)", Samples.node("ImageInvert", ["image": [.string("\(index - 1)"), 0]])))
    }
    nodes.members.append(
      JSONObject.Member("end", Samples.node("PreviewImage", ["images": ["3000", 0]])))
    let prompt = JSON.object(nodes)
    try await withServer { (_, client) async throws in
      let reply = try await client.post("/prompt", ["prompt": prompt])
      #expect(reply.status == 400)
      #expect(reply.text.contains("RecursionError"))
    }
  }
}
