import Comfy
import Flow
import Foundation
import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("A server's errors in the flow's words")
struct RetellingTests {
  private func prompt() throws -> AssembledPrompt {
    try PromptAssembly(classes: .core)
      .assemble(TestJob.textToImage().job, names: { $0.lastPathComponent })
  }

  private func findings(_ errors: [String: [PromptRejection.NodeError]]) throws -> [Diagnostic] {
    RejectionRetelling(prompt: try prompt(), classes: .core)
      .findings(
        for: PromptRejection(
          type: "prompt_outputs_failed_validation", message: "Prompt outputs failed validation",
          nodes: errors))
  }

  private func sampler(
    _ type: String, _ input: String?, received: JSON? = nil, config: JSON? = nil,
    details: String = "details", extra: JSON? = nil
  ) throws -> Diagnostic {
    let error = PromptRejection.NodeError(
      type: type, message: "Words of the server", details: details, inputName: input,
      receivedValue: received, inputConfig: config, classType: "KSampler", extra: extra)
    return try #require(try findings(["4": [error]]).first)
  }

  @Test(
    "each kind of validation error is a sentence about the input",
    arguments: [
      (
        "required_input_missing", DiagnosticCode.missingInput,
        "steps of scene/sampler (KSampler) is missing, and the server needs it."
      ),
      (
        "value_smaller_than_min", .rejectedByServer,
        "steps of scene/sampler (KSampler) is 0, and the server takes 1 or more."
      ),
      (
        "value_bigger_than_max", .rejectedByServer,
        "steps of scene/sampler (KSampler) is 0, and the server takes 10000 or less."
      ),
      (
        "invalid_input_type", .rejectedByServer,
        "steps of scene/sampler (KSampler) is 0, where the server wants a whole number."
      ),
      (
        "bad_linked_input", .rejectedByServer,
        "steps of scene/sampler (KSampler) is a list, and the server takes a link or one value there."
      ),
      (
        "custom_validation_failed", .rejectedByServer,
        "scene/sampler (KSampler) does not take what it is given, says its class."
      ),
      ("dependency_cycle", .cycle, "scene/sampler (KSampler) draws on itself."),
      (
        "exception_during_validation", .rejectedByServer,
        "The server does not take steps of scene/sampler (KSampler) as it is."
      ),
      (
        "exception_during_inner_validation", .rejectedByServer,
        "The server does not take steps of scene/sampler (KSampler) as it is."
      ),
      (
        "some_later_type", .rejectedByServer,
        "The server does not take steps of scene/sampler (KSampler) as it is."
      ),
    ])
  func kinds(type: String, code: DiagnosticCode, message: String) throws {
    let finding = try sampler(type, "steps", received: 0)
    #expect(finding.code == code)
    #expect(finding.message == message)
    #expect(finding.place == .node("scene"))
    #expect(finding.notes.last == "The server says: Words of the server: details")
  }

  @Test("a part that the flow itself names is told at its input")
  func writtenOut() throws {
    var job = TestJob()
    job.add("grey", "EmptyImage", ["width": 0])
    job.add("kept", "SaveImage", ["images": "@grey.IMAGE"])
    let prompt = try PromptAssembly(classes: .core).assemble(job.job, names: { _ in nil })
    let error = PromptRejection.NodeError(
      type: "value_smaller_than_min", message: "Value 0 smaller than min of 1",
      inputName: "width", receivedValue: 0, inputConfig: ["INT", ["min": 1]],
      classType: "EmptyImage")
    let finding = RejectionRetelling(prompt: prompt, classes: .core)
      .findings(for: PromptRejection(type: "x", message: "", nodes: ["1": [error]])).first
    #expect(finding?.place == .argument(node: "grey", .named("width")))
    #expect(
      finding?.message == "width of grey (EmptyImage) is 0, and the server takes 1 or more.")
  }

  @Test("a model that is not there is told with its folder and what is near")
  func missingModel() throws {
    let error = PromptRejection.NodeError(
      type: "value_not_in_list", message: "Value not in list", inputName: "ckpt_name",
      receivedValue: "dreamshaper_9.safetensors",
      inputConfig: [["dreamshaper_8.safetensors", "svd.safetensors"], [:]],
      classType: "CheckpointLoaderSimple")
    let finding = try #require(try findings(["1": [error]]).first)
    #expect(finding.code == .missingModel)
    #expect(
      finding.message
        == "The server has no model file \"dreamshaper_9.safetensors\" for ckpt_name of "
        + "scene/loader (CheckpointLoaderSimple).")
    #expect(
      finding.hint == "Put it into models/checkpoints on the server. Did you mean "
        + "dreamshaper_8.safetensors?")
    #expect(
      finding.notes.first == "The server has dreamshaper_8.safetensors, svd.safetensors.")
  }

  @Test("an option that a server does not have is told with what is near, of either form of list")
  func option() throws {
    for config: JSON in [
      [["euler", "heun"], [:]], ["COMBO", ["options": ["euler", "heun"]]],
    ] {
      let finding = try sampler(
        "value_not_in_list", "sampler_name", received: "eular", config: config)
      #expect(finding.code == .rejectedByServer)
      #expect(finding.hint == "Did you mean euler?")
      #expect(finding.notes.first == "The options are euler, heun.")
    }
  }

  @Test("a long list that the server leaves out is taken from its classes")
  func elided() throws {
    let finding = try sampler("value_not_in_list", "sampler_name", received: "eular")
    #expect(finding.hint?.contains("euler") == true)
    #expect(finding.notes.first?.contains(" more.") == true)
  }

  @Test("a link of another type names both ends")
  func mismatch() throws {
    let finding = try sampler(
      "return_type_mismatch", "latent_image",
      extra: ["received_type": "CLIP", "linked_node": ["1", 1]])
    #expect(
      finding.message
        == "latent_image of scene/sampler (KSampler) takes LATENT, and CLIP comes from "
        + "scene/loader (CheckpointLoaderSimple).")
  }

  @Test("a class that the server does not have is told with near names")
  func unknownClass() throws {
    var job = TestJob()
    job.add("kept", "SaveImag")
    let prompt = try PromptAssembly(classes: .core).assemble(job.job, names: { _ in nil })
    let retelling = RejectionRetelling(prompt: prompt, classes: .core)
    let rejections = [
      PromptRejection(
        type: "invalid_prompt", message: "Cannot execute because node SaveImag does not exist.",
        details: "Node ID '#1'"),
      PromptRejection(
        type: "missing_node_type", message: "", extra: ["node_id": "1", "class_type": "SaveImag"]),
    ]
    for rejection in rejections {
      let finding = try #require(retelling.findings(for: rejection).first)
      #expect(
        finding.message == "The server has no node class SaveImag, which kept uses.")
      #expect(finding.place == .function(node: "kept"))
      #expect(finding.hint?.contains("SaveImage") == true)
    }
  }

  @Test(
    "a rejection of the whole is always told", arguments: ["prompt_no_outputs", "no_prompt", "odd"])
  func whole(type: String) throws {
    let findings = RejectionRetelling(prompt: try prompt(), classes: .core)
      .findings(for: PromptRejection(type: type, message: "Its words"))
    #expect(findings.count == 1)
    #expect(findings.first?.notes == ["The server says: Its words"])
  }

  @Test(
    "what libraries say is a sentence for people, with a hint",
    arguments: [
      ("OutOfMemoryError", "Allocation on device", DiagnosticCode.outOfMemory, "memory"),
      (
        "RuntimeError",
        "[enforce fail at alloc_cpu.cpp] . DefaultCPUAllocator: can't allocate memory",
        .outOfMemory, "memory"
      ),
      (
        "RuntimeError", "mat1 and mat2 shapes cannot be multiplied (154x768 and 1024x320)\n",
        .executionFailed, "does not fit"
      ),
      (
        "RuntimeError", "The size of tensor a (64) must match the size of tensor b (32)",
        .executionFailed, "does not fit"
      ),
      ("AssertionError", "Torch not compiled with CUDA enabled", .executionFailed, "device"),
      (
        "SafetensorError", "Error while deserializing header: HeaderTooLarge", .missingModel,
        "damaged"
      ),
      (
        "RuntimeError", "ERROR: Could not detect model type of: x.safetensors", .missingModel,
        "no kind of model"
      ),
      ("RuntimeError", "ERROR: clip input is invalid: None", .missingModel, "text encoder"),
      ("OSError", "[Errno 28] No space left on device", .executionFailed, "disk"),
      ("ModuleNotFoundError", "No module named 'cv2'", .executionFailed, "Python package"),
    ])
  func rules(type: String, message: String, code: DiagnosticCode, word: String) throws {
    let error = ExecutionError(
      nodeID: "4", nodeType: "KSampler", message: message, type: type,
      traceback: [
        "  File \"/srv/execution.py\", line 496, in execute\n    x\n",
        "  File \"/srv/nodes.py\", line 1500, in sample\n    return y\n",
      ])
    let finding = ExecutionRetelling(prompt: try prompt()).finding(for: error)
    #expect(finding.code == code)
    #expect(finding.message.contains(word))
    #expect(finding.message.hasSuffix("scene/sampler (KSampler)."))
    #expect(finding.place == .node("scene"))
    #expect(finding.hint?.isEmpty == false)
    #expect(finding.notes.first?.hasPrefix("The server says: \(type): ") == true)
    #expect(finding.notes.last == "It happened in /srv/nodes.py, line 1500.")
  }

  @Test("an error that no rule knows has the server's own words")
  func unknownError() throws {
    let error = ExecutionError(
      nodeID: "4.0.0.3", nodeType: "Odd", message: "something\nodd", type: "ValueError")
    let finding = ExecutionRetelling(prompt: try prompt()).finding(for: error)
    #expect(
      finding.message == "scene/sampler (KSampler) failed on the server: something odd.")
    #expect(finding.notes == ["The server says: ValueError: something odd"])
  }
}
