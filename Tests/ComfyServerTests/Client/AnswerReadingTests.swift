import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("Answers of a server")
struct AnswerReadingTests {
  private let id = PromptID("p")

  private func history(_ text: String) throws -> HistoryRecord {
    HistoryRecord(id, try JSON(parsing: text))
  }

  @Test("a successful record tells outputs, what was cached, and how long it took")
  func success() throws {
    let record = try history(
      """
      {"outputs": {"9": {"images": [{"filename": "a.png"}]}},
       "status": {"status_str": "success", "completed": true, "messages": [
         ["execution_start", {"timestamp": 1000}],
         ["execution_cached", {"nodes": ["1"], "timestamp": 1001}],
         ["execution_success", {"timestamp": 3500}]]}}
      """)
    #expect(record.status == .success)
    #expect(record.outputs == ["9": ["images": [["filename": "a.png"]]]])
    #expect(record.cached == ["1"])
    #expect(record.serverTime == .milliseconds(2500))
    #expect(record.isConfirmed)
  }

  @Test("an error's record tells where and why")
  func failure() throws {
    let record = try history(
      """
      {"outputs": {}, "status": {"status_str": "error", "completed": false, "messages": [
         ["execution_error", {"node_id": "3", "node_type": "KSampler", "exception_message": "no",
          "exception_type": "RuntimeError", "traceback": ["x"], "current_inputs": {"a": ["1"]}}]]}}
      """)
    #expect(record.status == .error)
    #expect(record.error?.nodeID == "3")
    #expect(record.error?.nodeType == "KSampler")
    #expect(record.error?.type == "RuntimeError")
    #expect(record.error?.inputs == ["a": ["1"]])
  }

  @Test("an interruption is told apart from an error by its message")
  func interruption() throws {
    let record = try history(
      #"{"status":{"status_str":"error","messages":[["execution_interrupted",{"node_id":"3"}]]}}"#)
    #expect(record.status == .interrupted)
    #expect(record.error == nil)
  }

  @Test("what nodes of an expansion show is shown by the node that was expanded")
  func expansion() throws {
    let record = try history(
      """
      {"outputs": {"5.0.1": {"images": [1], "text": ["a"]}, "5.0.2": {"images": [2]}, "6": {"x": 1}},
       "meta": {"5.0.1": {"display_node": "5"}, "5.0.2": {"display_node": "5"}}}
      """)
    #expect(record.outputs == ["5": ["images": [1, 2], "text": ["a"]], "6": ["x": 1]])
  }

  @Test(
    "a damaged record is no reason to fail",
    arguments: [
      "{}", "null", "[]", #"{"status": null, "outputs": null}"#,
      #"{"status": {"messages": [7, ["a"], [1, 2], ["execution_start", null]]}}"#,
      #"{"status": {"messages": [["execution_start", {"timestamp": 9}], ["execution_success", {"timestamp": 1}]]}}"#,
    ])
  func damaged(text: String) throws {
    let record = try history(text)
    #expect(record.status == .success)
    #expect(record.outputs.isEmpty)
    #expect(record.serverTime == nil)
  }

  @Test("a rejection tells the kind and each node's errors")
  func rejection() throws {
    let rejection = try #require(
      PromptRejection(
        JSON(
          parsing: """
            {"error": {"type": "prompt_outputs_failed_validation", "message": "Bad", "details": "",
             "extra_info": {"a": 1}},
             "node_errors": {"3": {"class_type": "KSampler", "dependent_outputs": ["9"], "errors": [
               {"type": "value_not_in_list", "message": "Not", "details": "x", "extra_info":
                {"input_name": "sampler_name", "input_config": [["a"], {}], "received_value": "b"}},
               {"type": "custom", "message": "", "details": ["odd"]}]}}}
            """)))
    #expect(rejection.type == "prompt_outputs_failed_validation")
    #expect(rejection.extra == ["a": 1])
    let errors = try #require(rejection.nodes["3"])
    #expect(errors.count == 2)
    #expect(errors.first?.inputName == "sampler_name")
    #expect(errors.first?.receivedValue == "b")
    #expect(errors.first?.classType == "KSampler")
    #expect(errors.first?.dependentOutputs == ["9"])
    #expect(errors.last?.details == #"["odd"]"#)
  }

  @Test("an acceptance is a rejection only when it has errors of nodes")
  func partial() {
    #expect(PromptRejection(["prompt_id": "p", "node_errors": [:]]) == nil)
    #expect(PromptRejection(["prompt_id": "p", "node_errors": []]) == nil)
    let partial = PromptRejection([
      "prompt_id": "p",
      "node_errors": ["3": ["class_type": "X", "errors": [["type": "t", "message": "m"]]]],
    ])
    #expect(partial?.nodes["3"]?.map(\.type) == ["t"])
  }

  @Test("the queue is in the order of its numbers and tells the outputs")
  func queue() {
    let queue = QueueState([
      "queue_running": [[1, "a", [:], [:], ["9"]]],
      "queue_pending": [[5, "c", [:], [:], []], [-2, "b", [:], [:], []], [], "odd"],
    ])
    #expect(queue?.running.map(\.id.text) == ["a"])
    #expect(queue?.running.first?.outputs == ["9"])
    #expect(queue?.pending.map(\.id.text) == ["b", "c"])
    #expect(queue?.isRunning(PromptID("a")) == true)
    #expect(queue?.isPending(PromptID("a")) == false)
    #expect(queue?.item(PromptID("c"))?.number == 5)
    #expect(QueueState(["queue_running": []]) == nil)
  }

  @Test("the facts of a system are read, and nothing else passes for them")
  func stats() {
    let stats = SystemStats([
      "system": [
        "comfyui_version": "0.3.64", "python_version": "3.11.7 (main) [GCC]", "ram_total": 5,
      ],
      "devices": [["name": "cuda:0", "type": "cuda", "vram_total": 24, "vram_free": 20]],
    ])
    #expect(stats?.version == "0.3.64")
    #expect(stats?.python == "3.11.7")
    #expect(stats?.ramTotal == 5)
    #expect(
      stats?.devices == [.init(name: "cuda:0", type: "cuda", vramTotal: 24, vramFree: 20)])
    #expect(SystemStats(["system": "ok"]) == nil)
    #expect(SystemStats([:]) == nil)
  }
}
